import type { Answer } from '../answer/answer.ts';
import type { Audience, Library } from '../answer/library.ts';
import { questionUrl, responseUrl } from '../answer/url.ts';
import { languageOfLocale, messagesFor } from '../i18n/languages.ts';
import { containsEmail } from '../questionnaire/privacy.ts';
import type { LanguageCode } from '../search/languages/index.ts';
import type { Command } from './command.ts';
import type { Context, Instance } from './context.ts';
import { inviteLinks } from './invite.ts';
import type { Request } from './request.ts';

/** What contexts are made of. */
export interface ContextOptions {
  readonly library: Library;
  readonly commands: readonly Command[];
  /** Web addresses of the published response; question numbers in replies link there. */
  readonly publicUrl?: string | undefined;
  readonly sourceUrl: string | undefined;
  /** Shown by `/status`. */
  readonly instance: Instance;
  /** Base address of REST, from which links that invite the bot follow. Default: Discord's. */
  readonly apiUrl?: string;
  /** Whether the log contains what is asked, which replies about the bot say. Default: false. */
  readonly logQueries?: boolean;
  /** Who runs the bot, as they want it said. Default: not known. */
  readonly operator?: string | undefined;
}

/**
 * Gives what a command knows besides its options.
 * @param language The language in which something is asked. Default: that of the person's locale.
 * @param asked The answer to the question that the command is given, if it was needed to tell the language.
 */
export type ContextOf = (
  request: Request,
  audience: Audience,
  language?: LanguageCode,
  asked?: Answer,
) => Context;

/** Makes the function that gives commands their contexts. */
export function createContextOf({
  library,
  commands,
  publicUrl,
  sourceUrl,
  instance,
  apiUrl,
  logQueries = false,
  operator,
}: ContextOptions): ContextOf {
  const urlOf = questionUrl({ publicUrl, sourceUrl });
  const hasEmails = [...library.response.questions.values()].some(({ answer }) => containsEmail(answer));
  return ({ applicationId, place, locale, managesServer = false }, audience, language, asked) => {
    const loaded = library.in(language ?? languageOfLocale(locale));
    // Others than the asker see no addresses.
    const answers = audience === 'asker' ? loaded : loaded.masked;
    return {
      answers,
      ask: asked === undefined ? answers.ask : () => asked,
      messages: messagesFor(locale, language),
      audience,
      canShare: audience === 'asker' && place !== 'direct',
      commands: commands
        .filter(({ offeredTo }) => offeredTo === 'everyone' || managesServer)
        .map(({ name }) => name),
      installation: {
        hasEmails,
        urlOf,
        responseUrl: responseUrl({ publicUrl, sourceUrl }),
        invite: applicationId === undefined ? undefined : inviteLinks(applicationId, apiUrl),
        instance,
        logQueries,
        operator,
      },
    };
  };
}
