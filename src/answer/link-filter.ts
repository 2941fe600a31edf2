import { maskResponse } from '../questionnaire/privacy.ts';
import type { SurveyResponse } from '../questionnaire/schema.ts';
import type { FullText } from '../search/full-text.ts';

/** A host as people type it: "gnhc.gov.bt". */
export const HOST = /(?<![@\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?![@\p{L}\p{N}.-]*@)/gu;

/**
 * Makes the function that reads of which links a text asks for a list: "which answers link to gnhc", "links on
 * gnhc.gov.bt", "all pdfs". It gives words of addresses; none where the text says anything else.
 */
export function createLinkFilter(
  response: SurveyResponse,
  { analysis }: FullText,
): (query: string, words: readonly string[], telling: readonly string[]) => readonly string[] {
  const { commands } = analysis.language;
  const all = new Set(analysis.words(commands.all));
  const links = new Set(analysis.words(commands.links));
  return (query, words, telling) => {
    if (!words.some((word) => links.has(word))) return [];
    const hosts = query.toLowerCase().match(HOST) ?? [];
    const ofHosts = new Set(hosts.flatMap(analysis.words));
    const others = telling.filter((word) => !links.has(word) && !ofHosts.has(word));
    const isAll = words.some((word) => all.has(word));
    const places = [...hosts, ...others];
    const isOfFiles = isAll && places.length === 0 && words.some((word) => word.startsWith('pdf'));
    const within = isOfFiles ? ['.pdf'] : places;
    if (!isAll && others.length > 0) return [];
    // Masked, since whether a word stands in an e-mail address is not told either.
    const hrefs = [...maskResponse(response).questions.values()].flatMap((question) =>
      question.links.map(({ href }) => href.toLowerCase()),
    );
    return within.every((word) => hrefs.some((href) => href.includes(word))) ? within : [];
  };
}
