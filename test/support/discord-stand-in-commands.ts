import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Locale,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import * as z from 'zod';
import {
  type Answer,
  checkForm,
  complain,
  lengthOf,
  listOf,
  newSnowflake,
  refuse,
  text,
} from './discord-stand-in-form.ts';

// The limits are those of https://discord.com/developers/docs/interactions/application-commands
const NAME_LENGTH = 32;
const DESCRIPTION_LENGTH = 100;
const OPTIONS = 25;
const CHOICES = 25;
const CHOICE_LENGTH = 100;
const COMMAND_LENGTH = 8000;
const CHAT_INPUT_COMMANDS = 100;
const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]*$/u;

const name = text(1, NAME_LENGTH);
const inputName = name.refine(isInputName, {
  message: 'APPLICATION_COMMAND_INVALID_NAME: Command name is invalid',
});
const localized = <T extends z.ZodType<string>>(value: T) =>
  z
    .partialRecord(z.enum(Locale), value)
    .nullish()
    .transform((given) => given ?? null);

const choiceSchema = z.object({
  name: text(1, CHOICE_LENGTH),
  name_localizations: localized(text(1, CHOICE_LENGTH)),
  value: z.union([text(0, CHOICE_LENGTH), z.number()]),
});

// An option without its own options; three levels are all there are (group, subcommand, option).
const plainOption = z.object({
  type: z.enum(ApplicationCommandOptionType),
  name: inputName,
  name_localizations: localized(inputName),
  description: text(1, DESCRIPTION_LENGTH),
  description_localizations: localized(text(1, DESCRIPTION_LENGTH)),
  required: z.boolean().nullish().transform(presentIfTrue),
  choices: listOf(choiceSchema, CHOICES).nullish().transform(presentIfFilled),
  autocomplete: z.boolean().optional(),
  channel_types: z.array(z.number().int()).optional(),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
  min_length: z.number().int().min(0).max(6000).optional(),
  max_length: z.number().int().min(1).max(6000).optional(),
});
const optionsOf = <T extends z.ZodType<{ name: string; required?: boolean | undefined }>>(option: T) =>
  listOf(option, OPTIONS)
    .superRefine((options, context) => {
      for (const [index, { name, required }] of options.entries()) {
        const before = options.slice(0, index);
        if (required === true && before.some((other) => other.required !== true)) {
          complain(
            context,
            [index],
            'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            'Required options must be placed before non-required options',
          );
        }
        if (before.some((other) => other.name === name)) {
          complain(
            context,
            [index],
            'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
            `Option name ${name} already got used in these options`,
          );
        }
      }
    })
    .nullish()
    .transform(presentIfFilled);
const subcommand = plainOption.extend({ options: optionsOf(plainOption) });
const commandOption = plainOption.extend({ options: optionsOf(subcommand) });

