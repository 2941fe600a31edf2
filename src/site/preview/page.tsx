import { raw } from 'hono/html';
import type { BotMessage } from '../../bot/outcome.ts';
import { Message } from '../discord/message.tsx';

/** A reply with the command that asked for it. */
export interface Scene {
  /** Names its pictures; lower-case words joined by hyphens. */
  readonly id: string;
  /** What it shows, in a few words. */
  readonly title: string;
  /** The command's name, as Discord prints it above the reply. */
  readonly command: string;
  readonly message: BotMessage;
}

/** The looks in which each reply is drawn: classes of the style sheet. */
export const LOOKS = ['phone dark', 'phone light', 'desktop dark'] as const;

/** The id of the element that shows a scene in a look; also the name of its picture. */
export function shotId(scene: Scene, look: (typeof LOOKS)[number]): string {
  return `${scene.id}-${look.replace(' ', '-')}`;
}

/** One page, complete in itself, with every scene in every look; menus fold open on a click. */
export function PreviewPage({
  scenes,
  styles,
}: {
  readonly scenes: readonly Scene[];
  readonly styles: string;
}) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Replies of msq-bot</title>
        <style>{raw(styles + PAGE_STYLE)}</style>
      </head>
      <body>
        <h1>Replies of msq-bot</h1>
        {scenes.map((scene) => (
          <>
            <h2>{scene.title}</h2>
            <div class="looks">
              {LOOKS.map((look) => (
                <div class={`look ${look}`} id={shotId(scene, look)}>
                  <SceneMessage scene={scene} />
                </div>
              ))}
            </div>
          </>
        ))}
      </body>
    </html>
  );
}

const PAGE_STYLE = `
* { box-sizing: border-box; }
body { margin: 0; padding: 24px; background: #8a8d93; font: 16px/1.4 sans-serif; }
h1, h2 { margin: 24px 0 8px; color: #fff; font-size: 20px; }
.looks { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 24px; }
`;

/** A scene's reply as Discord shows it below the command that asked for it. */
export function SceneMessage({ scene: { command, message } }: { readonly scene: Scene }) {
  return <Message message={message} command={command} asker="tashi" time="12:00" />;
}
