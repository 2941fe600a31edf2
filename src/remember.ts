/**
 * A function that keeps what it said. Whatever people type, it cannot fill the memory: that is emptied when full.
 * @param ask Says the same for the same text, whenever it is asked.
 * @param most Answers kept at most.
 */
export function remember<T>(ask: (text: string) => T, most = 5_000): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.answer;
    const answer = ask(text);
    if (known.size >= most) known.clear();
    known.set(text, { answer });
    return answer;
  };
}

/**
 * A function that keeps what it said of an object for as long as that lives.
 * @param ask Says the same of the same object, whenever it is asked.
 */
export function rememberOf<K extends object, T>(ask: (object: K) => T): (object: K) => T {
  const known = new WeakMap<K, { readonly answer: T }>();
  return (object) => {
    const found = known.get(object);
    if (found) return found.answer;
    const answer = ask(object);
    known.set(object, { answer });
    return answer;
  };
}
