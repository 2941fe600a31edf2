import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { en } from '../i18n/en.ts';
import { translations } from '../i18n/languages.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Section } from '../questionnaire/schema.ts';
import { sectionName } from '../questionnaire/structure.ts';
import type { Command, OptionKind } from './command.ts';
import { LIMITS } from './components/limits.ts';
import { shorten } from './components/reply.ts';

/** Where the commands can be used: servers, the bot's direct messages, and other private channels. */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** In servers, for those who manage one; its administrators can change for whom. */
const FOR_MANAGERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};

/**
 * The commands as Discord registers them, every option with its texts in every language, and
 * `private` on each that is not private anyway.
 * @param sections The sections offered where an option asks for one.
 */
export function commandDefinitions(
  commands: readonly Command[],
  sections: readonly Section[],
): RESTPutAPIApplicationCommandsJSONBody {
  return [
    ...commands.map((command) => ({
      type: ApplicationCommandType.ChatInput as const,
      name: command.name,
      description: en.commands[command.name].description,
      name_localizations: localized((messages) => messages.commands[command.name].name),
      description_localizations: localized((messages) => messages.commands[command.name].description),
      options: [
        ...Object.entries(command.options).map(([name, kind]) =>
          optionDefinition(command, name, kind, sections),
        ),
        ...(command.offeredTo === 'managers' ? [] : [privateOption()]),
      ],
      ...(command.offeredTo === 'managers' ? FOR_MANAGERS : EVERYWHERE),
    })),
    {
      type: ApplicationCommandType.Message as const,
      name: en.messageCommand,
      name_localizations: localized((messages) => messages.messageCommand),
      ...EVERYWHERE,
    },
  ];
}

function optionDefinition(
  command: Command,
  name: string,
  kind: OptionKind,
  sections: readonly Section[],
): APIApplicationCommandOption {
  const textsOf = (messages: Messages) => messages.commands[command.name].options[name];
  const common = {
    name,
    description: textsOf(en)?.description ?? name,
    name_localizations: localized((messages) => textsOf(messages)?.name ?? name),
    description_localizations: localized((messages) => textsOf(messages)?.description ?? name),
    required: kind.required,
  };
  switch (kind.kind) {
    case 'text':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        max_length: kind.maxLength,
        ...(kind.suggest ? { autocomplete: true } : {}),
      };
    case 'section':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        choices: sections.map((section) => ({
          name: shorten(sectionName(section), LIMITS.choiceName),
          value: section.id,
        })),
      };
    case 'choice':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        choices: kind.choices.map((value) => ({ name: value, value })),
      };
    case 'flag':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
  }
}

function privateOption(): APIApplicationCommandOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    name: en.privateOption.name,
    description: en.privateOption.description,
    name_localizations: localized((messages) => messages.privateOption.name),
    description_localizations: localized((messages) => messages.privateOption.description),
    required: false,
  };
}

function localized(text: (messages: Messages) => string): Record<string, string> | null {
  const entries = translations().map(([locale, messages]) => [locale, text(messages)]);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
