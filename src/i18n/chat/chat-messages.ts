import type { AboutKey, ListKey } from '../../search/chat-words.ts';

/** What replies about the document and the bot may tell. All strings are escaped. */
export interface AboutFacts {
  readonly country: string;
  readonly survey: string;
  readonly publisher: string;
  readonly form: string;
  readonly questions: number;
  readonly sections: number;
  /** Address or file name of the published response. */
  readonly source: string;
}

/** What the bot says to people who talk to it, in one language. */
export interface ChatMessages {
  /** A friendly line; examples follow it. */
  readonly hello: string;
  readonly examples: readonly [string, string, string];
  /** Why a page cannot be turned by typing. */
  readonly nextPage: string;
  readonly about: (facts: AboutFacts) => Readonly<Record<AboutKey, string>>;
  /** The titles of lists. */
  readonly lists: Readonly<Record<ListKey, string>>;
  readonly allLists: string;
  readonly openList: string;
  readonly emptyList: string;
  /** How complete a list of names is. */
  readonly namesNote: string;
}
