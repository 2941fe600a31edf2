import { defineCommand } from '../src/bot/command.ts';
import { QUERY_LENGTH } from '../src/bot/components/limits.ts';
import { NOT_MEANT_VIEW } from '../src/bot/invocation.ts';
import { answerReply, notMeantReply } from '../src/bot/replies/answer.ts';
import { suggestTopics } from '../src/bot/suggest.ts';

/** `/ask query`: the government's own words on what someone wants to know. */
export const ask = defineCommand({
  name: 'ask',
  options: {
    query: {
      kind: 'text',
      required: true,
      maxLength: QUERY_LENGTH,
      asks: 'question',
      suggest: suggestTopics,
    },
  },
  execute({ query }, context, { view, page }) {
    const answer = context.ask(query);
    return view === NOT_MEANT_VIEW
      ? notMeantReply(answer, context)
      : answerReply(query, answer, context, page);
  },
});
