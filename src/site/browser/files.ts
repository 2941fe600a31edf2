import './jitless.ts';
import type { LanguageCode } from '../../search/languages/index.ts';
import { type PackedFile, type Settings, settingsSchema } from '../settings.ts';
import { preferredLanguage } from '../words.ts';
import { elementOf } from './elements.ts';

/** Told how much of something is there, 0 to 1. */
export type OnProgress = (share: number) => void;

/** The files of a language, unpacked. */
export interface LanguageFiles {
  readonly response: Uint8Array;
  /** Undefined for the questionnaire's own language. */
  readonly wording: Uint8Array | undefined;
  /** By the names of the model's files. */
  readonly learned: ReadonlyMap<string, Uint8Array>;
}

/**
 * Fetches the files of a language, once.
 * @throws {Error} A file cannot be fetched; the next call tries again.
 */
export type FetchLanguage = (language: LanguageCode, onProgress: OnProgress) => Promise<LanguageFiles>;

/** What both browser programs begin with. */
export interface Fetching {
  readonly settings: Settings;
  /** The languages in which people can ask. */
  readonly languages: readonly LanguageCode[];
  /** The one that the reader most likely wants. */
  readonly preferred: LanguageCode;
  readonly fetchLanguage: FetchLanguage;
}

/**
 * Reads what the page tells its programs, and begins to fetch the data of the reader's language. The programs themselves,
 * which take as long, can be loaded at the same time.
 * @param others Languages that are needed besides.
 */
export function startFetching(others: readonly LanguageCode[] = []): Fetching {
  const settings = settingsSchema.parse(JSON.parse(elementOf('settings').textContent ?? ''));
  const languages = settings.languages.map(({ code }) => code);
  const preferred = preferredLanguage(navigator.languages, languages);
  const fetchLanguage = createFetchLanguage(settings);
  for (const language of new Set([preferred, ...others])) {
    // Whoever needs the language gets the error.
    fetchLanguage(language, () => undefined).catch(console.warn);
  }
  return { settings, languages, preferred, fetchLanguage };
}

function createFetchLanguage(settings: Settings): FetchLanguage {
  const fetchFile = createFetchFile();
  return async (language, onProgress) => {
    const files = settings.languages.find(({ code }) => code === language);
    if (!files) throw new Error(`nothing was learned for the language ${language}`);
    const learned = Object.entries(files.learned).map(([name, file]) => ({ name, ...fetchFile(file) }));
    const response = fetchFile(settings.response);
    const wording = files.wording && fetchFile(files.wording);
    const all = [response, ...learned, ...(wording ? [wording] : [])];
    const most = all.reduce((sum, { file }) => sum + file.bytes, 0);
    const tell = (): void => onProgress(all.reduce((sum, { got }) => sum + got(), 0) / most);
    for (const { listeners } of all) listeners.add(tell);
    tell();
    await Promise.all(all.map(({ bytes }) => bytes));
    void forgetOthers(settings);
    return {
      response: await response.bytes,
      wording: await wording?.bytes,
      learned: new Map(
        await Promise.all(
          learned.map(async ({ name, bytes }): Promise<[string, Uint8Array]> => [name, await bytes]),
        ),
      ),
    };
  };
}

/** A file on its way. */
interface Fetched {
  readonly file: PackedFile;
  readonly bytes: Promise<Uint8Array>;
  /** How many of its packed bytes are there. */
  readonly got: () => number;
  /** Called when there are more. */
  readonly listeners: Set<() => void>;
}

/** Fetches each file once; one that failed is tried again. */
function createFetchFile(): (file: PackedFile) => Fetched {
  const fetched = new Map<string, Fetched>();
  return (file) => {
    const known = fetched.get(file.url);
    if (known) return known;
    let got = 0;
    const listeners = new Set<() => void>();
    const bytes = readFile(file, (more) => {
      got += more;
      for (const listener of listeners) listener();
    });
    const begun = { file, bytes, got: () => got, listeners };
    fetched.set(file.url, begun);
    bytes.catch(() => fetched.delete(file.url));
    return begun;
  };
}

/** Where the browser keeps the data between visits. */
const STORE = 'msq-bot-data';

/** Reads a file from the browser's store, or fetches it and keeps it there. */
async function readFile({ url }: PackedFile, onBytes: (bytes: number) => void): Promise<Uint8Array> {
  const store = await openStore();
  const kept = await store?.match(url);
  const answer = kept ?? (await fetch(url));
  if (!answer.ok) throw new Error(`${url}: the server answers ${answer.status}`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    onBytes(part.value.length);
  }
  const packed = new Blob(parts);
  const unpacked = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = await new Response(unpacked).arrayBuffer();
  // Only now: some servers send a page instead of a missing file. A browser may refuse to keep it, such as for want of
  // room; the data is then fetched again next time.
  if (!kept) void store?.put(url, new Response(packed)).catch(console.warn);
  return new Uint8Array(bytes);
}

/** Undefined where the browser gives the page no store, as without a secure connection or where pages keep nothing. */
async function openStore(): Promise<Cache | undefined> {
  try {
    return await caches.open(STORE);
  } catch {
    return undefined;
  }
}

/** Deletes kept files that this version of the site does not use. */
async function forgetOthers({ response, languages }: Settings): Promise<void> {
  const store = await openStore();
  const files = languages.flatMap(({ learned, wording }) => [...Object.values(learned), wording]);
  const used = [response, ...files].map((file) => file && new URL(file.url, location.href).href);
  for (const request of (await store?.keys()) ?? []) {
    if (!used.includes(request.url)) await store?.delete(request);
  }
}
