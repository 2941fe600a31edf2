import { ComponentType, InteractionResponseType } from 'discord-api-types/v10';
import * as z from 'zod';
import { type Component, componentsOf, isEphemeral } from '../support/check-reply.ts';
import type { InteractionAnswer } from '../support/handle.ts';
import type { Played } from './lines.ts';

/** All that a user would see of some replies, as text: who sees them, texts, buttons and menus with their targets. */
export function showAll(played: Iterable<Played>): string {
  return `${[...played].map(({ line, answer }) => `════ ${line.text}\n${show(answer)}`).join('\n\n')}\n`;
}

function show({ response, files }: InteractionAnswer): string {
  const lines = componentsOf(response).flatMap(showComponent);
  const sent = files.map(
    ({ name, contentType, text }) => `file ${name} (${contentType}, ${text.length} characters)`,
  );
  return [howSent(response.type, isEphemeral(response)), ...lines, ...showChoices(response), ...sent].join(
    '\n',
  );
}

function howSent(type: InteractionResponseType, isPrivate: boolean): string {
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return isPrivate ? '(only the asker sees this)' : '(everyone sees this)';
    case InteractionResponseType.UpdateMessage:
      return '(the message changes to this)';
    case InteractionResponseType.DeferredMessageUpdate:
      return '(the message is deleted)';
    default:
      return '(suggestions)';
  }
}

function showComponent({ type, content = '', components = [], file }: Component): string[] {
  switch (type) {
    case ComponentType.Container:
      return ['┌', ...components.flatMap((inner, at) => [...(at > 0 ? ['├'] : []), ...card(inner)]), '└'];
    case ComponentType.TextDisplay:
      return content.split('\n');
    case ComponentType.ActionRow:
      return components.flatMap(showControl);
    case ComponentType.File:
      return [`shows ${file?.url}`];
    default:
      return [`component of type ${type}`];
  }
}

function card(component: Component): string[] {
  return showComponent(component).map((line) => `│ ${line}`.trimEnd());
}

function showControl({ label, custom_id: id = '', placeholder, options }: Component): string[] {
  if (options === undefined) return [`[${label}] ${target(id)}`];
  return [
    `menu "${placeholder}"`,
    ...options.map(
      ({ label: entry, description, value }) =>
        `  ${entry}${description === undefined ? '' : ` (${description})`} ${target(value)}`,
    ),
  ];
}

/** `1osummary?page=2&section=D` as "-> open /summary page=2 section=D". */
function target(id: string): string {
  const [, sign = '', rest = ''] = /^1([osx])(.*)$/s.exec(id) ?? [];
  const [command = '', options = ''] = rest.split(/\?(.*)/s);
  switch (sign) {
    case 'o':
      return `-> open /${command} ${options.replaceAll('&', ' ')}`.trimEnd();
    case 's':
      return `-> share /${command} ${options.replaceAll('&', ' ')}`.trimEnd();
    case 'x':
      return '-> remove';
    default:
      return `-> ${id}`;
  }
}

const choicesSchema = z.object({
  data: z.object({ choices: z.array(z.object({ name: z.string(), value: z.string() })) }),
});

function showChoices(response: unknown): string[] {
  const choices = choicesSchema.safeParse(response).data?.data.choices ?? [];
  return choices.map(({ name, value }) => `  ${name} -> ${value}`);
}
