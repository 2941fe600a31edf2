import * as z from 'zod';
import { phrasingsSchema, questionnaireSchema, unaskedSchema } from '../questionnaire/schema.ts';
import { translationSchema, waysOfAskingSchema } from '../questionnaire/wording.ts';

/** A file that the browser programs fetch: gzip under a name that changes with its content. */
const fileSchema = z.object({ url: z.string(), bytes: z.int() });
export type PackedFile = z.infer<typeof fileSchema>;

/** What the pages tell the browser programs. */
export const settingsSchema = z.object({
  version: z.string(),
  /** Of the Discord application. */
  applicationId: z.string().optional(),
  /** The response with its questionnaire, for all languages. */
  response: fileSchema,
  /** By code; only languages for which something was learned. */
  languages: z.partialRecord(
    z.enum(['en', 'fr', 'es', 'ru', 'zh', 'ar']),
    z.object({
      classifier: fileSchema,
      ranking: fileSchema,
      intents: fileSchema,
      vectors: fileSchema.optional(),
      /** Undefined for the questionnaire's own language. */
      wording: fileSchema.optional(),
    }),
  ),
});
export type Settings = z.infer<typeof settingsSchema>;

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

export const packedWordingSchema = z.object({
  translation: translationSchema,
  phrasings: waysOfAskingSchema,
  unasked: waysOfAskingSchema,
});
