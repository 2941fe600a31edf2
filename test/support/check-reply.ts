import { ButtonStyle, ComponentType, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import * as z from 'zod';
import { inviteLinks } from '../../src/bot/invite.ts';
import type { SurveyResponse } from '../../src/questionnaire/schema.ts';

/** Whether a reply may contain this link. */
export type AllowedLink = (href: string) => boolean;

/** A reply that Discord would refuse, or that breaks a promise of the bot. The message names every fault. */
export class ReplyError extends Error {
  override readonly name = 'ReplyError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[], payload: unknown) {
    super(`${faults.join('\n')}\nin ${JSON.stringify(payload)?.slice(0, 3_000)}`);
    this.faults = faults;
  }
}

// The limits of Discord's documentation, repeated here so that a wrong constant in src/ is noticed.
// https://discord.com/developers/docs/components/reference
const COMPONENTS = 40;
const TEXT_TOTAL = 4_000;
const ROW_BUTTONS = 5;
const CUSTOM_ID = 100;
const BUTTON_LABEL = 80;
const BUTTON_URL = 512;
const SELECT_OPTIONS = 25;
const SELECT_TEXT = 100;
const PLACEHOLDER = 150;
const CHOICES = 25;
const CHOICE_TEXT = 100;
/** Discord accepts no other flags in the answer to an interaction. */
const KNOWN_FLAGS =
  MessageFlags.IsComponentsV2 |
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications;

const componentSchema = z.looseObject({
  type: z.int(),
  content: z.string().optional(),
  custom_id: z.string().optional(),
  label: z.string().optional(),
  style: z.int().optional(),
  url: z.string().optional(),
  placeholder: z.string().optional(),
  min_values: z.int().optional(),
  max_values: z.int().optional(),
  options: z
    .array(z.strictObject({ label: z.string(), value: z.string(), description: z.string().optional() }))
    .optional(),
  file: z.strictObject({ url: z.string() }).optional(),
  accessory: z.unknown().optional(),
  get components() {
    return z.array(componentSchema).optional();
  },
});
export type Component = z.infer<typeof componentSchema>;

const messageSchema = z.looseObject({
  flags: z.int().default(0),
  allowed_mentions: z.unknown().optional(),
  components: z.array(componentSchema).default([]),
  attachments: z.array(z.looseObject({ id: z.string(), filename: z.string() })).optional(),
});

const responseSchema = z.strictObject({
  type: z.enum(InteractionResponseType),
  data: z.unknown().optional(),
});

const choicesSchema = z.strictObject({
  choices: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});

/** The components of a response as they are nested; none for a response that shows nothing. */
export function componentsOf(payload: unknown): Component[] {
  const message = messageSchema.safeParse(responseSchema.safeParse(payload).data?.data);
  return message.success ? message.data.components : [];
}

/** The components of a response, nested ones too, each before those inside it. */
export function allComponents(payload: unknown): Component[] {
  return flatten(componentsOf(payload));
}

/** The texts of a response, in order. */
export function textsOf(payload: unknown): string[] {
  return allComponents(payload).flatMap(({ type, content }) =>
    type === ComponentType.TextDisplay && content !== undefined ? [content] : [],
  );
}

/** Whether only the asker sees it. */
export function isEphemeral(payload: unknown): boolean {
  const message = messageSchema.safeParse(responseSchema.safeParse(payload).data?.data);
  return message.success && (message.data.flags & MessageFlags.Ephemeral) !== 0;
}

/** Every custom_id of a response, and the values of its menus under the menu's id. */
export function controlsOf(payload: unknown): { readonly id: string; readonly value?: string }[] {
  return allComponents(payload).flatMap(({ custom_id: id, options }) => {
    if (id === undefined) return [];
    return options === undefined ? [{ id }] : options.map(({ value }) => ({ id, value }));
  });
}

/**
 * Checks the answer to an interaction against all limits of Discord and the promises of the bot.
 * @param payload What is sent to Discord: `{ type, data }`.
 * @param files The files sent with it.
 * @param allowed Which links it may contain. Default: none.
 * @throws {ReplyError} Something is wrong. All faults are listed.
 */
export function checkReply(
  payload: unknown,
  files: readonly { readonly name: string; readonly text: string }[] = [],
  allowed: AllowedLink = () => false,
): void {
  const faults = replyFaults(payload, files, allowed);
  if (faults.length > 0) throw new ReplyError(faults, payload);
}

