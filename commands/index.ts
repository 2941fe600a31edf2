import type { Command } from '../src/bot/command.ts';
import { ask } from './ask.ts';
import { contents } from './contents.ts';
import { exportCommand } from './export.ts';
import { help } from './help.ts';
import { question } from './question.ts';
import { search } from './search.ts';
import { status } from './status.ts';
import { summary } from './summary.ts';

/** Everything people can type: what is registered, handled and listed by `/help`. */
export const commands: readonly Command[] = [
  ask,
  search,
  question,
  summary,
  contents,
  exportCommand,
  help,
  status,
];
