import { expect, it } from 'vitest';
import { slugOf } from '../../src/questionnaire/slug.ts';

it.each([
  ['Bhutan 2022 msq C', 'bhutan-2022-msq-c'],
  ['Türkiye 2022 msq ', 'turkiye-2022-msq'],
  ["Côte d'Ivoire", 'cote-d-ivoire'],
  ['  (Korea, Republic of)', 'korea-republic-of'],
])('%j names a file %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
