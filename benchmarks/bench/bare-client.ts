import { Client, Events } from 'discord.js';

/** The least that discord.js does to be ready: what the bot's start is measured against. */
const client = new Client({ intents: [], rest: { api: process.env['DISCORD_API_URL'] ?? '' } });
client.once(Events.ClientReady, () => process.stderr.write('{"msg":"ready"}\n'));
process.once('SIGTERM', () => process.exit(0));
await client.login(process.env['DISCORD_TOKEN']);
