import { commands } from '../../commands/index.ts';
import { type Answers, createAnswers } from '../../src/answer/answers.ts';
import { questionUrl } from '../../src/answer/url.ts';
import type { Context } from '../../src/bot/context.ts';
import { MESSAGES } from '../../src/i18n/languages.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import type { LanguageCode } from '../../src/search/languages/index.ts';
import { loadModel, loadTranslated } from '../../src/search/ranking/load.ts';
import { response } from './handle.ts';
import { instance } from './instance.ts';

const made = new Map<LanguageCode, Answers>();

/** The shipped response, answerable in another language. */
export function answersIn(language: LanguageCode): Answers {
  const known = made.get(language);
  if (known) return known;
  const translated = loadTranslated(response, language);
  const answers = createAnswers(translated, language, loadModel(translated, language));
  made.set(language, answers);
  return answers;
}

/** What a command knows of somebody who asks in a language, in a server. */
export function contextIn(language: LanguageCode, messages: Messages = MESSAGES[language]): Context {
  return {
    answers: answersIn(language),
    messages,
    ask: answersIn(language).ask,
    audience: 'channel',
    canShare: false,
    commands: commands.map(({ name }) => name),
    installation: {
      invite: undefined,
      hasEmails: true,
      logQueries: false,
      operator: undefined,
      urlOf: questionUrl({ sourceUrl: 'https://example.org/a/long/address/of/bhutan.md' }),
      responseUrl: 'https://example.org/a/long/address/of/bhutan.md',
      instance,
    },
  };
}
