import type { Question } from '../../questionnaire/schema.ts';
import { entryOf, grouped, type ListEntry } from './entry.ts';

/** Whether an address contains one of some words, where there are any. */
const isWithin = (href: string, words: readonly string[]): boolean =>
  words.length === 0 || words.some((word) => href.toLowerCase().includes(word));

/** The addresses of links, those on one host together. What stands right before a link says what it is. */
export function linksIn(questions: readonly Question[], within: readonly string[]): ListEntry[] {
  const found = new Map<string, { name: string; numbers: Set<number>; words: Set<string> }>();
  for (const { number, answer, links } of questions) {
    let from = 0;
    for (const { start, end, href, url } of links) {
      const before =
        answer
          .slice(from, start)
          .split(/[\n.;]/)
          .at(-1) ?? '';
      from = end;
      if (!isWithin(href, within)) continue;
      const entry = found.get(href) ?? { name: url, numbers: new Set<number>(), words: new Set<string>() };
      entry.numbers.add(number);
      const called = before.replace(/^[\s:–—-]+|[\s:–—<([-]+$/g, '');
      if (called !== '' && called.length <= LONGEST_CALL && !VERB.test(called)) entry.words.add(called);
      found.set(href, entry);
    }
  }
  const entries = [...found].map(([href, { name, numbers, words }]) =>
    entryOf(name, [...numbers], { words: [...words], href }),
  );
  return byHost(entries).flatMap(([, own]) => own);
}

/** Entries of a list of links by their hosts, without "www.". */
function byHost(entries: readonly ListEntry[]): [host: string, entries: ListEntry[]][] {
  const hosts = new Map<string, ListEntry[]>();
  for (const entry of entries) {
    const host = new URL(entry.href ?? entry.name).hostname.replace(/^www\./, '');
    hosts.set(host, [...(hosts.get(host) ?? []), entry]);
  }
  return [...hosts];
}

/** The hosts of a list of links, each with the questions of all its addresses. */
export function hostsIn({
  entries,
}: {
  readonly entries: readonly ListEntry[];
}): Pick<ListEntry, 'name' | 'variants' | 'questions'>[] {
  return byHost(entries).map(([name, own]) => ({
    name,
    variants: [],
    questions: [...new Set(own.flatMap(({ questions }) => questions))].sort((a, b) => a - b),
  }));
}

/** A sentence is not what a link is called. */
const VERB = /\b(?:has|have|had|is|are|was|were|can|may|will)\b/;
/** What is longer is a sentence, not what a link is called. */
const LONGEST_CALL = 80;

const SOCIAL_HOSTS =
  /(?:^|\.)(?:(?:facebook|fb|twitter|x|instagram|youtube|tiktok|linkedin|threads|weibo|vk|whatsapp|flickr|pinterest)\.com|(?:fb|t|wa|telegram)\.me|telegram\.org|threads\.net|youtu\.be)$/;

export function socialMediaIn(questions: readonly Question[], within: readonly string[]): ListEntry[] {
  const found = questions.flatMap(({ number, links }) =>
    links
      .filter(({ host, href }) => SOCIAL_HOSTS.test(host) && isWithin(href, within))
      .map(({ url, href }) => ({ number, name: url, href })),
  );
  return grouped(found).map((entry) => ({
    ...entry,
    href: found.find(({ name }) => name === entry.name)?.href,
  }));
}
