import { afterEach, expect, it, vi } from 'vitest';
import type { Request } from '../../src/bot/request.ts';
import { createLog } from '../../src/log.ts';
import { createIntake } from '../../src/transports/gateway/intake.ts';
import type { Observe } from '../../src/transports/metrics.ts';
import { startDiscordStandIn } from '../support/discord-stand-in.ts';
import { plainHandler } from '../support/handle.ts';

const BOT = '1000000000000000001';
const message = (id: string) => ({
  id,
  channel_id: '4',
  type: 0,
  content: 'data privacy law',
  author: { id: '300000000000000001' },
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function takeIn(messages: readonly unknown[]) {
  const discord = await startDiscordStandIn();
  const handle = plainHandler();
  const handled: Request[] = [];
  const deliveries: unknown[] = [];
  const observe: Observe = (_transport, _outcome, _ms, delivery) => {
    deliveries.push(delivery);
  };
  const intake = createIntake(
    {
      token: discord.token,
      apiUrl: discord.apiUrl,
      answerMentions: true,
      handle: (request) => {
        handled.push(request);
        return handle(request);
      },
      observe,
      log: createLog('silent', []),
    },
    () => undefined,
  );
  for (const one of messages) intake.take('MESSAGE_CREATE', one, BOT);
  await intake.drain();
  await discord.close();
  return { handled: handled.length, deliveries };
}

it('a message that comes twice is answered, and searched for, once', async () => {
  expect((await takeIn([message('20'), message('20')])).handled).toBe(1);
});

it('a message whose turn comes when nobody waits any more is not searched for', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 16_000;
    return now;
  });
  expect(await takeIn([message('21')])).toEqual({ handled: 0, deliveries: ['dropped'] });
});
