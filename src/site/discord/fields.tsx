import type { Command } from '../../bot/command.ts';
import { QUERY_LENGTH } from '../../bot/components/limits.ts';
import { type Messages, optionLabel } from '../../i18n/messages.ts';
import type { SiteWords } from '../words.ts';

/** The field for a message. */
export function PlainField({
  words,
  isReady = true,
}: {
  readonly words: SiteWords;
  readonly isReady?: boolean;
}) {
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-controls="suggestions"
        aria-expanded="false"
        aria-label={words.messageField}
        placeholder={words.messageField}
        maxlength={QUERY_LENGTH}
        disabled={!isReady}
      />
      <button type="submit" class="send" disabled={!isReady}>
        {words.send}
      </button>
    </>
  );
}

/** The fields for the options of a command. */
export function CommandField({
  command,
  messages,
  words,
}: {
  readonly command: Command;
  readonly messages: Messages;
  readonly words: SiteWords;
}) {
  return (
    <>
      <span class="command" dir="ltr">
        /{messages.commands[command.name].name}
      </span>
      {Object.entries(command.options).map(([name, { required, kind, ...rest }]) => {
        const { name: shown, description } = optionLabel(messages, command.name, name);
        return (
          <label>
            <span>{shown}</span>
            <input
              type="text"
              name={name}
              role="combobox"
              aria-controls="suggestions"
              aria-expanded="false"
              placeholder={description}
              required={required}
              maxlength={kind === 'text' && 'maxLength' in rest ? rest.maxLength : undefined}
            />
          </label>
        );
      })}
      {command.offeredTo === 'everyone' && (
        <label class="check" title={messages.privateOption.description}>
          <input type="checkbox" name="private" />
          <span>{messages.privateOption.name}</span>
        </label>
      )}
      <button type="button" data-cancel aria-label={words.cancel}>
        ✕
      </button>
      <button type="submit" class="send">
        {words.send}
      </button>
    </>
  );
}
