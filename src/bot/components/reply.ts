import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { ExportedFile } from '../../answer/export.ts';
import type { Target } from '../invocation.ts';
import { encodeCustomId, type Press } from './custom-id.ts';
import { LIMITS } from './limits.ts';
import { cutUnits } from './markdown.ts';

/**
 * What a command replies, in Components V2, without anything that depends on how it is sent. Made by {@link reply},
 * which enforces Discord's limits.
 */
export interface Reply {
  readonly components: APIMessageTopLevelComponent[];
  readonly files: readonly ExportedFile[];
  /** Whether only the asker may see it, even if a public reply was asked for. */
  readonly onlyForAsker: boolean;
}

export type Button = Press<Target> & { readonly label: string };

/** An entry of a menu; picking it opens a reply in place of the message. */
export interface MenuEntry {
  readonly label: string;
  readonly description?: string;
  readonly to: Target;
}

export interface Menu {
  readonly placeholder: string;
  readonly entries: readonly MenuEntry[];
}

/** The parts of a reply from top to bottom. Empty texts, rows and menus are left out. */
export interface ReplyParts {
  /** The texts of the card; each becomes a text display. */
  readonly texts: readonly string[];
  readonly menus?: readonly Menu[];
  /** At most five buttons per row. */
  readonly rows?: readonly (readonly Button[])[];
  readonly files?: readonly ExportedFile[];
  readonly onlyForAsker?: boolean;
}

/**
 * Makes a reply of its parts.
 * @throws {RangeError} The texts are too long for Discord, added up. The caller has to size them.
 */
export function reply({ texts, menus = [], rows = [], files = [], onlyForAsker = false }: ReplyParts): Reply {
  const shown = texts.filter((text) => text !== '');
  const total = shown.reduce((sum, text) => sum + text.length, 0);
  if (total > LIMITS.textTotal) {
    throw new RangeError(`a reply has ${total} characters; Discord takes ${LIMITS.textTotal}`);
  }
  const usedIds = new Set<string>();
  const components: APIMessageTopLevelComponent[] = [
    {
      type: ComponentType.Container,
      components: shown.map((content) => ({ type: ComponentType.TextDisplay, content })),
    },
    ...files.map(
      (file): APIMessageTopLevelComponent => ({
        type: ComponentType.File,
        file: { url: `attachment://${file.name}` },
      }),
    ),
  ];
  menus.forEach((menu, index) => {
    const options = menuOptions(menu);
    if (options.length === 0) return;
    components.push({
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: `menu ${index}`,
          placeholder: cutUnits(menu.placeholder, LIMITS.selectPlaceholder),
          options,
        },
      ],
    });
  });
  for (const row of rows) {
    const buttons = row.flatMap((button) => toButton(button, usedIds)).slice(0, LIMITS.rowButtons);
    if (buttons.length > 0) components.push({ type: ComponentType.ActionRow, components: buttons });
  }
  return { components, files, onlyForAsker };
}

/** Leaves out a button that does the same as another one of the message: custom ids must be unique. */
function toButton(button: Button, usedIds: Set<string>): APIButtonComponent[] {
  const id = encodeCustomId(button);
  if (id === undefined || usedIds.has(id)) return [];
  usedIds.add(id);
  return [
    {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: cutUnits(button.label, LIMITS.buttonLabel),
      custom_id: id,
    },
  ];
}

function menuOptions({ entries }: Menu): APISelectMenuOption[] {
  const options = new Map<string, APISelectMenuOption>();
  for (const entry of entries) {
    const option = toOption(entry);
    if (option && !options.has(option.value)) options.set(option.value, option);
  }
  return [...options.values()].slice(0, LIMITS.selectOptions);
}

/** Undefined for an entry whose target does not fit into a custom id. */
function toOption({ label, description, to }: MenuEntry): APISelectMenuOption | undefined {
  const value = encodeCustomId({ action: 'open', to });
  if (value === undefined) return undefined;
  return {
    label: shorten(label, LIMITS.selectOptionText),
    value,
    ...(description ? { description: shorten(description, LIMITS.selectOptionText) } : {}),
  };
}

/** Shortens a label that is too long to whole words and "…". */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = cutUnits(text, max - 1);
  const wordEnd = cut.lastIndexOf(' ');
  return `${(wordEnd > max / 2 ? cut.slice(0, wordEnd) : cut).trimEnd()}…`;
}
