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
    uptime: duration(Date.now() - startedAt),
    transports: escapeText(transports.join('; ')),
    latency: took && { ...took, median: milliseconds(took.median), p99: milliseconds(took.p99) },
  });
  return reply({ texts: [text], onlyForAsker: true });
}

function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor(minutes / 60) % 24;
  return [
    ...(days > 0 ? [`${days} d`] : []),
    ...(minutes >= 60 ? [`${hours} h`] : []),
    `${minutes % 60} min`,
  ].join(' ');
}
