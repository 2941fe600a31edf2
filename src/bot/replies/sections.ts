import type { Messages } from '../../i18n/messages.ts';
import type { Section } from '../../questionnaire/schema.ts';
import { hasLetter } from '../../questionnaire/structure.ts';
import type { MenuEntry } from '../components/reply.ts';
import type { Context } from '../context.ts';

/** Names a section: "C: Legal Framework", or its title alone if it has no letter. Not escaped. */
export function letteredTitle(section: Section, messages: Messages): string {
  return hasLetter(section) ? messages.lettered(section.id, section.title) : section.title;
}

/** Names a section: "Section C: Legal Framework", or its title alone if it has no letter. Not escaped. */
export function sectionTitle(section: Section, messages: Messages): string {
  const name = letteredTitle(section, messages);
  return hasLetter(section) ? messages.section(name) : name;
}

/** Names a section shortly: "Section C", or its title if it has no letter. Not escaped. */
export function sectionLabel(section: Section, messages: Messages): string {
  return hasLetter(section) ? messages.section(section.id) : section.title;
}

/** A menu of the sections of the questionnaire; each entry opens the contents of its section. */
export function sectionMenu({ answers, messages }: Context): { placeholder: string; entries: MenuEntry[] } {
  return {
    placeholder: messages.browse,
    entries: answers.response.sections.map((section) => ({
      label: letteredTitle(section, messages),
      to: { command: 'contents', options: { section: section.id } },
    })),
  };
}
