import { siteWords } from '../words.ts';
import { elementOf } from './elements.ts';
import { offerTheme } from './theme.ts';

offerTheme();

/** Loads the bot, which is many times the page. Its data is fetched at the same time. */
async function start(): Promise<void> {
  const fetching = import('./files.ts').then(({ startFetching }) => startFetching(['en']));
  const { startChat } = await import('./chat.ts');
  startChat(await fetching);
}

start().catch((error: unknown) => {
  console.error(error);
  elementOf('waiting').textContent = siteWords('en').loadFailed;
});
