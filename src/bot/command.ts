import type { CommandName, Messages, OptionName } from '../i18n/messages.ts';
import type { Section, SurveyResponse } from '../questionnaire/schema.ts';
import { sectionOf } from '../questionnaire/structure.ts';
import { LIMITS } from './components/limits.ts';
import type { Reply } from './components/reply.ts';
import type { Context } from './context.ts';
import { type Invocation, type Target, VIEWS, type View } from './invocation.ts';
import { typedText } from './typed-text.ts';

/** An option as a command defines it. Its name and description in each language are in `src/i18n`. */
export type OptionDefinition = TextOption | SectionOption | ChoiceOption;

/** Free text. */
interface TextOption {
  readonly kind: 'text';
  readonly required: boolean;
  /** In UTF-16 units. A longer text is cut. */
  readonly maxLength: number;
  /** Whether its words are a question or keywords, whose language the reply is in. Default: neither. */
  readonly asks?: 'question' | 'keywords';
  readonly suggest?: Suggest;
}

/** A section of the questionnaire, by its id or title. */
interface SectionOption {
  readonly kind: 'section';
  readonly required: boolean;
}

/** One of a few words. */
interface ChoiceOption {
  readonly kind: 'choice';
  readonly required: boolean;
  readonly choices: readonly string[];
  /** What a choice is called. Default: as it is typed. */
  readonly label?: (choice: string, messages: Messages) => string;
}

/** A suggestion while somebody types: what is shown, and what is sent when it is picked. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Suggests what somebody may want to type, best first. */
export type Suggest = (typed: string, context: Context) => Choice[];

type ValueOf<Option> = Option extends TextOption
  ? string
  : Option extends SectionOption
    ? Section
    : Option extends ChoiceOption
      ? Option['choices'][number]
      : never;

/** The values of the options, as a command gets them. An option that is not required may be undefined. */
type Values<Options> = {
  readonly [Name in keyof Options]: Options[Name] extends { readonly required: true }
    ? ValueOf<Options[Name]>
    : ValueOf<Options[Name]> | undefined;
};

type Definitions = Readonly<Record<string, OptionDefinition>>;

/**
 * Who is offered a command: "managers" are those with the permission Manage Server, in servers only, where
 * administrators can change who. Replies to them are always private.
 */
type OfferedTo = 'everyone' | 'managers';

/** A command, ready to be registered, listed and run. Made by {@link defineCommand}. */
export interface Command {
  readonly name: CommandName;
  readonly options: Definitions;
  readonly offeredTo: OfferedTo;
  /** Checks the options and makes the reply. Sends nothing. */
  readonly run: (given: Invocation['options'], context: Context) => Run;
}

/** The reply of a command, or why it cannot give one. */
export type Run =
  | { readonly kind: 'replied'; readonly reply: Reply }
  /** The words that were typed are another command. */
  | { readonly kind: 'passed_on'; readonly to: Target }
  | BadOptions;

/** The words that are asked with a command. */
interface AskedWords {
  readonly text: string;
  readonly asks: 'question' | 'keywords';
}

/** The words that are asked with a command; undefined for one without words. */
export function askedWords(
  { options }: Pick<Command, 'options'>,
  given: Invocation['options'],
): AskedWords | undefined {
  for (const [name, option] of Object.entries(options)) {
    if (option.kind !== 'text' || option.asks === undefined) continue;
    const text = readText(given[name], option.maxLength);
    return text === undefined ? undefined : { text, asks: option.asks };
  }
  return undefined;
}

type BadOptions =
  | { readonly kind: 'unknown_section' }
  /** The named option is missing. */
  | { readonly kind: 'bad_option'; readonly option: string }
  /** An option has a value that is not one of its choices. */
  | { readonly kind: 'unknown_choice'; readonly value: string; readonly choices: readonly string[] };

/**
 * Defines a command. It must have exactly the options that `src/i18n` has labels for; `execute` gets their values.
 * @param definition `offeredTo` is "everyone" by default.
 */
export function defineCommand<
  Name extends CommandName,
  const Options extends Readonly<Record<OptionName<Name>, OptionDefinition>>,
>(definition: {
  readonly name: Name;
  readonly options: Options & Readonly<Record<Exclude<keyof Options, OptionName<Name>>, never>>;
  readonly offeredTo?: OfferedTo;
  readonly execute: (options: Values<Options>, context: Context, view: View) => Reply | Target;
}): Command {
  const { name, options, offeredTo = 'everyone', execute } = definition;
  return {
    name,
    options,
    offeredTo,
    run(given, context) {
      const read = readOptions<Options>(options, given, context.answers.response);
      if (read.kind !== 'read') return read;
      const made = execute(read.values, context, readView(given));
      return 'command' in made ? { kind: 'passed_on', to: made } : { kind: 'replied', reply: made };
    },
  };
}

/** Checks the options of an invocation. The overload gives each value its type, which the loop cannot express. */
function readOptions<Options>(
  definitions: Options & Definitions,
  given: Invocation['options'],
  response: SurveyResponse,
): { readonly kind: 'read'; readonly values: Values<Options> } | BadOptions;
function readOptions(
  definitions: Definitions,
  given: Invocation['options'],
  response: SurveyResponse,
): { readonly kind: 'read'; readonly values: Record<string, unknown> } | BadOptions {
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const text = readText(
      given[name],
      definition.kind === 'text' ? definition.maxLength : LIMITS.choiceValue,
    );
    if (text === undefined) {
      if (definition.required) return { kind: 'bad_option', option: name };
      continue;
    }
    switch (definition.kind) {
      case 'text':
        values[name] = text;
        break;
      case 'section':
        values[name] = sectionOf(response, text);
        if (values[name] === undefined) return { kind: 'unknown_section' };
        break;
      case 'choice':
        if (!definition.choices.includes(text)) {
          return { kind: 'unknown_choice', value: text, choices: definition.choices };
        }
        values[name] = text;
        break;
    }
  }
  return { kind: 'read', values };
}

/**
 * Reads an option that somebody typed.
 * @returns Undefined if the option is missing or blank.
 */
function readText(value: Invocation['options'][string] | undefined, maxLength: number): string | undefined {
  if (value === undefined || typeof value === 'boolean') return undefined;
  const text = typedText(String(value), maxLength);
  return text === '' ? undefined : text;
}

/** Reads the page and view that a button carries. Default: the first page and the usual view. */
function readView({ page, view }: Invocation['options']): View {
  const number = Number(page ?? 1);
  return {
    page: Number.isSafeInteger(number) && number >= 1 ? number : 1,
    view: VIEWS.find((known) => known === view),
  };
}
