import { loadResponse } from '../../src/questionnaire/load.ts';
import { english } from '../../src/search/languages/en.ts';
import { loadModel } from '../../src/search/ranking/load.ts';
import { createSearch } from '../../src/search/search.ts';
import { createSources } from '../../src/search/sources.ts';
import { bhutanFile } from './bhutan.ts';

/** The response that ships, with the search over it. */
export const response = loadResponse(bhutanFile);
export const model = loadModel(response);
export const sources = createSources(response, english, model);
export const search = createSearch(response, sources, model.weights);