function replyFaults(
  payload: unknown,
  files: readonly { readonly name: string; readonly text: string }[],
  allowed: AllowedLink,
): string[] {
  const parsed = responseSchema.safeParse(payload);
  if (!parsed.success) return [`not an interaction response: ${z.prettifyError(parsed.error)}`];
  const { type, data } = parsed.data;
  const malformed = [...strings(payload)].filter((text) => !text.isWellFormed());
  const common = malformed.map((text) => `half a surrogate pair in ${JSON.stringify(text)}`);
  switch (type) {
    case InteractionResponseType.Pong:
    case InteractionResponseType.DeferredMessageUpdate:
      return [...common, ...(data === undefined ? [] : ['data where there is none to give'])];
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      return [...common, ...choiceFaults(data)];
    case InteractionResponseType.ChannelMessageWithSource:
    case InteractionResponseType.UpdateMessage:
      return [...common, ...messageFaults(data, files, allowed)];
    default:
      return [...common, `response type ${type}, which this bot never sends`];
  }
}

function choiceFaults(data: unknown): string[] {
  const parsed = choicesSchema.safeParse(data);
  if (!parsed.success) return [`no choices: ${z.prettifyError(parsed.error)}`];
  const { choices } = parsed.data;
  return [
    ...tooMany('choices', choices.length, CHOICES),
    ...choices.flatMap(({ name, value }) => [
      ...badLength('choice name', name, CHOICE_TEXT),
      ...badLength('choice value', value, CHOICE_TEXT),
    ]),
    ...repeated(
      'choice name',
      choices.map(({ name }) => name),
    ),
  ];
}

function messageFaults(
  data: unknown,
  files: readonly { readonly name: string; readonly text: string }[],
  allowed: AllowedLink,
): string[] {
  const parsed = messageSchema.safeParse(data);
  if (!parsed.success) return [`not a message: ${z.prettifyError(parsed.error)}`];
  const message = parsed.data;
  const all = flatten(message.components);
  const texts = all.flatMap(({ type, content }) =>
    type === ComponentType.TextDisplay ? [content ?? ''] : [],
  );
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  const mentions = JSON.stringify(message.allowed_mentions);
  return [
    ...['content', 'embeds', 'poll', 'sticker_ids', 'tts'].flatMap((field) =>
      field in message ? [`${field} beside Components V2`] : [],
    ),
    ...missingFlag(message.flags, MessageFlags.IsComponentsV2, 'Components V2'),
    ...missingFlag(message.flags, MessageFlags.SuppressEmbeds, 'suppress embeds'),
    ...((message.flags & ~KNOWN_FLAGS) === 0 ? [] : [`flags ${message.flags} that Discord refuses`]),
    ...(mentions === '{"parse":[]}' ? [] : [`allowed_mentions is ${mentions}`]),
    ...(all.length === 0 ? ['no component'] : []),
    ...tooMany('components, nested ones counted', all.length, COMPONENTS),
    ...tooMany(
      'characters in text displays',
      texts.reduce((sum, text) => sum + text.length, 0),
      TEXT_TOTAL,
    ),
    ...ids.flatMap((id) => badLength('custom_id', id, CUSTOM_ID)),
    ...repeated('custom_id', ids),
    ...message.components.flatMap((component) => componentFaults(component, 'message')),
    ...fileFaults(all, message.attachments, files),
    ...texts.flatMap((text) => textFaults(text, allowed)),
    ...all.flatMap(({ type, url }) =>
      type === ComponentType.Button && url !== undefined && !allowed(url) ? [`a button to ${url}`] : [],
    ),
  ];
}

type Place = 'message' | 'container' | 'row';
const PLACES: Readonly<Partial<Record<ComponentType, readonly Place[]>>> = {
  [ComponentType.ActionRow]: ['message', 'container'],
  [ComponentType.TextDisplay]: ['message', 'container'],
  [ComponentType.Separator]: ['message', 'container'],
  [ComponentType.File]: ['message', 'container'],
  [ComponentType.Container]: ['message'],
  [ComponentType.Button]: ['row'],
  [ComponentType.StringSelect]: ['row'],
};

