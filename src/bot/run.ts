import type { Answer } from '../answer/answer.ts';
import { type AnswerFacts, factsOf } from '../answer/facts.ts';
import type { Audience, Library } from '../answer/library.ts';
import { listOf } from '../i18n/format.ts';
import { languageOfLocale, messagesFor } from '../i18n/languages.ts';
import { languagesUnderstood } from '../i18n/languages-understood.ts';
import { type Messages, optionLabel } from '../i18n/messages.ts';
import { maskAddresses } from '../questionnaire/privacy.ts';
import { LANGUAGE_CODES, type LanguageCode } from '../search/languages/index.ts';
import { askedWords, type Command } from './command.ts';
import { fromRightToLeft } from './components/direction.ts';
import { echo, escapeText } from './components/markdown.ts';
import type { Reply } from './components/reply.ts';
import type { ContextOf } from './create-context.ts';
import { type Placement, place, refuse } from './create-outcome.ts';
import { type Invocation, withTexts } from './invocation.ts';
import type { Outcome } from './outcome.ts';
import { unknownSectionReply } from './replies/unknown-section.ts';
import type { Request } from './request.ts';

/** Runs a command and places its reply. */
export type RunCommand = (request: Request, typed: Invocation, placement: Placement) => Outcome;

/** The language in which a command's words are meant, undefined where it is not understood, and the answer to a question. */
type Meant =
  | { readonly language: LanguageCode; readonly answer?: Answer; readonly facts?: AnswerFacts }
  | { readonly language: undefined; readonly foreign: string | undefined; readonly facts: AnswerFacts };

/** Makes the function that runs commands. */
export function createRunCommand({
  library,
  commands,
  contextOf,
}: {
  readonly library: Library;
  readonly commands: ReadonlyMap<string, Command>;
  readonly contextOf: ContextOf;
}): RunCommand {
  /** Undefined for a command without words. */
  const meantBy = (
    command: Command,
    typed: Invocation['options'],
    locale: string | undefined,
    audience: Audience,
  ): Meant | undefined => {
    const asked = askedWords(command, typed);
    if (!asked) return undefined;
    const { text, asks } = asked;
    const preferred = languageOfLocale(locale);
    if (asks === 'keywords') return { language: library.languageOfKeywords(text, preferred) };
    const found = library.ask(text, preferred, audience);
    return { ...found, facts: factsOf(found) };
  };

  /** @param language The language of the words that led to a command without words of its own. */
  const run = (
    request: Request,
    typed: Invocation,
    placement: Placement,
    language?: LanguageCode,
  ): Outcome => {
    // A public reply repeats what was asked, in its text and in its buttons.
    const invocation = placement.audience === 'channel' ? withTexts(typed, maskAddresses) : typed;
    const command = commands.get(invocation.command);
    if (!command) return refuse(invocation, messagesFor(request.locale).unknownCommand);
    const meant = meantBy(command, invocation.options, request.locale, placement.audience);
    if (meant && meant.language === undefined) {
      const understood = languagesUnderstood(meant.foreign, LANGUAGE_CODES);
      return { ...refuse(invocation, understood), facts: meant.facts };
    }
    const context = contextOf(request, placement.audience, meant?.language ?? language, meant?.answer);
    const { messages } = context;
    const ran = command.run(invocation.options, context);
    switch (ran.kind) {
      case 'replied':
        return {
          ...place(invocation, 'answered', directed(ran.reply, messages), placement),
          facts: meant?.facts,
        };
      case 'passed_on':
        return { ...run(request, ran.to, placement, meant?.language), facts: meant?.facts };
      case 'unknown_section':
        return place(invocation, 'refused', directed(unknownSectionReply(context), messages), placement);
      case 'bad_option':
        return refuse(invocation, messages.badOption(optionLabel(messages, command.name, ran.option).name));
      case 'unknown_choice':
        return refuse(
          invocation,
          messages.unknownChoice(echo(ran.value), listOf(ran.choices.map(escapeText), messages)),
        );
    }
  };
  return (request, typed, placement) => run(request, typed, placement);
}

function directed(made: Reply, { direction }: Messages): Reply {
  return direction === 'right to left' ? fromRightToLeft(made) : made;
}
