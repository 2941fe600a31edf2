import { expect, it } from 'vitest';
import { libraryOf, withAnswers } from '../support/altered.ts';
import { response } from '../support/handle.ts';

it('a long name with a word for citing in it is searched for, once', () => {
  const name =
    'Ministry of Agriculture Food Crops Livestock Fisheries Forests Irrigation Climate Resilience and Adaptation';
  const library = libraryOf(withAnswers(response, new Map([[26, `The ${name} is responsible.`]])));
  const answer = library.in('en').ask(name);
  expect(answer).toMatchObject({ kind: 'answered' });
  expect(answer).toHaveProperty('results[0].cited.number', 26);
});
