/** Puts something else in place of the stretches of a text that were found in it, in their order. */
export function replaceSpans<Found>(
  text: string,
  found: readonly Found[],
  toSpan: (one: Found) => readonly [start: number, end: number, put: string],
): string {
  let shown = '';
  let done = 0;
  for (const one of found) {
    const [start, end, put] = toSpan(one);
    shown += text.slice(done, start) + put;
    done = end;
  }
  return shown + text.slice(done);
}
