import * as z from 'zod';
import type { Status } from '../../src/bot/outcome.ts';
import type { SurveyResponse } from '../../src/questionnaire/schema.ts';
import { checkReply, controlsOf, linksAllowedBy, textsOf } from './check-reply.ts';
import type { AnswerInteraction } from './handle.ts';

/** What the bot made of an interaction. */
export type Seen =
  | {
      readonly kind: 'answered';
      readonly status: Status;
      readonly texts: readonly string[];
      readonly controls: ReturnType<typeof controlsOf>;
    }
  | {
      readonly kind: 'ignored';
      /** Whether it has what an answer needs: a type that Discord knows, an id, a token and an application. */
      readonly answerable: boolean;
    };

const snowflake = z.string().regex(/^\d{1,20}$/);
const answerable = z.looseObject({
  type: z.literal([2, 3, 4, 5]),
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
});
const withApplication = z.looseObject({ application_id: z.string() });

/**
 * Sends an interaction, and checks the reply against Discord's limits and the bot's promises.
 * @throws {ReplyError} The reply is wrong.
 */
export function readOf(
  handle: AnswerInteraction,
  response: SurveyResponse,
  sourceUrl: string,
  interaction: unknown,
): Seen {
  const answer = handle(interaction);
  if (!answer) return { kind: 'ignored', answerable: answerable.safeParse(interaction).success };
  const applicationId = withApplication.safeParse(interaction).data?.application_id;
  checkReply(
    answer.response,
    answer.files,
    linksAllowedBy(response, { sourceUrl, ...(applicationId === undefined ? {} : { applicationId }) }),
  );
  const { response: payload, status } = answer;
  return { kind: 'answered', status, texts: textsOf(payload), controls: controlsOf(payload) };
}
