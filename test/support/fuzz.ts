import * as z from 'zod';
import type { Handle, Outcome } from '../../src/bot/handle.ts';
import type { SurveyResponse } from '../../src/questionnaire/schema.ts';
import { checkReply, controlsOf, linksAllowedBy, textsOf } from './check-reply.ts';

/** What a handle made of an interaction. */
export type Seen =
  | {
      readonly kind: 'answered';
      readonly outcome: Outcome;
      readonly texts: readonly string[];
      readonly controls: ReturnType<typeof controlsOf>;
    }
  | {
      readonly kind: 'ignored';
      /** Whether it names what an answer needs: a kind Discord knows, an id, a token and an application. */
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
 * Sends an interaction, and holds the reply against Discord's limits and the bot's promises.
 * @throws {ReplyError} The reply is not as it must be.
 */
export function readOf(
  handle: Handle,
  response: SurveyResponse,
  sourceUrl: string,
  interaction: unknown,
): Seen {
  const handled = handle(interaction);
  if (!handled) return { kind: 'ignored', answerable: answerable.safeParse(interaction).success };
  const applicationId = withApplication.safeParse(interaction).data?.application_id;
  checkReply(
    handled.response,
    handled.files,
    linksAllowedBy(response, { sourceUrl, ...(applicationId === undefined ? {} : { applicationId }) }),
  );
  const { response: payload, outcome } = handled;
  return { kind: 'answered', outcome, texts: textsOf(payload), controls: controlsOf(payload) };
}