const commandSchema = z
  .object({
    default_member_permissions: z.string().regex(/^\d+$/).nullish().transform(orNull),
    type: z.enum(ApplicationCommandType).default(ApplicationCommandType.ChatInput),
    name,
    name_localizations: localized(name),
    description: z.string().nullish().transform(orEmpty),
    description_localizations: localized(text(0, DESCRIPTION_LENGTH)),
    dm_permission: z
      .boolean()
      .nullish()
      .transform((given) => given ?? true),
    contexts: z
      .array(z.literal([0, 1, 2]))
      .nullish()
      .transform(orNull),
    integration_types: z
      .array(z.literal([0, 1]))
      .min(1)
      .nullish()
      .transform((given) => given ?? [0]),
    options: optionsOf(commandOption),
    nsfw: z
      .boolean()
      .nullish()
      .transform((given) => given ?? false),
  })
  .superRefine((command, context) => {
    if (command.type === ApplicationCommandType.ChatInput) {
      const names = {
        name: [command.name],
        name_localizations: Object.values(command.name_localizations ?? {}),
      };
      for (const [field, values] of Object.entries(names)) {
        if (!values.every(isInputName)) {
          complain(context, [field], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
        }
      }
      const length = lengthOf(command.description);
      if (length === 0) complain(context, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
      if (length > DESCRIPTION_LENGTH) {
        const message = `Must be between 1 and ${DESCRIPTION_LENGTH} in length.`;
        complain(context, ['description'], 'BASE_TYPE_BAD_LENGTH', message);
      }
    } else if (command.description !== '') {
      const message = 'Context menu commands cannot have description';
      complain(context, ['description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID', message);
    }
    if (weight(command) > COMMAND_LENGTH) {
      const message = `Command exceeds maximum size (${COMMAND_LENGTH})`;
      complain(context, [], 'APPLICATION_COMMAND_TOO_LARGE', message);
    }
  });

function isInputName(value: string): boolean {
  return CHAT_INPUT_NAME.test(value) && value === value.toLowerCase();
}
function orNull<T>(given: T | null | undefined): T | null {
  return given ?? null;
}
function orEmpty(given: string | null | undefined): string {
  return given ?? '';
}
// Discord leaves these two out of what it returns.
function presentIfTrue(given: boolean | null | undefined): true | undefined {
  return given === true ? true : undefined;
}
function presentIfFilled<T>(given: readonly T[] | null | undefined): readonly T[] | undefined {
  return given && given.length > 0 ? given : undefined;
}

/** The characters Discord counts toward a command's size: names, descriptions, choices and text values. */
function weight(part: unknown): number {
  const { name = '', description = '', value, options = [], choices = [] } = weighable.parse(part);
  const own = lengthOf(name) + lengthOf(description) + (typeof value === 'string' ? lengthOf(value) : 0);
  return own + [...options, ...choices].reduce<number>((sum, child) => sum + weight(child), 0);
}
const weighable = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  value: z.unknown().optional(),
  options: z.array(z.unknown()).optional(),
  choices: z.array(z.unknown()).optional(),
});

/** A command as Discord stores it, with its localizations. */
export type RegisteredCommand = z.output<typeof commandSchema> & {
  readonly id: string;
  readonly application_id: string;
  /** Changes with the command's content. */
  readonly version: string;
  /** Absent on a global command. */
  readonly guild_id?: string;
};

export type CommandRegistry = ReturnType<typeof createCommandRegistry>;

/** The commands of one application: the global ones (scope `undefined`) and those of each guild. */
export function createCommandRegistry(applicationId: string) {
  const scopes = new Map<string | undefined, readonly RegisteredCommand[]>();
  const list = (scope?: string): readonly RegisteredCommand[] => scopes.get(scope) ?? [];

  /** Keeps the id of a command of the same type and name, and its version when nothing in it changed. */
  function register(
    command: z.output<typeof commandSchema>,
    scope: string | undefined,
    existing: RegisteredCommand | undefined,
  ): RegisteredCommand {
    const registered = {
      id: existing?.id ?? newSnowflake(),
      application_id: applicationId,
      version: existing?.version ?? newSnowflake(),
      ...command,
      ...(scope === undefined ? {} : { guild_id: scope }),
    };
    const changed = existing !== undefined && JSON.stringify(existing) !== JSON.stringify(registered);
    return changed ? { ...registered, version: newSnowflake() } : registered;
  }

  function store(commands: readonly RegisteredCommand[], scope: string | undefined): Answer | undefined {
    const slash = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
    if (slash.length > CHAT_INPUT_COMMANDS) {
      const message = `Maximum number of application commands reached (${CHAT_INPUT_COMMANDS})`;
      return refuse(400, RESTJSONErrorCodes.MaximumNumberOfApplicationCommandsReached, message);
    }
    scopes.set(scope, commands);
    return undefined;
  }

  const unknown = refuse(404, RESTJSONErrorCodes.UnknownApplicationCommand, 'Unknown application command');

  return {
    list,
    get(scope: string | undefined, withLocalizations: boolean): Answer {
      const shown = list(scope).map((command) => present(command, withLocalizations));
      return { status: 200, body: shown };
    },
    getOne(scope: string | undefined, id: string): Answer {
      const command = list(scope).find((other) => other.id === id);
      return command ? { status: 200, body: present(command, true) } : unknown;
    },
    overwrite(scope: string | undefined, body: unknown): Answer {
      const checked = checkForm(bulkSchema, body);
      if (checked.kind === 'refused') return checked.answer;
      const commands = checked.value.map((command) => register(command, scope, alike(list(scope), command)));
      return (
        store(commands, scope) ?? { status: 200, body: commands.map((command) => present(command, true)) }
      );
    },
    create(scope: string | undefined, body: unknown): Answer {
      const checked = checkForm(commandSchema, body);
      if (checked.kind === 'refused') return checked.answer;
      const existing = alike(list(scope), checked.value);
      const command = register(checked.value, scope, existing);
      const others = list(scope).filter((other) => other !== existing);
      return (
        store([...others, command], scope) ?? { status: existing ? 200 : 201, body: present(command, true) }
      );
    },
    edit(scope: string | undefined, id: string, body: unknown): Answer {
      const existing = list(scope).find((other) => other.id === id);
      if (!existing) return unknown;
      const changes = z.record(z.string(), z.unknown()).safeParse(body);
      const checked = checkForm(commandSchema, { ...existing, ...changes.data });
      if (checked.kind === 'refused') return checked.answer;
      const command = register(checked.value, scope, existing);
      const commands = list(scope).map((other) => (other === existing ? command : other));
      return store(commands, scope) ?? { status: 200, body: present(command, true) };
    },
    remove(scope: string | undefined, id: string): Answer {
      const rest = list(scope).filter((other) => other.id !== id);
      if (rest.length === list(scope).length) return unknown;
      scopes.set(scope, rest);
      return { status: 204 };
    },
  };
}

const bulkSchema = z.array(commandSchema).superRefine((commands, context) => {
  for (const [index, command] of commands.entries()) {
    if (alike(commands.slice(0, index), command)) {
      const message = 'Application command names must be unique';
      complain(context, [index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    }
  }
});

function alike<T extends { type: number; name: string }>(
  commands: readonly T[],
  { type, name }: { type: number; name: string },
): T | undefined {
  return commands.find((other) => other.type === type && other.name === name);
}

/** A command as the API returns it: guild commands have no contexts, and localizations only when asked for. */
function present(command: RegisteredCommand, withLocalizations: boolean): unknown {
  const { dm_permission, contexts, integration_types, ...rest } = command;
  const shown = command.guild_id === undefined ? command : rest;
  return withLocalizations ? shown : JSON.parse(JSON.stringify(shown, withoutLocalizations));
}

function withoutLocalizations(key: string, value: unknown): unknown {
  return key === 'name_localizations' || key === 'description_localizations' ? null : value;
}
