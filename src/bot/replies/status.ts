import { duration, milliseconds } from '../../i18n/format.ts';
import { escapeText } from '../components/markdown.ts';
import { type Reply, reply } from '../components/reply.ts';
import type { Context } from '../context.ts';

/** How many hexadecimal digits of the document's hash are shown. */
const HASH_LENGTH = 12;

/** Says what an operator asks first: which version of the bot, which document, running since when, how fast. */
export function statusReply({ messages, answers, site }: Context): Reply {
  const { survey, country, source } = answers.response;
  const { version, startedAt, transports, latency } = site.instance;
  const took = latency();
  const text = messages.status({
    version,
    response: escapeText(`${country.name(messages.locale)} · ${survey.name} ${survey.year}`),
    document: escapeText(source.file.split(/[\\/]/).at(-1) ?? ''),
    sha256: source.sha256.slice(0, HASH_LENGTH),
    uptime: duration(Date.now() - startedAt, messages),
    transports: escapeText(transports.join('; ')),
    latency: took && {
      ...took,
      median: milliseconds(took.median, messages),
      p99: milliseconds(took.p99, messages),
    },
  });
  return reply({ texts: [text], onlyForAsker: true });
}
