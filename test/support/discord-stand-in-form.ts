import * as z from 'zod';

/** What a route answers: a JSON body, or none (204). */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * Discord's error object.
 * @param code One of https://discord.com/developers/docs/topics/opcodes-and-status-codes#json, 0 for plain HTTP errors.
 */
export function refuse(status: number, code: number, message: string): Answer {
  return { status, body: { message, code } };
}

export const notFound = refuse(404, 0, '404: Not Found');

/** A message that {@link checkForm} turns into `{ code, message }`. Every refinement below writes its message this way. */
function complaint(code: string, message: string): string {
  return `${code}: ${message}`;
}

/** Discord counts characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** A text of `min` to `max` characters. A missing one is "required", another type is "not a string". */
export function text(min: number, max: number) {
  const message =
    min === 0
      ? complaint('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
      : complaint('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  return z.string().refine((value) => lengthOf(value) >= min && lengthOf(value) <= max, { message });
}

export function listOf<T extends z.ZodType>(item: T, max: number) {
  const message = complaint('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  return z.array(item).refine((items) => items.length <= max, { message });
}

export const snowflake = z
  .string()
  .regex(/^\d{1,20}$/, complaint('NUMBER_TYPE_COERCE', 'Value is not snowflake.'));

/** Adds a form error from inside a `superRefine`. */
export function complain(
  context: z.RefinementCtx<unknown>,
  path: (string | number)[],
  code: string,
  message: string,
): void {
  context.addIssue({ code: 'custom', path, message: complaint(code, message) });
}

export type Checked<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'refused'; readonly answer: Answer };

/**
 * Parses what a client sent, and refuses it as Discord does: 400, code 50035, and the errors nested by path under
 * `_errors`.
 * @param under The path of the form in the body (`['data']` in the answer to an interaction).
 */
export function checkForm<T extends z.ZodType>(
  schema: T,
  body: unknown,
  under: readonly string[] = [],
): Checked<z.output<T>> {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return { kind: 'valid', value: parsed.data };
  const errors = nest(
    parsed.error.issues.map((issue) => ({ path: [...under, ...issue.path.map(String)], ...wording(issue) })),
  );
  return {
    kind: 'refused',
    answer: { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors } },
  };
}

function wording(issue: z.core.$ZodIssue): { code: string; message: string } {
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  }
  const own = /^([A-Z0-9_]+): (.*)$/s.exec(issue.message);
  if (own?.[1] !== undefined && own[2] !== undefined) return { code: own[1], message: own[2] };
  return { code: 'BASE_TYPE_INVALID', message: issue.message };
}

function nest(errors: readonly { path: string[]; code: string; message: string }[]): Record<string, unknown> {
  const here = errors.filter(({ path }) => path.length === 0).map(({ code, message }) => ({ code, message }));
  const keys = new Set(errors.flatMap(({ path }) => path.slice(0, 1)));
  const children = [...keys].map((key) => {
    const below = errors.filter(({ path }) => path[0] === key);
    return [key, nest(below.map((error) => ({ ...error, path: error.path.slice(1) })))] as const;
  });
  return { ...(here.length > 0 ? { _errors: here } : {}), ...Object.fromEntries(children) };
}

let lastSnowflake = 0n;

/** A new id, later than every earlier one. https://discord.com/developers/docs/reference#snowflakes */
export function newSnowflake(): string {
  const now = BigInt(Date.now() - 1_420_070_400_000) << 22n;
  lastSnowflake = now > lastSnowflake ? now : lastSnowflake + 1n;
  return lastSnowflake.toString();
}
