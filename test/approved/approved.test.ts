import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/answer/export.ts';
import { checkReply, linksAllowedBy } from '../support/check-reply.ts';
import { interactionHandler, response } from '../support/handle.ts';
import { answered, applicationId, commandOf } from '../support/scenes.ts';
import { play, readLines } from './lines.ts';
import { showAll } from './show.ts';

const lines = readLines(new URL('commands.txt', import.meta.url));
const allowed = linksAllowedBy(response, { applicationId });

describe('every reply is as approved; after a change that is meant, run npm run approve and read the difference', () => {
  it.each([
    ['English', 'en', 'en-US'],
    ['French', 'fr', 'fr'],
    ['Spanish', 'es', 'es-ES'],
    ['Russian', 'ru', 'ru'],
    ['Chinese', 'zh', 'zh-CN'],
  ])('in %s', async (_, name, locale) => {
    const played = [...play(interactionHandler(), lines, locale)];
    for (const { answer } of played) checkReply(answer.response, answer.files, allowed);
    await expect(showAll(played)).toMatchFileSnapshot(`${name}.txt`);
  });

  it.each(EXPORT_FORMATS)('in the file that /export makes as %s', async (format) => {
    const [file] = answered(interactionHandler(), commandOf('export', { format })).files;
    // Made visible, since an editor or Git would change them unnoticed: carriage returns and the byte order mark.
    const text = file?.text.replaceAll('\r', '␍').replaceAll('\uFEFF', '[byte order mark]');
    await expect(text).toMatchFileSnapshot(`export-${format}.txt`);
  });
});
