import { describe, expect, it } from 'vitest';
import { checkReply, ReplyError } from './check-reply.ts';

const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'Go', custom_id: 'a', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const option = (more: object = {}) => ({ label: 'One', value: '1', ...more });
const select = (more: object = {}) => ({ type: 3, custom_id: 'm', options: [option()], ...more });
const message = (components: readonly object[], more: object = {}, type = 4) => ({
  type,
  data: { flags: (1 << 15) | (1 << 2), allowed_mentions: { parse: [] }, components, ...more },
});
const said = (content: string) => message([text(content)]);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('the checker accepts', () => {
  it.each([
    ['a text', said('Hello')],
    ['what the bot writes', said('### H\n-# small\n> **[Q1](<https://ok.example/>)** \\*a\\* *b*\n- `c`')],
    ['forty components', message([{ type: 17, components: times(39, () => text('x')) }])],
    ['4,000 characters', message([text('x'.repeat(2_000)), text('y'.repeat(2_000))])],
    [
      'rows and menus',
      message([text('x'), row(...times(5, (id) => button({ custom_id: `${id}` }))), row(select())]),
    ],
    ['an update', message([text('x')], {}, 7)],
    ['suggestions', { type: 8, data: { choices: times(25, (id) => ({ name: `${id}`, value: `${id}` })) } }],
    ['a pong', { type: 1 }],
  ])('%s', (_, payload) => {
    checkReply(payload, [], (href) => href === 'https://ok.example/');
  });
});

describe('the checker refuses', () => {
  it.each<[string, unknown]>([
    ['not an interaction response', { hello: 1 }],
    ['which this bot never sends', { type: 9, data: {} }],
    ['data where there is none', { type: 6, data: {} }],
    ['content beside', message([text('x')], { content: 'y' })],
    ['embeds beside', message([text('x')], { embeds: [] })],
    ['flag Components V2', message([text('x')], { flags: 4 })],
    ['flag suppress embeds', message([text('x')], { flags: 1 << 15 })],
    ['that Discord refuses', message([text('x')], { flags: (1 << 15) | (1 << 2) | 2 })],
    ['allowed_mentions is', message([text('x')], { allowed_mentions: { parse: ['users'] } })],
    ['allowed_mentions is', message([text('x')], { allowed_mentions: undefined })],
    ['no component', message([])],
    ['41 components', message([{ type: 17, components: times(40, () => text('x')) }])],
    ['4001 characters', message([text('x'.repeat(2_000)), text('y'.repeat(2_001))])],
    ['an empty text display', said(' ')],
    ['an empty container', message([{ type: 17, components: [] }])],
    ['an empty action row', message([row()])],
    ['6 buttons', message([row(...times(6, (id) => button({ custom_id: `${id}` })))])],
    ['something beside it', message([row(select(), button())])],
    ['component type 2 in a message', message([button()])],
    [
      'component type 17 in a container',
      message([{ type: 17, components: [{ type: 17, components: [text('x')] }] }]),
    ],
    ['component type 5', message([row({ type: 5, custom_id: 'u' })])],
    ['custom_id a twice', message([row(button(), button())])],
    ['an empty custom_id', message([row(button({ custom_id: '' }))])],
    ['101 characters in custom_id', message([row(button({ custom_id: 'x'.repeat(101) }))])],
    ['81 characters in button label', message([row(button({ label: 'x'.repeat(81) }))])],
    ['style and url', message([row(button({ style: 5 }))])],
    [
      'a button to https://evil.example',
      message([row(button({ style: 5, custom_id: undefined, url: 'https://evil.example' }))]),
    ],
    [
      '513 characters in button url',
      message([row(button({ style: 5, custom_id: undefined, url: `https://a/${'x'.repeat(503)}` }))]),
    ],
    ['26 options', message([row(select({ options: times(26, (id) => option({ value: `${id}` })) }))])],
    ['a menu without options', message([row(select({ options: [] }))])],
    ['option value 1 twice', message([row(select({ options: [option(), option()] }))])],
    [
      '101 characters in option label',
      message([row(select({ options: [option({ label: 'x'.repeat(101) })] }))]),
    ],
    [
      '101 characters in option description',
      message([row(select({ options: [option({ description: 'x'.repeat(101) })] }))]),
    ],
    ['151 characters in placeholder', message([row(select({ placeholder: 'x'.repeat(151) }))])],
    ['asks for more values', message([row(select({ min_values: 2, max_values: 2 }))])],
    ['shown as attachment://a.csv', message([text('x'), { type: 13, file: { url: 'attachment://a.csv' } }])],
    ['26 choices', { type: 8, data: { choices: times(26, (id) => ({ name: `${id}`, value: `${id}` })) } }],
    [
      '101 characters in choice name',
      { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: '1' }] } },
    ],
    ['half a surrogate pair', said('\ud800')],
    ['a mention, emoji', said('hi <@123>')],
    ['a mention, emoji', said('at <t:0:R>')],
    ['a mention of everyone', said('hi @everyone')],
    ['a link that is not masked', said('see https://evil.example')],
    ['a link that is not masked', said('see [x](https://evil.example)')],
    ['a link to https://evil.example', said('see [x](<https://evil.example>)')],
    ["formatting that is not the bot's", said('||spoiler||')],
    ["formatting that is not the bot's", said('\\`not code` @everyone')],
    ['emphasis left open', said('**bold*')],
    ['a line of another kind', said('> > quote')],
    ['a line of another kind', said('1. list')],
  ])('%s', (fault, payload) => {
    expect(() => checkReply(payload)).toThrow(ReplyError);
    expect(() => checkReply(payload)).toThrow(fault);
  });

  it('a file that no component shows, and lists every fault', () => {
    expect(() => checkReply(message([text(' ')]), [{ name: 'a b', text: '' }])).toThrow(
      /empty text display.*shown as.*attached as.*file name a b.*empty file/s,
    );
  });
});
