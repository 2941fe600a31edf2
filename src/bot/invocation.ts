import type { CommandName, OptionName } from '../i18n/messages.ts';

/** A command with its options, as a person typed it or a button carries it. Nothing in it is checked yet. */
export interface Invocation {
  readonly command: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** An invocation with each of its options' texts changed. */
export function withTexts(invocation: Invocation, change: (text: string) => string): Invocation {
  const changed = Object.entries(invocation.options).map(([name, value]) => [
    name,
    typeof value === 'string' ? change(value) : value,
  ]);
  return { ...invocation, options: Object.fromEntries(changed) };
}

/** What a button can show instead of the usual reply; short, since custom ids contain it. */
export const VIEWS = ['citation', 'other'] as const;
export type ViewName = (typeof VIEWS)[number];
/** For whoever meant something else. */
export const NOT_MEANT_VIEW = 'other' satisfies ViewName;

/** What buttons and menus can ask for in addition to the options that people type. */
export interface View {
  /** From 1. */
  readonly page: number;
  /** Undefined for the usual one. */
  readonly view: ViewName | undefined;
}

/** An invocation in a button or menu of the bot. A misspelt command or option does not compile. */
export type Target = {
  readonly [Name in CommandName]: {
    readonly command: Name;
    readonly options: { readonly [Option in OptionName<Name>]?: string } & {
      readonly page?: number;
      readonly view?: ViewName;
    };
  };
}[CommandName];
