/** Where in which file a data error stands, and what was there instead of what. */
export interface SourceFault {
  /** Path of the file as the operator named it. */
  readonly file: string;
  /** 1-based line; left out when the fault has no line, such as a missing file. */
  readonly line?: number | undefined;
  readonly expected: string;
  readonly found: string;
}

/**
 * Data that the bot cannot be started with: a response or questionnaire file that is missing,
 * wrongly encoded or not what it says it is. The message alone is enough to find and mend the place.
 */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly fault: SourceFault;

  constructor(fault: SourceFault, options?: ErrorOptions) {
    const place = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`;
    super(`${place}: expected ${fault.expected}, found ${fault.found}`, options);
    this.fault = fault;
  }
}
