import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';
import { expect, it } from 'vitest';

/** Words of Discord's client in Taiwan for which the converter has another one. */
const OWN_WORDS: readonly (readonly [string, string])[] = [
  ['許可權', '權限'],
  ['郵箱地址', '電子郵件地址'],
  ['檢視', '查看'],
  ['程式碼', '代碼'],
  ['關鍵詞', '關鍵字'],
  ['命令', '指令'],
  ['公佈', '公布'],
  ['文本', '文字'],
  ['我的應用', '我的應用程式'],
  ['“', '「'],
  ['”', '」'],
];

/** Writes a source text with Chinese in simplified characters as people in Taiwan do. */
function traditional(source: string): string {
  const convert = Converter({ from: 'cn', to: 'twp' });
  const text = OWN_WORDS.reduce((done, [from, to]) => done.replaceAll(from, to), convert(source));
  return text
    .replace(
      /\/\*\* Chinese in simplified.*?\*\//s,
      '/** Chinese in traditional characters, made of `zh.ts` by `npm run approve`. */',
    )
    .replace('export const zh:', 'export const zhTw:')
    .replace("locale: 'zh'", "locale: 'zh-TW'");
}

it('the messages in traditional characters are those in simplified ones, converted', async () => {
  const simplified = readFileSync(new URL('../../src/i18n/zh.ts', import.meta.url), 'utf8');
  await expect(traditional(simplified)).toMatchFileSnapshot('../../src/i18n/zh-tw.ts');
});
