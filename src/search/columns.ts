/** Place of the highest number from a place on, the first of equal ones. */
export function placeOfHighest(numbers: Float64Array, from = 0): number {
  let best = from;
  for (let place = from + 1; place < numbers.length; place++) {
    if ((numbers[place] ?? 0) > (numbers[best] ?? 0)) best = place;
  }
  return best;
}

/**
 * Columns of zeros in one piece of memory: asking for many small ones takes longer than reckoning with them.
 * @param count How many columns there are.
 * @param length Numbers in each.
 * @returns Gives a column by its place, from 0.
 */
export function createColumns(count: number, length: number): (place: number) => Float64Array {
  const bytes = length * Float64Array.BYTES_PER_ELEMENT;
  const memory = new ArrayBuffer(count * bytes);
  return (place) => new Float64Array(memory, place * bytes, length);
}
