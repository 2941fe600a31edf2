import { type Settings, settingsSchema } from '../packed.ts';
import { elementOf } from './elements.ts';

/** What the page tells its program. */
export function readSettings(): Settings {
  return settingsSchema.parse(JSON.parse(elementOf('settings').textContent ?? ''));
}
