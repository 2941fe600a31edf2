import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import { LIMITS } from './limits.ts';
import type { Reply } from './reply.ts';

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arab}\p{Script=Hebr}]/u;
/** What makes a line small text, a heading, an entry of a list or a quote. */
const LINE_MARKS = /^(?:-# |#{1,3} |- |> )*/;
const FENCE = '```';

/** The mark is for clients that look at the first letter, the isolate for those that run left to right anyway. */
const RIGHT_TO_LEFT_MARK = '\u200F';
const RIGHT_TO_LEFT_ISOLATE = '\u2067';
const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const END_OF_ISOLATE = '\u2069';

/**
 * Makes the texts of a reply read in order in a language that runs from right to left: its own lines run so even if they
 * start with a question number, and lines of English stay left to right, with their full stop at the end. Clients give
 * a line the direction of its first letter, or of the whole message; the invisible signs are right for both.
 */
export function fromRightToLeft({ components, ...rest }: Reply): Reply {
  const texts = components.flatMap(textsOf);
  let room = LIMITS.textTotal - texts.reduce((sum, text) => sum + text.length, 0);
  const direct = (text: string): string => {
    const directed = directText(text);
    // A reply that is full to the last character is better shown as it is than not at all.
    if (directed.length - text.length > room) return text;
    room -= directed.length - text.length;
    return directed;
  };
  return { ...rest, components: components.map((component) => withTexts(component, direct)) };
}

/** The texts of a reply all stand in its container. */
function textsOf(component: APIMessageTopLevelComponent): string[] {
  if (component.type !== ComponentType.Container) return [];
  return component.components.flatMap((inner) =>
    inner.type === ComponentType.TextDisplay ? [inner.content] : [],
  );
}

function withTexts(
  component: APIMessageTopLevelComponent,
  change: (text: string) => string,
): APIMessageTopLevelComponent {
  if (component.type !== ComponentType.Container) return component;
  return {
    ...component,
    components: component.components.map((inner) =>
      inner.type === ComponentType.TextDisplay ? { ...inner, content: change(inner.content) } : inner,
    ),
  };
}

/** Gives each line its direction. A code block stays as it is: people copy it. */
function directText(text: string): string {
  const [prose = '', ...code] = text.split(FENCE);
  return [prose.split('\n').map(directLine).join('\n'), ...code].join(FENCE);
}

function directLine(line: string): string {
  const marks = LINE_MARKS.exec(line)?.[0] ?? '';
  const words = line.slice(marks.length);
  if (words === '') return line;
  return RIGHT_TO_LEFT.test(words)
    ? `${marks}${RIGHT_TO_LEFT_MARK}${RIGHT_TO_LEFT_ISOLATE}${words}${END_OF_ISOLATE}`
    : `${marks}${LEFT_TO_RIGHT_ISOLATE}${words}${END_OF_ISOLATE}`;
}
