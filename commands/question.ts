import type { Command } from '../src/bot/command.ts';
import { answerReply } from '../src/bot/replies/answer.ts';
import { citationReply } from '../src/bot/replies/notes.ts';
import { questionReply } from '../src/bot/replies/question.ts';
import { suggestTopics } from '../src/bot/suggest.ts';
import { readQuestionNumber } from '../src/questionnaire/numbers.ts';

/** `/question number`: one question, its answer, and the ways on from there. */
export const question = {
  name: 'question',
  options: { number: { kind: 'text', required: true, maxLength: 100, suggest: suggestTopics } },
  execute(options, context) {
    const wanted = options.text('number');
    const number = readQuestionNumber(wanted);
    const found = number === undefined ? undefined : context.answers.response.questions.get(number);
    if (found && options.optionalText('view') === 'citation') return citationReply(found, context);
    if (found) return questionReply(found, options.page(), context);
    return answerReply(wanted, context.answers.ask(wanted), context);
  },
} satisfies Command;
