import type { Command } from '../src/bot/command.ts';
import { ask } from './ask.ts';
import { contents } from './contents.ts';
import { exportCommand } from './export.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { question } from './question.ts';
import { search } from './search.ts';
import { status } from './status.ts';
import { summary } from './summary.ts';

/** All commands, in the order in which `/help` lists them. Registration, handler and `/help` use this list. */
export const commands: readonly Command[] = [
  ask,
  search,
  question,
  summary,
  contents,
  list,
  exportCommand,
  help,
  status,
];
