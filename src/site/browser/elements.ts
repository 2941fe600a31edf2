/**
 * The element with an id.
 * @throws {Error} The page has none: it is not the one that this program was written for.
 */
export function elementOf(id: string): HTMLElement;
export function elementOf<T extends HTMLElement>(id: string, kind: new () => T): T;
export function elementOf(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no element "${id}" of the right kind`);
  return element;
}
