import * as z from 'zod';
import { phrasingsSchema, questionnaireSchema, unaskedSchema } from '../questionnaire/schema.ts';
import { translationSchema, waysOfAskingSchema } from '../questionnaire/wording.ts';

/** The response with its questionnaire, as the browser programs read it. */
export const packedResponseSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  text: z.string(),
  survey: z.object({
    folder: z.string(),
    questionnaire: questionnaireSchema,
    phrasings: phrasingsSchema,
    unasked: unaskedSchema,
  }),
});

/** The questionnaire's words in another language. */
export const packedWordingSchema = z.object({
  translation: translationSchema,
  phrasings: waysOfAskingSchema,
  unasked: waysOfAskingSchema,
});
