import { elementOf } from './elements.ts';

/** An entry above the field, as Discord shows commands and suggestions. */
export interface Entry {
  readonly name: string;
  readonly description?: string;
  /** What picking it does. */
  readonly pick: () => void;
}

/** The entries above the field. The text field keeps the focus; the arrow keys make an entry the active one. */
export interface Entries {
  /** Shows these entries instead of those before; an empty list hides them. */
  readonly show: (entries: readonly Entry[]) => void;
  readonly isEmpty: () => boolean;
  /** Makes the next entry active, or the one before; after the last comes the first. */
  readonly move: (to: 'next' | 'previous', input: HTMLInputElement) => void;
  readonly active: () => Entry | undefined;
  readonly first: () => Entry | undefined;
}

/**
 * @param label What the list is called by screen readers.
 * @param inputs The text fields that the entries belong to.
 */
export function createEntries(label: string, inputs: () => readonly HTMLInputElement[]): Entries {
  const shown = elementOf('suggestions');
  shown.ariaLabel = label;
  let entries: readonly Entry[] = [];
  let active = -1;
  shown.onmousedown = (event) => {
    // The field keeps the focus.
    event.preventDefault();
    const entry = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
    entries[Number(entry?.dataset['at'])]?.pick();
  };
  return {
    show(next) {
      entries = next;
      active = -1;
      shown.innerHTML = next.map((entry, at) => String(<Option entry={entry} at={at} />)).join('');
      shown.hidden = next.length === 0;
      for (const input of inputs()) {
        input.ariaExpanded = String(next.length > 0);
        input.removeAttribute('aria-activedescendant');
      }
    },
    isEmpty: () => entries.length === 0,
    move(to, input) {
      const last = entries.length - 1;
      if (to === 'next') active = active === last ? 0 : active + 1;
      else active = active <= 0 ? last : active - 1;
      [...shown.children].forEach((entry, at) => {
        entry.ariaSelected = String(at === active);
        if (at === active) entry.scrollIntoView({ block: 'nearest' });
      });
      input.setAttribute('aria-activedescendant', `entry-${active}`);
    },
    active: () => entries[active],
    first: () => entries[0],
  };
}

function Option({ entry: { name, description }, at }: { readonly entry: Entry; readonly at: number }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus
    <div role="option" id={`entry-${at}`} aria-selected="false" data-at={at}>
      <b dir={name.startsWith('/') ? 'ltr' : 'auto'}>{name}</b>
      {description !== undefined && <span>{description}</span>}
    </div>
  );
}
