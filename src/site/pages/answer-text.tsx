import { pieces } from '../../answer/sentences.ts';

/** Shows an answer verbatim, in paragraphs, with its links. */
export function AnswerText({ text }: { readonly text: string }) {
  return (
    <blockquote class="answer">
      {text
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
