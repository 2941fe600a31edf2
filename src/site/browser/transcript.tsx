import type { Child } from 'hono/jsx';
import type { Outcome } from '../../bot/outcome.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { Author, Message } from '../discord/message.tsx';
import type { SiteWords } from '../words.ts';

/** What goes with an answer beside the answer itself. */
interface Shown {
  /** The command's name as the visitor sees it. */
  readonly command: string;
  readonly words: SiteWords;
  /** The message whose button or menu was used. */
  readonly pressed?: HTMLElement;
}

/** The messages of the chat, the newest below. */
export interface Transcript {
  /** Shows what Discord would show after an answer: a new message, another in the place of the old, or none. */
  readonly place: (outcome: Outcome, shown: Shown) => void;
  readonly remove: (message: HTMLElement | undefined) => void;
  /** Shows a message that a person wrote, with the entry of its "Apps" menu. */
  readonly say: (person: { readonly name: string; readonly text: string; readonly lookUp: string }) => void;
}

/** @param languages Those in which the bot answers here. */
export function createTranscript(list: HTMLElement, languages: readonly LanguageCode[]): Transcript {
  const remove: Transcript['remove'] = (message) => {
    message?.remove();
    list.focus({ preventScroll: true });
  };
  return {
    remove,
    say: (person) => list.append(toElement(<Person {...person} />)),
    place({ response, facts }, { command, words, pressed }) {
      if (response.kind === 'removal') remove(pressed);
      if (response.kind !== 'message') return;
      const isPrivate = response.replacesMessage ? isPrivateMessage(pressed) : response.isPrivate;
      const drawn = toElement(
        <Message
          message={{ ...response, isPrivate }}
          asker={words.you}
          command={command}
          time={clock()}
          words={words}
          language={languages.find((code) => code === facts?.language)}
        />,
      );
      drawn.dataset['private'] = String(isPrivate);
      drawn.dataset['command'] = command;
      if (response.replacesMessage && pressed) {
        pressed.replaceWith(drawn);
        // What was pressed is gone; whoever uses the keyboard goes on in its place.
        drawn.tabIndex = -1;
        drawn.focus({ preventScroll: true });
      } else list.append(drawn);
      drawn.scrollIntoView({ block: response.replacesMessage ? 'nearest' : 'start' });
    },
  };
}

/** Whether a message in the chat is shown to the visitor alone. */
export const isPrivateMessage = (message: HTMLElement | undefined): boolean =>
  message?.dataset['private'] === 'true';

function toElement(view: Child): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = String(view);
  const element = template.content.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('the view has no element');
  return element;
}

function Person({ name, text, lookUp }: Parameters<Transcript['say']>[0]) {
  return (
    <article class="person">
      <Author name={name} time={clock()} />
      <p>{text}</p>
      <button type="button" data-look-up={text}>
        {lookUp}
      </button>
    </article>
  );
}

function clock(): string {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
