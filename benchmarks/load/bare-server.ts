import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createVerifier } from '../../src/transports/http/signature.ts';

/** What the bot is measured against: the same server and verifier, and a constant for a reply. */
const verify = await createVerifier(process.env['DISCORD_PUBLIC_KEY'] ?? '');
const app = new Hono();
app.post('/interactions', async (context) => {
  const body = new Uint8Array(await context.req.arrayBuffer());
  const signature = context.req.header('x-signature-ed25519');
  const verified = await verify(signature, context.req.header('x-signature-timestamp'), body);
  return verified ? context.json({ type: 1 }) : context.text('', 401);
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.stderr.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
