import type { APIInteractionResponse } from 'discord-api-types/v10';
import { commands } from '../../commands/index.ts';
import type { ExportedFile } from '../../src/answer/export.ts';
import { loadLibrary } from '../../src/answer/load.ts';
import { createHandler, type Handle, type HandleOptions } from '../../src/bot/handle.ts';
import { interactionResponse, readInteraction } from '../../src/bot/interaction.ts';
import type { Status } from '../../src/bot/outcome.ts';
import { createLog } from '../../src/log.ts';
import { bhutanFile } from './bhutan.ts';
import { instance } from './instance.ts';

export const library = loadLibrary(bhutanFile);
export const answers = library.in('en');
export const { response } = library;

/** The bot's answer to an interaction, as Discord gets it. */
export interface InteractionAnswer {
  readonly response: APIInteractionResponse;
  readonly files: readonly ExportedFile[];
  readonly command: string;
  readonly status: Status;
}

/** Answers an interaction as Discord sends it; undefined for what is not one that waits for an answer. */
export type AnswerInteraction = (raw: unknown) => InteractionAnswer | undefined;

/** The bot as transports use it, over the response that ships. */
export function plainHandler(options: Partial<HandleOptions> = {}): Handle {
  return createHandler({
    library,
    commands,
    sourceUrl: undefined,
    privateByDefault: false,
    instance,
    log: createLog('silent', []),
    ...options,
  });
}

/** The bot without a transport. */
export function interactionHandler(options: Partial<HandleOptions> = {}): AnswerInteraction {
  const handle = plainHandler(options);
  return (raw) => {
    const interaction = readInteraction(raw);
    if (interaction?.kind !== 'request') return undefined;
    const { response: sent, command, status } = handle(interaction.request);
    const files = sent.kind === 'message' ? sent.files : [];
    return { response: interactionResponse(sent), files, command, status };
  };
}
