import {
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { en } from '../i18n/en.ts';
import { translations } from '../i18n/languages.ts';
import { type Messages, optionLabel } from '../i18n/messages.ts';
import type { Section } from '../questionnaire/schema.ts';
import { sectionName } from '../questionnaire/structure.ts';
import type { Command, OptionDefinition } from './command.ts';
import { LIMITS } from './components/limits.ts';
import { shorten } from './components/reply.ts';

/** Commands for everyone: in servers, in direct messages with the bot, and in other private channels. */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** Commands for those who manage a server, in servers only. Administrators can change who may use them. */
const FOR_MANAGERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};

/**
 * Makes the definitions that are registered with Discord, with names and descriptions in every language. Every command
 * gets the option `private`, unless its replies are always private.
 * @param sections The choices of an option that asks for a section.
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
        ...Object.entries(command.options).map(([name, option]) =>
          optionDefinition(command, name, option, sections),
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
  option: OptionDefinition,
  sections: readonly Section[],
): APIApplicationCommandOption {
  const label = (messages: Messages) => optionLabel(messages, command.name, name);
  const common = {
    name,
    description: label(en).description,
    name_localizations: localized((messages) => label(messages).name),
    description_localizations: localized((messages) => label(messages).description),
    required: option.required,
  };
  switch (option.kind) {
    case 'text':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        max_length: option.maxLength,
        ...(option.suggest ? { autocomplete: true } : {}),
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
        choices: option.choices.map((value) => choiceDefinition(value, option.label)),
      };
  }
}

function choiceDefinition(
  value: string,
  label?: (choice: string, messages: Messages) => string,
): APIApplicationCommandOptionChoice<string> {
  if (!label) return { name: value, value };
  return {
    name: label(value, en),
    name_localizations: localized((messages) => label(value, messages)),
    value,
  };
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
