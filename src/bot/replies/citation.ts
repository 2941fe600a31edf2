import { citation } from '../../answer/citation.ts';
import type { Question } from '../../questionnaire/schema.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';

/** Gives the citation of a question, ready to copy. */
export function citationReply(question: Question, { messages, answers, installation }: Context): Reply {
  const text = citation(question, answers.response, installation.urlOf);
  return reply({
    texts: [`${messages.citeNote}\n\`\`\`\n${text.replaceAll('`', "'")}\n\`\`\``],
    onlyForAsker: true,
  });
}
