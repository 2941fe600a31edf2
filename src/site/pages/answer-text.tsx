import { pieces } from '../../answer/sentences.ts';
import { maskEmails } from '../../bot/components/markdown.ts';

/** Shows an answer verbatim, in paragraphs, with its links; e-mail addresses are masked as in public replies. */
export function AnswerText({ text }: { readonly text: string }) {
  return (
    <blockquote class="answer">
      {maskEmails(text)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p>
            {pieces(line).map((piece) =>
              piece.kind === 'words' ? (
                piece.text
              ) : (
                <a href={piece.link.href} rel="noreferrer">
                  {piece.link.url}
                </a>
              ),
            )}
          </p>
        ))}
    </blockquote>
  );
}
