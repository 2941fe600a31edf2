import { commands } from '../../commands/index.ts';
import { createAnswers } from '../../src/answer/answers.ts';
import { createHandle, type Handle, type Handled, type HandleOptions } from '../../src/bot/handle.ts';
import { createLog } from '../../src/log.ts';
import { loadResponse } from '../../src/questionnaire/load.ts';
import { bhutanFile } from './bhutan.ts';
import { instance } from './instance.ts';

export const response = loadResponse(bhutanFile);
export const answers = createAnswers(response);

/** The dispatcher as it runs, over the response that ships. */
export function dispatcher(options: Partial<HandleOptions> = {}): Handle {
  return createHandle({
    answers,
    commands,
    sourceUrl: undefined,
    privateByDefault: false,
    instance,
    log: createLog('silent', []),
    ...options,
  });
}

export const ASKER = '100000000000000001';
export const STRANGER = '100000000000000002';
const base = { id: '1', application_id: '900000000000000001', token: 'interaction-token', context: 0 };

type Value = string | number | boolean;

/** A slash command as Discord sends it. */
export function command(
  name: string,
  options: Readonly<Record<string, Value>> = {},
  more: object = {},
): unknown {
  const list = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
  return {
    ...base,
    type: 2,
    member: { user: { id: ASKER } },
    data: { id: '2', type: 1, name, options: list },
    ...more,
  };
}

/** A press on a control of a reply that {@link ASKER} asked for. */
export function press(customId: string, presser: string = ASKER, message: object = {}): unknown {
  return {
    ...base,
    type: 3,
    member: { user: { id: presser } },
    message: { flags: 0, interaction_metadata: { user: { id: ASKER } }, ...message },
    data: { component_type: 2, custom_id: customId },
  };
}

/** A reply's texts, one after the other. */
export function textOf(handled: Handled | undefined): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if ('content' in value && typeof value.content === 'string') texts.push(value.content);
      Object.values(value).forEach(walk);
    }
  };
  walk(handled?.response);
  return texts.join('\n');
}

/** The custom_ids and menu values of a reply, in order. */
export function controlsOf(handled: Handled | undefined): string[] {
  const ids: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if ('custom_id' in value && typeof value.custom_id === 'string') ids.push(value.custom_id);
      if ('label' in value && 'value' in value && typeof value.value === 'string') ids.push(value.value);
      Object.values(value).forEach(walk);
    }
  };
  walk(handled?.response);
  return ids;
}
