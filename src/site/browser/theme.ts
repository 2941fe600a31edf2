import { elementOf } from './elements.ts';

const KEY = 'theme';

/** Lets the reader change between light and dark; the browser's own setting is the default. */
export function offerTheme(): void {
  const root = document.documentElement;
  const store = openStore();
  const kept = store?.getItem(KEY);
  if (kept === 'light' || kept === 'dark') root.dataset['theme'] = kept;
  const button = elementOf('theme', HTMLButtonElement);
  button.hidden = false;
  button.addEventListener('click', () => {
    const isDark =
      root.dataset['theme'] === undefined
        ? matchMedia('(prefers-color-scheme: dark)').matches
        : root.dataset['theme'] === 'dark';
    const next = isDark ? 'light' : 'dark';
    root.dataset['theme'] = next;
    store?.setItem(KEY, next);
  });
}

/** Undefined where the browser lets pages keep nothing. */
function openStore(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
