import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { BotMessage } from '../../src/bot/outcome.ts';
import { STYLE } from './look.ts';
import { escapeHtml, markdownHtml } from './markdown.ts';

/** A reply with the command that asked for it. */
export interface Scene {
  /** Names its pictures; lower-case words joined by hyphens. */
  readonly id: string;
  /** What it shows, in a few words. */
  readonly title: string;
  /** The command's name, as Discord prints it above the reply. */
  readonly command: string;
  readonly message: BotMessage;
}

/** The looks in which each reply is drawn: classes of the style sheet. */
export const LOOKS = ['phone dark', 'phone light', 'desktop dark'] as const;

/** The id of the element that shows a scene in a look; also the name of its picture. */
export function shotId(scene: Scene, look: (typeof LOOKS)[number]): string {
  return `${scene.id}-${look.replace(' ', '-')}`;
}

/** One page, complete in itself, with every scene in every look; menus fold open on a click. */
export function previewPage(scenes: readonly Scene[]): string {
  const body = scenes.map((scene) => {
    const looks = LOOKS.map(
      (look) => `<div class="look ${look}" id="${shotId(scene, look)}">${messageHtml(scene)}</div>`,
    );
    return `<h2 class="scene">${escapeHtml(scene.title)}</h2>\n<div class="looks">${looks.join('\n')}</div>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Replies of msq-bot</title>
<style>${STYLE}</style>
<h1 class="page">Replies of msq-bot</h1>
${body.join('\n')}
</html>
`;
}

/** A reply as Discord shows it below the command that asked for it. */
export function messageHtml({ command, message }: Scene): string {
  const only = message.isPrivate
    ? '<div class="only">Only you can see this · <b>Dismiss message</b></div>'
    : '';
  return `<div class="message">
<div class="used">╭ <b>tashi</b> used <b>/${escapeHtml(command)}</b></div>
<div class="avatar">m</div>
<div class="author">msq-bot <i>APP</i><span>12:00</span></div>
${message.components.map(componentHtml).join('\n')}
${only}
</div>`;
}

function componentHtml(component: APIMessageTopLevelComponent | APIComponentInContainer): string {
  switch (component.type) {
    case ComponentType.Container:
      return `<div class="card">${component.components.map(componentHtml).join('\n')}</div>`;
    case ComponentType.TextDisplay:
      return `<div class="text">${markdownHtml(component.content)}</div>`;
    case ComponentType.File:
      return `<div class="file">${escapeHtml(component.file.url.replace('attachment://', ''))}</div>`;
    case ComponentType.ActionRow:
      return `<div class="row">${component.components.map(controlHtml).join('\n')}</div>`;
    default:
      throw new Error(`the preview draws no component of type ${component.type}`);
  }
}

function controlHtml(control: APIComponentInMessageActionRow): string {
  switch (control.type) {
    case ComponentType.Button:
      return `<button>${escapeHtml('label' in control ? (control.label ?? '') : '')}</button>`;
    case ComponentType.StringSelect: {
      const options = control.options.map(
        ({ label, description = '' }) =>
          `<div>${escapeHtml(label)}<span>${escapeHtml(description)}</span></div>`,
      );
      return `<details class="select"><summary>${escapeHtml(control.placeholder ?? '')}</summary>${options.join('')}</details>`;
    }
    default:
      throw new Error(`the preview draws no control of type ${control.type}`);
  }
}
