import { encodeCustomId } from '../../src/bot/components/custom-id.ts';
import type { SurveyResponse } from '../../src/questionnaire/schema.ts';
import type { Signer } from '../../test/support/signer.ts';

/** A signed request, ready to be sent any number of times. */
export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Interactions in the mix; each is sent as often as the next. */
const SIZE = 400;

/**
 * What a busy bot gets: of 20 interactions 9 questions, 5 suggestions while one is typed (Discord sends one at each
 * pause), 3 presses of a control, and one each of search, summary and question number.
 */
export function interactionMix({ topics, sections }: SurveyResponse) {
  const phrasings = topics.flatMap((topic) => topic.phrasings.slice(0, 4));
  const pick = <T>(list: readonly T[], index: number): T | undefined => list[(index * 7) % list.length];
  return Array.from({ length: SIZE }, (_, index) => {
    const phrasing = pick(phrasings, index) ?? '';
    const word = pick(topics, index)?.label.split(' ')[0] ?? '';
    const section = pick(sections, index)?.id ?? '';
    const number = String(1 + (index % 112));
    const slot = index % 20;
    return slot < 9
      ? command('ask', { query: phrasing })
      : slot < 14
        ? suggestion(phrasing.slice(0, 3 + (index % 9)))
        : slot < 17
          ? press(number)
          : slot === 17
            ? command('search', { keywords: word })
            : slot === 18
              ? command('summary', { section })
              : command('question', { number });
  });
}

/** The same as signed requests. */
export function signedMix(response: SurveyResponse, signer: Signer): SignedRequest[] {
  return interactionMix(response).map((interaction, index) => signed(interaction, index, signer));
}

/**
 * Signs an interaction, completed with the rest of what Discord sends.
 * @param index Makes its id.
 */
export function signed(interaction: object, index: number, signer: Signer): SignedRequest {
  const body = JSON.stringify({ ...ENVELOPE, id: String(10n ** 18n + BigInt(index)), ...interaction });
  return { body, headers: signer.headers(body) };
}

const USER = {
  id: '1000000000000000002',
  username: 'someone',
  discriminator: '0',
  global_name: 'Someone',
  avatar: null,
};
/** The rest of what Discord sends with each interaction in a server. */
const ENVELOPE = {
  application_id: '1000000000000000001',
  token: 'x'.repeat(200),
  version: 1,
  locale: 'en-US',
  guild_locale: 'en-US',
  guild_id: '1000000000000000005',
  guild: { id: '1000000000000000005', locale: 'en-US', features: ['COMMUNITY', 'NEWS'] },
  channel_id: '1000000000000000003',
  channel: { id: '1000000000000000003', type: 0, name: 'general', permissions: '2251799813685247' },
  context: 0,
  app_permissions: '2251799813685247',
  authorizing_integration_owners: { 0: '1000000000000000005' },
  entitlements: [],
  attachment_size_limit: 10_485_760,
  member: { user: USER, roles: ['1000000000000000006'], permissions: '2251799813685247', flags: 0 },
};

/** A command as Discord sends it, all of whose options are texts. */
export function command(name: string, options: Readonly<Record<string, string>>) {
  const given = Object.entries(options).map(([option, value]) => ({ type: 3, name: option, value }));
  return { type: 2, data: { id: '1000000000000000004', type: 1, name, options: given } };
}

function suggestion(value: string) {
  const options = [{ type: 3, name: 'query', value, focused: true }];
  return { type: 4, data: { id: '1000000000000000004', type: 1, name: 'ask', options } };
}

/** A press of the button that opens a question. */
function press(number: string) {
  const customId = encodeCustomId({
    action: 'open',
    to: { command: 'question', options: { number: `Q${number}` } },
  });
  return {
    type: 3,
    message: { id: '1000000000000000007', flags: 0, interaction_metadata: { user: USER } },
    data: { component_type: 2, custom_id: customId },
  };
}
