import { commands } from '../../../commands/index.ts';
import { createHandler, type Handle } from '../../bot/handle.ts';
import type { Outcome } from '../../bot/outcome.ts';
import type { Asker, Request } from '../../bot/request.ts';
import type { Log } from '../../log.ts';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { siteWords } from '../words.ts';
import { type GrowingLibrary, openLibrary } from './answers.ts';
import type { Fetching, OnProgress } from './files.ts';

/** The visitor's id; everything in the chat was asked by the visitor. */
export const VISITOR = '1';

export interface Answered {
  readonly outcome: Outcome;
  /** The response in the visitor's language. */
  readonly response: SurveyResponse;
}

/** The bot in the browser. */
export interface BrowserBot {
  /**
   * Loads the bot in a language.
   * @throws {Error} Its files cannot be fetched; the next call tries again.
   */
  readonly load: (language: LanguageCode) => Promise<void>;
  /**
   * Answers the visitor, in the language of a question where there is one.
   * @param language The visitor's.
   * @throws {Error} As {@link load}.
   */
  readonly ask: (
    language: LanguageCode,
    request: (asker: Asker) => Request,
    question?: string,
  ) => Promise<Answered>;
}

/** @param onProgress Told how much of what is being fetched is there. */
export function createBrowserBot({ settings, fetchLanguage }: Fetching, onProgress: OnProgress): BrowserBot {
  const startedAt = Date.now();
  const { version, applicationId } = settings;
  const handleWith = ({ library }: GrowingLibrary): Handle =>
    createHandler({
      library,
      commands,
      // Question numbers lead to the page beside this one, wherever it is published.
      publicUrl: new URL('./', location.href).href,
      sourceUrl: undefined,
      privateByDefault: false,
      instance: { version, startedAt, transports: ['browser'], latency: () => undefined },
      log,
    });
  let opened: { readonly growing: GrowingLibrary; readonly handle: Handle } | undefined;
  const load = async (language: LanguageCode) => {
    if (!opened) {
      const growing = await openLibrary(fetchLanguage, onProgress);
      opened ??= { growing, handle: handleWith(growing) };
    }
    await opened.growing.add(language, onProgress);
    return opened;
  };
  return {
    load: async (language) => void (await load(language)),
    ask: async (language, request, question) => {
      const { growing, handle } = await load(language);
      if (question !== undefined) await growing.prepareFor(question, language, onProgress);
      const { locale } = siteWords(language);
      const outcome = handle(request({ userId: VISITOR, locale, place: 'channel', applicationId }));
      return { outcome, response: growing.library.in(language).response };
    },
  };
}

const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (...line: unknown[]) => console.warn(...line),
  error: (...line: unknown[]) => console.error(...line),
  fatal: (...line: unknown[]) => console.error(...line),
};
