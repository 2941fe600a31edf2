import { LIMITS } from '../components/limits.ts';
import { small } from '../components/markdown.ts';
import type { Button } from '../components/reply.ts';
import type { Context } from '../context.ts';
import type { Target } from '../invocation.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/**
 * Divides a list into pages and returns one of them.
 * @param size The characters that an item needs. An item that needs more than `room` gets a page of its own.
 * @param room The characters that fit on a page.
 * @param wanted The page to return, from 1; the last page if there is no such page.
 * @param most The most items on a page. Default: as many as a menu can list.
 */
export function paginate<T>(
  items: readonly T[],
  size: (item: T) => number,
  room: number,
  wanted: number,
  most: number = LIMITS.selectOptions,
): Page<T> {
  const pages: T[][] = [[]];
  let left = room;
  for (const item of items) {
    const current = pages.at(-1) ?? [];
    if (current.length > 0 && (size(item) > left || current.length >= most)) {
      pages.push([item]);
      left = room - size(item);
    } else {
      current.push(item);
      left -= size(item);
    }
  }
  const page = Math.min(Math.max(wanted, 1), pages.length);
  return { items: pages[page - 1] ?? [], page, pages: pages.length };
}

/** Shows "Page 2 of 3" in small text; empty if there is only one page. */
export function pageLine({ page, pages }: Page<unknown>, { messages }: Context): string {
  return pages > 1 ? small(messages.page(page, pages)) : '';
}

/**
 * Buttons to the previous and to the next page of a reply, if there are such pages.
 * @param toPage The invocation that shows a page of the same reply.
 */
export function pageButtons(
  { page, pages }: Page<unknown>,
  toPage: (page: number) => Target,
  { messages }: Context,
): Button[] {
  const buttons: Button[] = [];
  if (page > 1) buttons.push({ label: `← ${messages.previous}`, action: 'open', to: toPage(page - 1) });
  if (page < pages) buttons.push({ label: `${messages.next} →`, action: 'open', to: toPage(page + 1) });
  return buttons;
}
