import path from 'node:path';
import type { Context } from '../command.ts';
import { escapeText } from '../markdown.ts';
import { type Reply, reply } from '../reply.ts';

/** Hexadecimal digits of the document's hash that are shown. */
const HASH_LENGTH = 12;

/** What an operator asks first: which version, of which document, since when, how fast. */
export function statusReply({ words, answers, site }: Context): Reply {
  const { survey, country, source } = answers.response;
  const { version, startedAt, doors, latency } = site.instance;
  const text = words.status({
    version,
    response: escapeText(`${country} · ${survey.name} ${survey.year}`),
    document: escapeText(path.basename(source.file)),
    sha256: source.sha256.slice(0, HASH_LENGTH),
    seconds: Math.floor((Date.now() - startedAt) / 1000),
    doors: escapeText(doors.join('; ')),
    latency: latency(),
  });
  return reply({ texts: [text], onlyForAsker: true });
}
