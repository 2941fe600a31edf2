import { styleText } from 'node:util';
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { printable } from './printable.ts';

/** A button or menu entry of a reply, which people press by its number. */
export interface Pressable {
  readonly label: string;
  readonly customId: string;
}

/** A reply as a terminal shows it. */
export interface Screen {
  readonly text: string;
  /** In the order of their numbers, from 1. */
  readonly pressables: readonly Pressable[];
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/**
 * Renders the components that Discord would get: formatting as terminal styles, links in full, buttons and menu
 * entries numbered.
 * @param color Whether escape sequences may be written.
 */
export function renderScreen(components: readonly APIMessageTopLevelComponent[], color: boolean): Screen {
  const paint: Paint = (style, text) => (color ? styleText(style, text) : text);
  const lines: string[] = [];
  const pressables: Pressable[] = [];
  const press = (pressable: Pressable): string => {
    pressables.push(pressable);
    return `${paint('cyan', `[${pressables.length}]`)} ${printable(pressable.label)}`;
  };
  for (const component of components) renderComponent(component, lines, press, paint);
  return { text: lines.join('\n'), pressables };
}

function renderComponent(
  component: APIMessageTopLevelComponent | APIComponentInContainer,
  lines: string[],
  press: (pressable: Pressable) => string,
  paint: Paint,
): void {
  switch (component.type) {
    case ComponentType.Container:
      for (const inner of component.components) renderComponent(inner, lines, press, paint);
      break;
    case ComponentType.TextDisplay:
      lines.push(
        ...printable(component.content)
          .split('\n')
          .map((line) => renderLine(line, paint)),
      );
      break;
    case ComponentType.File:
      lines.push(paint('dim', component.file.url.replace('attachment://', 'file: ')));
      break;
    case ComponentType.ActionRow:
      for (const control of component.components) {
        if (control.type === ComponentType.StringSelect) {
          lines.push('', paint('bold', `${printable(control.placeholder ?? '')}:`));
          for (const { label, value } of control.options) {
            lines.push(`  ${press({ label, customId: value })}`);
          }
        }
      }
      lines.push(
        ...[
          component.components
            .flatMap((control) =>
              control.type === ComponentType.Button && 'custom_id' in control && control.label !== undefined
                ? [press({ label: control.label, customId: control.custom_id })]
                : [],
            )
            .join('  '),
        ].filter((row) => row !== ''),
      );
      break;
  }
}

/** Renders a line of Discord's markdown, as far as the bot writes it. */
function renderLine(line: string, paint: Paint): string {
  const heading = /^#{1,3} (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return paint('bold', renderInline(heading, paint));
  const small = /^-# (.*)$/.exec(line)?.[1];
  if (small !== undefined) return paint('dim', renderInline(small, paint));
  const quoted = /^> (.*)$/.exec(line)?.[1];
  if (quoted !== undefined) return `${paint('cyan', '│')} ${renderInline(quoted, paint)}`;
  return renderInline(line, paint);
}

const INLINE =
  /\\(?<escaped>[!-/:-@[-`{-~])|\[(?<label>(?:\\.|[^\\[\]])*)\]\(<(?<url>[^>]+)>\)|\*\*(?<bold>(?:\\.|[^\\*]|\*(?!\*))+)\*\*|\*(?<italic>(?:\\.|[^\\*])+)\*|`(?<code>[^`]+)`/g;

function renderInline(text: string, paint: Paint): string {
  let rendered = '';
  let at = 0;
  for (const { 0: found, index, groups = {} } of text.matchAll(INLINE)) {
    rendered += text.slice(at, index) + renderPart(groups, paint);
    at = index + found.length;
  }
  return rendered + text.slice(at);
}

/** Renders what {@link INLINE} found, by the names of its groups. */
function renderPart(groups: Readonly<Record<string, string>>, paint: Paint): string {
  const { escaped, label = '', url, bold, italic, code = '' } = groups;
  if (escaped !== undefined) return escaped;
  if (url !== undefined) return renderLink(renderInline(label, paint), url, paint);
  if (bold !== undefined) return paint('bold', renderInline(bold, paint));
  if (italic !== undefined) return paint('italic', renderInline(italic, paint));
  return code;
}

/** Renders the address of a link, and its label if that is not just the host, or host and document. */
function renderLink(label: string, url: string, paint: Paint): string {
  const address = paint('underline', url);
  const [host = ''] = label.split('/', 1);
  return url.includes(host) ? address : `${label} ${address}`;
}
