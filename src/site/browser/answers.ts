import { createAnswers, type LoadedAnswers } from '../../answer/answers.ts';
import { createLibrary, type Library } from '../../answer/library.ts';
import { joinResponse } from '../../questionnaire/join.ts';
import type { SurveyResponse } from '../../questionnaire/schema.ts';
import { translateResponse } from '../../questionnaire/wording.ts';
import { LANGUAGES, type LanguageCode } from '../../search/languages/index.ts';
import { type Model, readModel } from '../../search/ranking/model.ts';
import { type PackedFile, packedResponseSchema, packedWordingSchema, type Settings } from '../packed.ts';

/** Told how much of the data is there, 0 to 1. */
type OnProgress = (share: number) => void;

/** Where the browser keeps the data between visits. */
const STORE = 'msq-bot-data';

/** What answers in one language are made of. */
interface LanguageData {
  readonly response: SurveyResponse;
  readonly model: Model;
}

/**
 * Fetches what was learned for a language, and makes the response answerable.
 * @throws {Error} A file cannot be fetched.
 */
type Open<T> = (language: LanguageCode, onProgress: OnProgress) => Promise<T>;

/** Opens the response in one language alone. */
export function createOpenAnswers(settings: Settings): Open<LoadedAnswers> {
  return once(async (language, onProgress) => {
    const { response, model } = await open(settings, language, onProgress);
    return createAnswers(response, language, model);
  });
}

/** Opens the response in a language and in English, in which people ask too. */
export function createOpenLibrary(settings: Settings): Open<Library> {
  const openOne = once((language, onProgress) => open(settings, language, onProgress));
  return once(async (language, onProgress) => {
    const languages = [...new Set<LanguageCode>(['en', language])];
    const shares = languages.map(() => 0);
    const data = new Map<LanguageCode, LanguageData>();
    await Promise.all(
      languages.map(async (code, at) => {
        const fetched = await openOne(code, (share) => {
          shares[at] = share / languages.length;
          onProgress(shares.reduce((sum, one) => sum + one, 0));
        });
        data.set(code, fetched);
      }),
    );
    const dataOf = (code: LanguageCode): LanguageData => {
      const found = data.get(code);
      if (!found) throw new Error(`the language ${code} was not fetched`);
      return found;
    };
    return createLibrary({
      languages,
      translate: (code) => dataOf(code).response,
      model: (_, code) => dataOf(code).model,
    });
  });
}

/** Opens each language once; one that failed is tried again. */
function once<T>(open: Open<T>): Open<T> {
  const opened = new Map<LanguageCode, Promise<T>>();
  return (language, onProgress) => {
    const known = opened.get(language) ?? open(language, onProgress);
    opened.set(language, known);
    known.catch(() => opened.delete(language));
    return known;
  };
}

async function open(
  settings: Settings,
  language: LanguageCode,
  onProgress: OnProgress,
): Promise<LanguageData> {
  const files = settings.languages[language];
  if (!files) throw new Error(`nothing was learned for the language ${language}`);
  const wanted = [settings.response, ...Object.values(files)].filter((file) => file !== undefined);
  const all = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  let got = 0;
  const read = (file: PackedFile): Promise<Uint8Array> =>
    readFile(file, (bytes) => {
      got += bytes;
      onProgress(Math.min(got / all, 1));
    });
  const [packed, wording, classifier, ranking, intents, vectors] = await Promise.all([
    read(settings.response),
    files.wording && read(files.wording),
    read(files.classifier),
    read(files.ranking),
    read(files.intents),
    files.vectors && read(files.vectors),
  ]);
  void forgetOthers(settings);
  const response = readResponse(packed, wording);
  const bytesOf = { classifier, ranking, intents, vectors };
  const model = readModel(response, LANGUAGES[language], (name) => ({
    path: name,
    bytes: bytesOf[name] ?? new Uint8Array(),
  }));
  return { response, model };
}

function readResponse(packed: Uint8Array, wording: Uint8Array | undefined): SurveyResponse {
  const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
  const { text, survey, file, sha256 } = packedResponseSchema.parse(parse(packed));
  const response = joinResponse(text, survey, { file, sha256 });
  return wording ? translateResponse(response, packedWordingSchema.parse(parse(wording))) : response;
}

/** Reads a file from the browser's store, or fetches it and keeps it there. */
async function readFile({ url }: PackedFile, onBytes: (bytes: number) => void): Promise<Uint8Array> {
  const store = await openStore();
  const kept = await store?.match(url);
  const answer = kept ?? (await fetch(url));
  if (!answer.ok) throw new Error(`${url}: the server answers ${answer.status}`);
  // A browser may refuse to keep it, such as for want of room; the data is then fetched again next time.
  if (!kept) void store?.put(url, answer.clone()).catch(console.warn);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    onBytes(part.value.length);
  }
  const unpacked = new Blob(parts).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** Undefined where the browser gives the page no store, as without a secure connection. */
async function openStore(): Promise<Cache | undefined> {
  return 'caches' in globalThis ? caches.open(STORE) : undefined;
}

/** Deletes kept files that this version of the site does not use. */
async function forgetOthers({ response, languages }: Settings): Promise<void> {
  const store = await openStore();
  const used = [response, ...Object.values(languages).flatMap((files) => Object.values(files))].map(
    (file) => file && new URL(file.url, location.href).href,
  );
  for (const request of (await store?.keys()) ?? []) {
    if (!used.includes(request.url)) await store?.delete(request);
  }
}
