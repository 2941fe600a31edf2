/** A question's options as they look in the text. */
interface Looks {
  readonly options: readonly { readonly look: string }[];
}

/** Questions from which on a look that one option of each has is no accident. */
const FEWEST = 5;

/**
 * The look of ticked options in a text without any sign that is known for a tick: exactly one option of each question
 * has it, at different places, and all the others look the same.
 */
export function lookOfTicks(all: readonly Looks[]): string | undefined {
  const printed = all.filter(({ options }) => options.length > 1);
  const differing = printed.filter(hasLooks);
  if (differing.length < FEWEST || differing.length < printed.length / 2) return undefined;
  const looks = [...new Set(printed.flatMap(({ options }) => options.map(({ look }) => look)))];
  const [ticked, ...others] = looks.filter((look) => look !== '' && isOfOne(look, looks, printed));
  return others.length === 0 ? ticked : undefined;
}

/** Whether the options of a question do not all look the same. */
export const hasLooks = ({ options }: Looks): boolean => new Set(options.map(({ look }) => look)).size > 1;

function isOfOne(look: string, looks: readonly string[], printed: readonly Looks[]): boolean {
  if (looks.length !== 2) return false;
  const places = printed.map(({ options }) =>
    options.flatMap((option, place) => (option.look === look ? [place] : [])),
  );
  // Of two options either may be the one that is ticked; of more, or beside none with a sign, it is the only one.
  const isTold = looks.includes('') || printed.some((one) => one.options.length > 2 && hasLooks(one));
  return isTold && places.every(({ length }) => length <= 1) && new Set(places.flat()).size > 1;
}
