/**
 * Remembers the last values that it was asked about.
 * @param size How many.
 * @returns Whether a value is new.
 */
export function createMemory(size: number): (value: string) => boolean {
  const seen = new Set<string>();
  return (value) => {
    if (seen.has(value)) return false;
    seen.add(value);
    const [oldest] = seen;
    if (seen.size > size && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
