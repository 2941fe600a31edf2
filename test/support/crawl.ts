import { controlsOf } from './check-reply.ts';
import type { AnswerInteraction, InteractionAnswer } from './handle.ts';
import { answered, commandOf, pressOf, type Scene } from './scenes.ts';

/** A reply and how a person comes to it. */
export interface Reached {
  readonly how: string;
  readonly answer: InteractionAnswer;
}

/**
 * Every reply that can be reached from some commands by pressing buttons and picking from menus, each once.
 * @param seeds Commands with their options.
 */
export function* crawl(
  handle: AnswerInteraction,
  seeds: Iterable<readonly [name: string, options: Readonly<Record<string, string>>]>,
  scene: Scene,
  locale = 'en-US',
): Generator<Reached> {
  const ephemeral = scene === 'dm';
  const pressed = new Set<string>();
  for (const [name, options] of seeds) {
    const first = answered(handle, commandOf(name, options, scene, locale));
    const todo: Reached[] = [{ how: `/${name} ${JSON.stringify(options)}`, answer: first }];
    for (let next = todo.pop(); next; next = todo.pop()) {
      yield next;
      for (const control of controlsOf(next.answer.response)) {
        const target = control.value ?? control.id;
        if (pressed.has(target)) continue;
        pressed.add(target);
        todo.push({ how: target, answer: answered(handle, pressOf(control, { scene, locale, ephemeral })) });
      }
    }
  }
}
