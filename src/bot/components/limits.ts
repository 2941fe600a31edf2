/**
 * Discord's limits, from its API documentation as of 2026-08 (the smaller number where its pages
 * disagree). Lengths are in UTF-16 code units, of which a text never has fewer than characters.
 */
export const LIMITS = {
  /** All text displays of a message together: https://discord.com/developers/docs/components/reference#text-display */
  textTotal: 4_000,
  customId: 100,
  buttonLabel: 80,
  rowButtons: 5,
  selectOptions: 25,
  selectOptionText: 100,
  selectPlaceholder: 150,
  /** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
  autocompleteChoices: 25,
  choiceName: 100,
  choiceValue: 100,
} as const;

/**
 * Longest text that is read, in UTF-16 units. Discord allows 4,000 in a message and 6,000 in an option; whoever sends more
 * must not keep the bot busy.
 */
export const LONGEST_TEXT = 8_000;

/** Longest query that the bot reads, in UTF-16 units. Discord itself allows 6,000 for a text option. */
export const QUERY_LENGTH = 300;
