import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/answer/load.ts';
import { en } from '../../src/i18n/en.ts';
import { Markdown } from '../../src/site/discord/markdown.tsx';
import { LOOKS, PreviewPage, type Scene, SceneMessage, shotId } from '../../src/site/preview/page.tsx';
import { playScenes } from '../../src/site/preview/scenes.ts';
import { bhutanFile } from '../support/bhutan.ts';
import { instance } from '../support/instance.ts';

const markdownHtml = (text: string): string => String(Markdown({ text }));
const messageHtml = (scene: Scene): string => String(SceneMessage({ scene }));

describe('markdown', () => {
  it.each([
    ['### Law\n-# Q38', '<p class="heading heading-3">Law</p><small>Q38</small>'],
    [
      '**Q1 · Country**\n> one\n> *two*',
      '<strong>Q1 · Country</strong><br/><blockquote lang="en">one<br/><em>two</em></blockquote>',
    ],
    ['before\n- **a** b\n- c', 'before<ul><li><strong>a</strong> b</li><li>c</li></ul>'],
    ['\\- no list, \\*no\\* emphasis', '- no list, *no* emphasis'],
    ['`code`', '<code>code</code>'],
    ['```\n- a <b>\n```', '<pre>- a &lt;b&gt;</pre>'],
    [
      '[a b](<https://gov.example/x?y=1&z=2>)',
      '<a href="https://gov.example/x?y=1&amp;z=2" target="_blank" rel="noreferrer">a b</a>',
    ],
    ['\\[a\\]\\(b\\) \\<@123456789012345678>', '[a](b) &lt;@123456789012345678&gt;'],
    ['<@123456789012345678>', '<b class="mention">@123456789012345678</b>'],
  ])('%j is drawn as Discord draws it', (markdown, html) => {
    expect(markdownHtml(markdown)).toBe(html);
  });

  it('shows the backslashes of a link label, as Discord does', () => {
    expect(markdownHtml('[e\\_gif](<https://gov.example>)')).toBe(
      '<a href="https://gov.example" target="_blank" rel="noreferrer">e\\_gif</a>',
    );
  });
});

describe('the preview', () => {
  const scenes = playScenes(loadLibrary(bhutanFile), 'https://gov.example/msq/', instance);
  const scene = (id: string): string =>
    scenes
      .filter((one) => one.id === id)
      .map(messageHtml)
      .join('');

  it('draws every reply in every look', () => {
    const page = String(PreviewPage({ scenes, styles: '' }));
    const ids = scenes.flatMap((one) => LOOKS.map((look) => shotId(one, look)));
    expect(ids.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows texts, buttons, menus and who sees a reply', () => {
    expect(scene('sure')).toContain('The Chapter 21 of ICM Act 2018 is dedicated to the data protection');
    expect(scene('sure')).toContain('<summary>Related topics</summary>');
    expect(scene('sure')).toContain('>Remove</button>');
    expect(scene('sure')).not.toContain('Only you can see this');
    expect(scene('contact-private')).toContain('Only you can see this');
    expect(scene('unsure')).toContain(en.unclear);
    expect(scene('not-found')).toContain(en.nothingFound);
    expect(scene('failure')).toContain('Something went wrong');
    expect(scene('export')).toContain('>bhutan-2022-msq-c.md</a>');
  });

  it('finds no mention, emphasis or link in a hostile query', () => {
    const [asked = ''] = /<small>You asked.*?<\/small>/s.exec(scene('hostile')) ?? [];
    expect(asked).toContain('@everyone **data**');
    expect(asked.match(/<\w+/g)).toEqual(['<small']);
  });

  it('finds no backslash and no small-text mark that a reader would see', () => {
    const stray = scenes.filter((one) => one.id !== 'hostile' && /\\|-# /.test(messageHtml(one)));
    expect(stray.map(({ id }) => id)).toEqual([]);
  });
});
