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
 * Cuts a list into pages that fit.
 * @param size Characters an item takes; one larger than `room` has a page of its own.
 * @param room Characters a page has.
 * @param wanted The page wanted, from 1; the last one where it does not exist.
 * @param most Items of a page at most; default: what a menu can list.
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

/** "Page 2 of 3" in small text; empty where there is only one. */
export function pageLine({ page, pages }: Page<unknown>, { messages }: Context): string {
  return pages > 1 ? small(messages.page(page, pages)) : '';
}

/**
 * The buttons that lead to the previous and to the next page of a reply, where there are such pages.
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
