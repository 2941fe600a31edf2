import { describe, expect, it } from 'vitest';
import { messageText } from '../../src/bot/message-text.ts';

describe('the text of a message', () => {
  it.each([
    ['its own words', { content: 'privacy law' }, 'privacy law'],
    [
      'a forwarded message',
      { content: '', message_snapshots: [{ message: { content: 'privacy law', embeds: [] } }] },
      'privacy law',
    ],
    [
      'embeds',
      {
        content: 'see',
        embeds: [
          {
            title: 'News',
            description: 'A privacy law',
            author: { name: 'Kuensel' },
            fields: [{ name: 'When', value: 'today' }],
            footer: { text: 'end' },
            url: 'https://example.org',
          },
        ],
      },
      'see\nNews\nA privacy law\nKuensel\nWhen\ntoday\nend',
    ],
    [
      'components, also those inside others',
      {
        components: [
          {
            type: 17,
            components: [
              { type: 10, content: 'privacy law' },
              {
                type: 9,
                components: [{ type: 10, content: 'inside' }],
                accessory: { description: 'a photo' },
              },
              { type: 12, items: [{ description: 'a chart' }] },
              { type: 1, components: [{ type: 2, label: 'a button', custom_id: 'x' }] },
              { type: 1, components: [{ type: 3, placeholder: 'a menu', custom_id: 'y' }] },
            ],
          },
        ],
      },
      'privacy law\ninside\na photo\na chart\na button\na menu',
    ],
    [
      'a poll',
      {
        poll: {
          question: { text: 'Is there a law?' },
          answers: [{ poll_media: { text: 'yes' } }, { poll_media: { text: 'no', emoji: { name: '👎' } } }],
        },
      },
      'Is there a law?\nyes\nno',
    ],
    [
      'descriptions of attachments',
      { attachments: [{ filename: 'a.png', description: 'the law' }] },
      'the law',
    ],
  ])('has %s', (_, message, text) => {
    expect(messageText(message)).toBe(text);
  });

  it.each([
    ['nothing', undefined],
    ['a message without words', { content: '  ', embeds: [{ url: 'https://example.org' }] }],
    ['fields of another form', { content: 7, embeds: 'x', poll: null, components: { type: {} } }],
    ['who wrote it', { content: '', author: { id: '1', username: 'person' }, mentions: [{ username: 'x' }] }],
  ])('has nothing of %s', (_, message) => {
    expect(messageText(message)).toBe('');
  });

  it('ends, however deep and long the message is', () => {
    let message: object = { content: 'deepest' };
    for (let depth = 0; depth < 10_000; depth++)
      message = { content: 'x'.repeat(100), components: [message] };
    const text = messageText(message);
    expect(text).not.toContain('deepest');
    expect(text.length).toBeLessThanOrEqual(8_000);
  });
});
