import { siteWords } from '../words.ts';
import { elementOf } from './elements.ts';
import { offerTheme } from './theme.ts';

offerTheme();
if (document.getElementById('told')) offerCitations();
if (document.getElementById('search')) offerSearch();

/** How long the page says that something was copied. */
const TOLD_MS = 6_000;

/** Copies a question's citation with the address under which the reader sees it. */
function offerCitations(): void {
  const told = elementOf('told');
  let clearing: ReturnType<typeof setTimeout> | undefined;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-cite]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const anchor = button.closest('article')?.id ?? '';
      const text = `${button.dataset['cite'] ?? ''} ${new URL(`#${anchor}`, location.href).href}`;
      const say = (line: string): void => {
        told.textContent = line;
        clearTimeout(clearing);
      };
      // Browsers give pages without a secure connection no clipboard.
      if (!('clipboard' in navigator)) return say(text);
      navigator.clipboard.writeText(text).then(
        () => {
          say(`Copied: ${text}`);
          clearing = setTimeout(() => say(''), TOLD_MS);
        },
        () => say(text),
      );
    });
  }
}

/** Shows the search; the rest of it is fetched when somebody is about to search. */
function offerSearch(): void {
  elementOf('search').hidden = false;
  const query = elementOf('query', HTMLInputElement);
  query.value = new URLSearchParams(location.search).get('q') ?? '';
  query.form?.addEventListener('submit', (event) => event.preventDefault());
  let begun = false;
  const begin = (): void => {
    if (begun) return;
    begun = true;
    elementOf('state').textContent = siteWords('en').loading;
    start().catch((error: unknown) => {
      console.error(error);
      elementOf('state').textContent = siteWords('en').loadFailed;
    });
  };
  // The program, which is small beside its data, is read before the reader has chosen to search.
  elementOf('search').addEventListener(
    'pointerenter',
    () => void import('./search.tsx').catch(console.warn),
    {
      once: true,
    },
  );
  for (const field of [query, elementOf('language')]) field.addEventListener('focus', begin);
  query.addEventListener('input', begin);
  if (query.value !== '') begin();
}

/** Loads the search, and at the same time its data. */
async function start(): Promise<void> {
  const fetching = import('./files.ts').then(({ startFetching }) => startFetching());
  const { startSearch } = await import('./search.tsx');
  await startSearch(await fetching);
}
