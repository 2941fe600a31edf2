import * as z from 'zod';
import { LANGUAGE_CODES } from '../search/languages/codes.ts';

/** A file that the browser programs fetch: gzip under a name that changes with its content. */
const fileSchema = z.object({ url: z.string(), bytes: z.int() });
export type PackedFile = z.infer<typeof fileSchema>;

const languageSchema = z.object({
  code: z.enum(LANGUAGE_CODES),
  /** What was learned for the language, by the names of the model's files. */
  learned: z.record(z.string(), fileSchema),
  /** Undefined for the questionnaire's own language. */
  wording: fileSchema.optional(),
});

/** What the pages tell the browser programs. */
export const settingsSchema = z.object({
  version: z.string(),
  /** Of the Discord application. */
  applicationId: z.string().optional(),
  /** The response with its questionnaire, for all languages. */
  response: fileSchema,
  /** In which people can ask: those for which something was learned. */
  languages: z.array(languageSchema),
});
export type Settings = z.infer<typeof settingsSchema>;
