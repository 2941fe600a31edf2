import type { Command } from '../src/discord/command.ts';
import { QUERY_LENGTH } from '../src/discord/limits.ts';
import { answerReply } from '../src/discord/render/answer.ts';
import { suggestTopics } from '../src/discord/suggest.ts';

/** `/ask query`: the government's own words on what someone wants to know. */
export const ask = {
  name: 'ask',
  options: { query: { kind: 'text', required: true, maxLength: QUERY_LENGTH, suggest: suggestTopics } },
  execute(options, context) {
    const query = options.text('query');
    return answerReply(query, context.answers.ask(query), context);
  },
} satisfies Command;
