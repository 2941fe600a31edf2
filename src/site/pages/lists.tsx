import type { ListEntry } from '../../answer/lists/entry.ts';
import { createLists, type ResponseList } from '../../answer/lists/lists.ts';
import { questionAnchor } from '../../answer/url.ts';
import { alsoTold, furtherNote, listTitle, shownName } from '../../bot/replies/list.ts';
import { en } from '../../i18n/en.ts';
import { isNameList, LIST_KEYS } from '../../search/intents.ts';
import { Document, PAGES, type SiteFacts } from './document.tsx';

/** The page of lists across the whole response: what stands where, each entry with the questions that say it. */
export function ListsPage({ facts }: { readonly facts: SiteFacts }) {
  const { response, assets } = facts;
  const name = response.country.name('en');
  const listOf = createLists(response);
  const lists = LIST_KEYS.map((key) => listOf(key));
  return (
    <Document
      facts={facts}
      page="lists"
      title={`Lists from ${name}'s answers`}
      description={`What ${name}'s response to the ${response.survey.name} ${response.survey.year} names and links to, such as laws, bodies and portals, and which of its answers are blank, in development or without a recorded selection.`}
      styles={[assets.styles.base, assets.styles.page]}
      script={assets.pageScript}
    >
      <main id="main">
        <h1>Lists from {name}'s answers</h1>
        <p class="lead">
          Each entry stands with the numbers of the questions whose answers contain it. In Discord, /list
          shows the same.
        </p>
        <nav class="contents" aria-label="Lists">
          <ul>
            {lists.map((list) => (
              <li>
                <a href={`#${list.list}`}>{listTitle(list, en)}</a>
              </li>
            ))}
          </ul>
        </nav>
        {lists.map((list) => (
          <ListSection list={list} />
        ))}
      </main>
    </Document>
  );
}

function ListSection({ list }: { readonly list: ResponseList }) {
  const { list: key, entries, further } = list;
  return (
    <section aria-labelledby={key}>
      <h2 id={key}>{listTitle(list, en)}</h2>
      {entries.length === 0 && <p>{en.chat.emptyList}</p>}
      <ul class="entries">
        {entries.map((entry) => (
          <Entry entry={entry} />
        ))}
      </ul>
      {further.length > 0 && <p class="note">{linkedIn(furtherNote(list, en), further)}</p>}
      {isNameList(key) && entries.length > 0 && <p class="note">{en.chat.namesNote}</p>}
    </section>
  );
}

function Entry({ entry }: { readonly entry: ListEntry }) {
  const { href, questions } = entry;
  const told = alsoTold(entry);
  return (
    <li>
      {href === undefined ? (
        shownName(entry)
      ) : (
        <a href={href} rel="noreferrer">
          {shownName(entry)}
        </a>
      )}{' '}
      <span class="places">
        <Numbers numbers={questions} />
      </span>
      {told !== '' && <div class="also">{told}</div>}
    </li>
  );
}

/** The bot's sentence around some numbers, each of them a link. */
function linkedIn(sentence: (numbers: string) => string, numbers: readonly number[]) {
  const place = '\uE000';
  const [before, after] = sentence(place).split(place);
  return (
    <>
      {before}
      <Numbers numbers={numbers} />
      {after}
    </>
  );
}

function Numbers({ numbers }: { readonly numbers: readonly number[] }) {
  return (
    <>
      {numbers.map((number, at) => (
        <>
          {at > 0 && ', '}
          <a href={`${PAGES.response.href}#${questionAnchor(number)}`}>Q{number}</a>
        </>
      ))}
    </>
  );
}
