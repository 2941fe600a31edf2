import { defineCommand } from '../src/bot/command.ts';
import { answerReply } from '../src/bot/replies/answer.ts';
import { citationReply } from '../src/bot/replies/citation.ts';
import { questionReply } from '../src/bot/replies/question.ts';
import { suggestTopics } from '../src/bot/suggest.ts';
import { readQuestionNumber } from '../src/questionnaire/numbers.ts';

/** `/question number`: one question with its answer. */
export const question = defineCommand({
  name: 'question',
  options: {
    number: { kind: 'text', required: true, maxLength: 100, asks: 'question', suggest: suggestTopics },
  },
  execute(options, context, { page, view }) {
    const { answers } = context;
    const number = readQuestionNumber(options.number);
    const found = number === undefined ? undefined : answers.response.questions.get(number);
    if (!found) return answerReply(options.number, context.ask(options.number), context);
    return view === 'citation' ? citationReply(found, context) : questionReply(found, page, context);
  },
});
