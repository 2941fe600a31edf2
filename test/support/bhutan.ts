import { fileURLToPath } from 'node:url';

const dataFile = (name: string): string =>
  fileURLToPath(new URL(`../../data/msq-2022/${name}`, import.meta.url));

/** The response that ships, and the questionnaire beside it. */
export const bhutanFile = dataFile('bhutan.md');
export const questionnaireFile = dataFile('questionnaire.json');
