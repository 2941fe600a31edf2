import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { ExportedFile } from '../../answer/export.ts';
import type { BotMessage } from '../../bot/outcome.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { type SiteWords, siteWords } from '../words.ts';
import { Markdown } from './markdown.tsx';

export interface MessageProps {
  readonly message: Pick<BotMessage, 'components' | 'files' | 'isPrivate'>;
  /** Who asked, and with which command, as Discord prints it above the reply. */
  readonly asker: string;
  readonly command: string;
  readonly time: string;
  /** The client's own words; English by default. */
  readonly words?: SiteWords;
  /** The language in which the bot answers, where it is another one than the client's. */
  readonly language?: LanguageCode | undefined;
}

/**
 * Draws a reply as Discord's client does, from the payload that is sent. Everything that can be pressed carries its
 * custom id in `data-press`.
 */
export function Message({ message, asker, command, time, words = siteWords('en'), language }: MessageProps) {
  return (
    <article class="message">
      <p class="used">
        <b>{asker}</b> {words.used} <b dir="ltr">/{command}</b>
      </p>
      <Author name="msq-bot" time={time} isApp />
      <div lang={language} dir={language && siteWords(language).direction}>
        {message.components.map((component) => drawComponent(component, message.files))}
      </div>
      {message.isPrivate && (
        <p class="only">
          {words.onlyYou} ·{' '}
          <button type="button" class="link" data-dismiss>
            {words.dismiss}
          </button>
        </p>
      )}
    </article>
  );
}

/** The line above a message: who wrote it, and when. */
export function Author({
  name,
  time,
  isApp = false,
}: {
  readonly name: string;
  readonly time: string;
  readonly isApp?: boolean;
}) {
  return (
    <p class="author">
      <span class="avatar" aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      {name} {isApp && <i>APP</i>} <time>{time}</time>
    </p>
  );
}

function drawComponent(
  component: APIMessageTopLevelComponent | APIComponentInContainer,
  files: readonly ExportedFile[],
) {
  switch (component.type) {
    case ComponentType.Container:
      return <div class="card">{component.components.map((inner) => drawComponent(inner, files))}</div>;
    case ComponentType.TextDisplay:
      return (
        <div class="text">
          <Markdown text={component.content} />
        </div>
      );
    case ComponentType.File: {
      const name = component.file.url.replace('attachment://', '');
      const file = files.find((one) => one.name === name);
      return (
        <a class="file" download={name} href={file && dataUrl(file)}>
          {name}
        </a>
      );
    }
    case ComponentType.ActionRow:
      return <div class="row">{component.components.map(drawControl)}</div>;
    default:
      throw new Error(`a component of type ${component.type} cannot be drawn`);
  }
}

function dataUrl({ contentType, text }: ExportedFile): string {
  return `data:${contentType};charset=utf-8,${encodeURIComponent(text)}`;
}

function drawControl(control: APIComponentInMessageActionRow) {
  switch (control.type) {
    case ComponentType.Button:
      return (
        <button type="button" data-press={'custom_id' in control ? control.custom_id : undefined}>
          {'label' in control ? control.label : ''}
        </button>
      );
    case ComponentType.StringSelect:
      return (
        <details class="select">
          <summary>{control.placeholder}</summary>
          <ul>
            {control.options.map(({ label, description, value }) => (
              <li>
                <button type="button" data-press={value}>
                  {label}
                  {description !== undefined && <span>{description}</span>}
                </button>
              </li>
            ))}
          </ul>
        </details>
      );
    default:
      throw new Error(`a control of type ${control.type} cannot be drawn`);
  }
}
