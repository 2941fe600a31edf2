import { baseName } from '../../answer/about.ts';
import { duration, listOf, milliseconds } from '../../i18n/format.ts';
import { numbersOf, questionLabel } from '../../questionnaire/structure.ts';
import { escapeText } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';
import type { Count } from '../counts.ts';

/** How many names a line of counts contains. */
const MOST_NAMES = 6;
/** How many hexadecimal digits of the document's hash are shown. */
const HASH_LENGTH = 12;

/** Says what an operator asks first: which version of the bot, which document, running since when, how fast. */
export function statusReply({ messages, answers, installation }: Context): Reply {
  const { survey, country, source } = answers.response;
  const { version, startedAt, transports, latency, activity } = installation.instance;
  const took = latency();
  const text = messages.status({
    version,
    response: escapeText(`${country.name(messages.locale)} · ${survey.name} ${survey.year}`),
    document: escapeText(baseName(source.file)),
    sha256: source.sha256.slice(0, HASH_LENGTH),
    uptime: duration(Date.now() - startedAt, messages),
    transports: escapeText(transports.join('; ')),
    latency: took && {
      ...took,
      median: milliseconds(took.median, messages),
      p99: milliseconds(took.p99, messages),
    },
  });
  const counted = activity?.();
  const names = (counts: readonly Count[], nameOf = (name: string): string => name): string =>
    listOf(
      counts.slice(0, MOST_NAMES).map(({ name, count }) => `${escapeText(nameOf(name))} ${count}`),
      messages,
    ) || '–';
  const topicName = (id: string): string => {
    const topic = answers.response.topics.find((one) => one.id === id);
    return topic ? questionLabel(numbersOf(topic)) : id;
  };
  const activityText = counted
    ? messages.activity({
        outcomes: names(counted.outcomes),
        languages: names(counted.languages),
        commands: names(counted.commands),
        topics: names(counted.topics, topicName),
        notMeant: names(counted.notMeant, topicName),
      })
    : '';
  return reply({ texts: [text, activityText], onlyForAsker: true });
}
