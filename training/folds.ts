/** Into how many folds judged queries are divided, if they have as many writers. */
const FOLDS = 5;

/** Who wrote a judged query: the beginning of its id. */
export const writerOf = ({ id }: { readonly id: string }): string => id.split('-')[0] ?? id;

/** Gives the fold of a judged query: all of one writer are in the same, so that what is learned without it has seen none. */
export function foldsOf(
  queries: readonly { readonly id: string }[],
): (judged: { readonly id: string }) => string {
  const writers = [...new Set(queries.map(writerOf))];
  return (judged) => String(writers.indexOf(writerOf(judged)) % FOLDS);
}

/** Each group with what it contains and what the others contain. */
export function groupsOf<T>(
  list: readonly T[],
  groupOf: (one: T) => string,
): { group: string; own: T[]; others: T[] }[] {
  return [...new Set(list.map(groupOf))].map((group) => ({
    group,
    own: list.filter((one) => groupOf(one) === group),
    others: list.filter((one) => groupOf(one) !== group),
  }));
}