function componentFaults(component: Component, place: Place): string[] {
  const { type } = component;
  const children = component.components ?? [];
  const known: ComponentType | undefined = Object.values(ComponentType)
    .filter((value): value is ComponentType => typeof value === 'number')
    .find((value) => value === type);
  const places = known === undefined ? undefined : PLACES[known];
  if (places === undefined) return [`component type ${type}, which this bot never sends`];
  if (!places.includes(place)) return [`component type ${type} in a ${place}`];
  switch (known) {
    case ComponentType.Container:
      return [
        ...(children.length === 0 ? ['an empty container'] : []),
        ...children.flatMap((child) => componentFaults(child, 'container')),
      ];
    case ComponentType.ActionRow:
      return [...rowFaults(children), ...children.flatMap((child) => componentFaults(child, 'row'))];
    case ComponentType.TextDisplay:
      return (component.content ?? '').trim() === '' ? ['an empty text display'] : [];
    case ComponentType.Button:
      return buttonFaults(component);
    case ComponentType.StringSelect:
      return selectFaults(component);
    case ComponentType.File:
      return component.file === undefined ? ['a File component without a file'] : [];
    default:
      return [];
  }
}

function rowFaults(children: readonly Component[]): string[] {
  const buttons = children.filter(({ type }) => type === ComponentType.Button).length;
  const others = children.length - buttons;
  if (children.length === 0) return ['an empty action row'];
  if (others > 0 && children.length > 1) return ['an action row with a menu and something beside it'];
  return tooMany('buttons in a row', buttons, ROW_BUTTONS);
}

function buttonFaults({ style, url, custom_id, label }: Component): string[] {
  const isLink = style === ButtonStyle.Link;
  return [
    ...badLength('button label', label ?? '', BUTTON_LABEL),
    ...(style === undefined ? ['a button without style'] : []),
    ...(isLink === (url !== undefined) ? [] : ['a button whose style and url do not go together']),
    ...(isLink === (custom_id === undefined)
      ? []
      : ['a button whose style and custom_id do not go together']),
    ...(url === undefined ? [] : badLength('button url', url, BUTTON_URL)),
  ];
}

function selectFaults({ custom_id, options = [], placeholder, min_values, max_values }: Component): string[] {
  return [
    ...(custom_id === undefined ? ['a menu without custom_id'] : []),
    ...(options.length === 0 ? ['a menu without options'] : []),
    ...tooMany('options of a menu', options.length, SELECT_OPTIONS),
    ...(placeholder === undefined ? [] : badLength('placeholder', placeholder, PLACEHOLDER)),
    ...((min_values ?? 1) <= options.length && (max_values ?? 1) <= options.length
      ? []
      : ['a menu that asks for more values than it has']),
    ...options.flatMap(({ label, value, description }) => [
      ...badLength('option label', label, SELECT_TEXT),
      ...badLength('option value', value, SELECT_TEXT),
      ...(description === undefined ? [] : badLength('option description', description, SELECT_TEXT)),
    ]),
    ...repeated(
      'option value',
      options.map(({ value }) => value),
    ),
  ];
}

/** Every file is shown by a File component, and every such component shows a file that is there. */
function fileFaults(
  all: readonly Component[],
  attachments: readonly { readonly id: string; readonly filename: string }[] | undefined,
  files: readonly { readonly name: string; readonly text: string }[],
): string[] {
  const shown = all.flatMap(({ file }) => (file === undefined ? [] : [file.url]));
  const sent = files.map(({ name }) => `attachment://${name}`);
  const named = (attachments ?? []).map(({ filename }) => `attachment://${filename}`);
  const ids = (attachments ?? []).map(({ id }) => id);
  return [
    ...(shown.toSorted().join() === sent.toSorted().join() ? [] : [`files ${sent} shown as ${shown}`]),
    ...(named.join() === sent.join() ? [] : [`files ${sent} attached as ${named}`]),
    ...(ids.every((id, index) => id === String(index)) ? [] : [`attachment ids ${ids}`]),
    ...repeated('file name', sent),
    ...files.flatMap(({ name, text }) => [
      ...(/^[\w.-]{1,100}$/.test(name) ? [] : [`file name ${name}`]),
      ...(text === '' ? [`empty file ${name}`] : []),
    ]),
  ];
}

