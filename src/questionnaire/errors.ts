/** Where in which file a data error stands, what was there instead of what, and what to do. */
export interface SourceFault {
  /** Path of the file as the operator named it. */
  readonly file: string;
  /** 1-based line; left out when the fault has no line, such as a missing file. */
  readonly line?: number | undefined;
  readonly expected: string;
  readonly found: string;
  /** A sentence; left out where what was expected says enough. */
  readonly fix?: string | undefined;
}

/**
 * Data that the bot cannot be started with: a response or questionnaire file that is missing, wrongly encoded
 * or not what it says it is. The message names every fault on a line of its own and is enough to fix them.
 */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly faults: readonly [SourceFault, ...SourceFault[]];

  constructor(faults: SourceFault | readonly [SourceFault, ...SourceFault[]], options?: ErrorOptions) {
    const all: readonly [SourceFault, ...SourceFault[]] = 'file' in faults ? [faults] : faults;
    super(all.map(describe).join('\n'), options);
    this.faults = all;
  }
}

function describe({ file, line, expected, found, fix }: SourceFault): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: expected ${expected}, found ${found}${fix === undefined ? '' : `. ${fix}`}`;
}
