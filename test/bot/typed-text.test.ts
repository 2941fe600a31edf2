import { expect, it } from 'vitest';
import { typedText } from '../../src/bot/typed-text.ts';

it.each([
  ['<#1234> covid', 'covid'],
  ['<@123456789012345678> <@!1> <@&2> who is the CIO?', 'who is the CIO?'],
  ['</ask:123> <t:1700000000:R> <id:browse> open data', 'open data'],
  ['<:pepe:12345> open data', '🙂 open data'],
  ['<a:dance:12345>', '🙂'],
  ['open\n\u200bdata ', 'open data'],
  // Called by its name, without a mention.
  ['@msq-bot who is the CIO', 'who is the CIO'],
  ['@MSQ Bot: open data', 'open data'],
  ['what is msq-bot', 'what is msq-bot'],
  // Not Discord's marks.
  ['is 3 <5 and 7> 6', 'is 3 <5 and 7> 6'],
  ['<script> and <http://example.org>', '<script> and <http://example.org>'],
])('%j is read as %j', (typed, read) => {
  expect(typedText(typed)).toBe(read);
});

it('is no longer than it may be', () => {
  expect(typedText('a'.repeat(400))).toHaveLength(300);
  expect(typedText('open data', 4)).toBe('open');
});