const MASKED_LINK = /\[(?<label>(?:\\.|[^\\[\]])*)\]\(<(?<href>[^<>\s]+)>\)/gsu;
/** Escapes, code and masked links, in which nothing else is formatted. */
const DONE = /\\[!-/:-@[-`{-~]|^```\n[^`]*\n```$|`[^`\n]+`|\[(?:\\.|[^\\[\]])*\]\(<[^<>\s]+>\)/gmsu;

/** The targets of a text's masked links, in order. */
export function linksOf(markdown: string): string[] {
  return [...markdown.matchAll(MASKED_LINK)].map(({ groups }) => groups?.['href'] ?? '');
}

/** A text as readers see it: masked links as `show` says, without escapes, with the marks of emphasis. */
export function unmask(markdown: string, show: (label: string, href: string) => string): string {
  return markdown
    .replace(MASKED_LINK, (_, label: string, href: string) => show(label, href))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/**
 * Finds markdown that the bot does not write itself. It writes bold, italics, code, headings, small text, quotes, lists
 * and masked links; everything else must be escaped.
 */
function textFaults(text: string, allowed: AllowedLink): string[] {
  const faults = linksOf(text).flatMap((href) => (allowed(href) ? [] : [`a link to ${href}`]));
  const bare = text.replace(DONE, ' ');
  if (/<(?:@|#|\/|a?:|t:|id:)/.test(bare)) faults.push('a mention, emoji or timestamp');
  if (/@(?:everyone|here)\b/.test(bare)) faults.push('a mention of everyone');
  if (/\]\(|:\/\//.test(bare)) faults.push('a link that is not masked and in angle brackets');
  for (const line of bare.split('\n')) {
    const inner = line.replace(/^(?:> )?(?:-# |#{1,3} |- )?/, '');
    if (/[_~|`<>[\]#\\]/.test(inner))
      faults.push(`formatting that is not the bot's: ${JSON.stringify(line)}`);
    if (/^(?:>>?>?|-#|[-+]|\d+[.)]|#{1,3})\s/.test(inner))
      faults.push(`a line of another kind inside a line: ${line}`);
    if ((inner.match(/\*/g)?.length ?? 0) % 2 !== 0)
      faults.push(`emphasis left open: ${JSON.stringify(line)}`);
  }
  return faults.map((fault) => `${fault}, in ${JSON.stringify(text.slice(0, 400))}`);
}

function flatten(components: readonly Component[]): Component[] {
  return components.flatMap((component) => {
    const accessory = componentSchema.safeParse(component.accessory);
    return [
      component,
      ...flatten([...(component.components ?? []), ...(accessory.success ? [accessory.data] : [])]),
    ];
  });
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* strings(inner);
}

function missingFlag(flags: number, flag: number, name: string): string[] {
  return (flags & flag) === 0 ? [`the flag ${name} is missing`] : [];
}

function tooMany(what: string, count: number, most: number): string[] {
  return count > most ? [`${count} ${what}: Discord takes ${most}`] : [];
}

function badLength(what: string, text: string, most: number): string[] {
  if (text.trim() === '') return [`an empty ${what}`];
  return tooMany(`characters in ${what} ${JSON.stringify(text)}`, text.length, most);
}

function repeated(what: string, values: readonly string[]): string[] {
  return values
    .filter((value, index) => values.indexOf(value) !== index)
    .map((value) => `${what} ${value} twice`);
}

/** The links that replies may contain: those of the response, its published address and the invites. */
export function linksAllowedBy(
  response: SurveyResponse,
  {
    sourceUrl,
    applicationId,
    apiUrl,
  }: {
    readonly sourceUrl?: string | undefined;
    readonly applicationId?: string | undefined;
    readonly apiUrl?: string;
  } = {},
): AllowedLink {
  const invites = applicationId === undefined ? [] : Object.values(inviteLinks(applicationId, apiUrl));
  const lines = [...response.questions.values()].map(
    ({ lines: { from, to } }) => `${sourceUrl}#L${from}-L${to}`,
  );
  const known = new Set(
    [
      ...[...response.questions.values()].flatMap(({ links }) => links.map(({ href }) => href)),
      ...invites,
      ...(sourceUrl === undefined ? [] : [sourceUrl, ...lines]),
    ].map(asTarget),
  );
  return (href) => known.has(href);
}

/** An address as it is written in a masked link: characters that would end it are percent-encoded. */
export function asTarget(href: string): string {
  return href.replace(
    /[()<>\s\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
