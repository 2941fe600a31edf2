import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKEN } from '../support/bot.ts';
import { startDiscordStandIn } from '../support/discord-stand-in.ts';
import { type Running, start, startFile } from '../support/program.ts';
import { createSigner } from '../support/signer.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const isWindows = process.platform === 'win32';

let folder: string;
let running: Running[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'msq-bot-'));
  running = [];
});

afterEach(async () => {
  for (const { child, exited } of running) {
    child.kill('SIGKILL');
    await exited;
  }
  rmSync(folder, { recursive: true });
});

function watched(one: Running): Running {
  running.push(one);
  return one;
}

describe('the starter', () => {
  /** A copy of the starter with another manifest. */
  function starter(engine: string): string {
    mkdirSync(path.join(folder, 'bin'));
    cpSync(path.join(ROOT, 'bin/run.cjs'), path.join(folder, 'bin/run.cjs'));
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ engines: { node: engine } }));
    return path.join(folder, 'bin/run.cjs');
  }

  it.each([
    [
      'on a Node.js that is too old',
      '>=99.1',
      [],
      /^msq-bot needs Node\.js 99\.1 or later; this is \S+\. .*\n$/,
    ],
    [
      'where nothing is installed',
      '>=18.0',
      [],
      /^msq-bot is not built \(dist\/main\.js is missing\)\. Run: npm ci\n$/,
    ],
    [
      'where nothing is built',
      '>=18.0',
      ['rolldown'],
      /^msq-bot is not built \(dist\/main\.js is missing\)\. Run: npm run build\n$/,
    ],
  ])('%s says in one line what to do', async (_, engine, installed, message) => {
    for (const name of installed) {
      const home = path.join(folder, 'node_modules', name);
      mkdirSync(home, { recursive: true });
      writeFileSync(path.join(home, 'index.js'), '');
    }
    const { exited, stderr, stdout } = watched(startFile(starter(engine), ['main'], {}, folder));
    expect(await exited).toBe(1);
    expect(stderr()).toMatch(message);
    expect(stdout()).toBe('');
  });

  it('is written in syntax that a Node.js of 2018 reads', () => {
    const source = readFileSync(path.join(ROOT, 'bin/run.cjs'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    expect(source).not.toMatch(/`|\?\.|\?\?|node:|\b(?:const|let|class|async)\b/);
  });

  it('runs every program of package.json by its name', () => {
    const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    const names = [...manifest.matchAll(/node (?:bin\/run\.cjs |dist\/)(\w+)/g)].map(([, name]) => name);
    const built = [
      ...readFileSync(path.join(ROOT, 'rolldown.config.js'), 'utf8').matchAll(/(\w+): 'src\/\w+\.ts'/g),
    ];
    expect(names.sort()).toEqual(built.map(([, name]) => name).sort());
  });

  const signals =
    process.platform === 'linux' ? (['SIGTERM', 'SIGHUP', 'SIGKILL'] as const) : (['SIGTERM'] as const);
  it.skipIf(isWindows).each(signals)('ends with the npm that runs it, by %s', async (signal) => {
    const env = {
      ...process.env,
      PORT: '0',
      DISCORD_PUBLIC_KEY: createSigner().publicKey,
      DISCORD_TOKEN: '',
    };
    const npm = spawn('npm', ['start'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    npm.stderr.setEncoding('utf8');
    let log = '';
    for await (const text of npm.stderr) {
      log += text;
      if (log.includes('"msg":"listening"')) break;
    }
    const url = /"url":"([^"]+)"/.exec(log)?.[1] ?? '';
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    npm.kill(signal);
    await once(npm, 'exit');
    await expect
      .poll(
        () =>
          fetch(`${url}/healthz`).then(
            () => 'alive',
            () => 'ended',
          ),
        { timeout: 10_000 },
      )
      .toBe('ended');
  });
});

/** What a bot's token looks like. */
const PASTED = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB';

describe('.env', () => {
  const notStarted = async (bot: Running): Promise<string> => {
    expect(await bot.exited).toBe(1);
    expect(bot.stdout()).toBe('');
    expect(bot.stderr().trimEnd().split('\n')).toHaveLength(1);
    return bot.stderr();
  };

  it('beside the program is read from whichever folder it is started; one in that folder wins', async () => {
    for (const name of ['dist', 'data', 'package.json']) {
      cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    }
    const elsewhere = path.join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(path.join(folder, '.env'), 'LOG_LEVEL=loud\nPRIVATE_REPLIES=perhaps\n');
    const main = path.join(folder, 'dist/main.js');
    expect(await linesBeforeEnd(watched(startFile(main, [], {}, elsewhere)))).toMatch(
      /LOG_LEVEL must.*\n?.*/,
    );
    writeFileSync(path.join(elsewhere, '.env'), 'LOG_LEVEL=info\n');
    const second = await linesBeforeEnd(watched(startFile(main, [], {}, elsewhere)));
    expect(second).toContain('PRIVATE_REPLIES must');
    expect(second).not.toContain('LOG_LEVEL must');
  });

  async function linesBeforeEnd(bot: Running): Promise<string> {
    expect(await bot.exited).toBe(1);
    return bot.stderr();
  }

  it.each<[string, (file: string) => void, RegExp]>([
    [
      'in UTF-16',
      (file) => writeFileSync(file, `\ufeffDISCORD_TOKEN=${TOKEN}\r\n`, 'utf16le'),
      /\.env:1: expected UTF-8 text, found byte 0xff\. Save it as plain text in UTF-8/,
    ],
    ['that is a folder', (file) => mkdirSync(file), /\.env: expected a file, found a folder\. Save it/],
    [
      'of another encoding',
      (file) => writeFileSync(file, Buffer.from([0x23, 0xe9, 0x0a])),
      /found byte 0xe9/,
    ],
    ...(isWindows
      ? []
      : ([
          [
            'that is a pipe',
            (file: string) => execFileSync('mkfifo', [file]),
            /\.env: expected a file, found a pipe/,
          ],
          [
            'that is a link to nothing',
            (file: string) => execFileSync('ln', ['-s', 'nowhere', file]),
            /\.env: expected a readable file, found no such file/,
          ],
        ] satisfies [string, (file: string) => void, RegExp][])),
  ])('%s is said instead of a missing token', async (_, make, message) => {
    make(path.join(folder, '.env'));
    const said = await notStarted(watched(start('main', [], {}, folder)));
    expect(said).toMatch(message);
    expect(said).not.toContain('DISCORD_TOKEN=…');
  });

  it.each<[string, RegExp]>([
    [`discord_token=${TOKEN}`, /Begin the line with DISCORD_TOKEN=/],
    [`BOT_TOKEN=${TOKEN}`, /Begin the line with DISCORD_TOKEN=/],
    [`set DISCORD_TOKEN=${TOKEN}`, /Begin the line with DISCORD_TOKEN=/],
    [`$env:DISCORD_TOKEN="${TOKEN}"`, /Begin the line with DISCORD_TOKEN=/],
    [`{"DISCORD_TOKEN":"${TOKEN}"}`, /Begin the line with DISCORD_TOKEN=/],
    [PASTED, /found a value without a name\. Begin the line with DISCORD_TOKEN=/],
    [`DISCORD_TOKENN=${TOKEN}`, /Begin the line with DISCORD_TOKEN=/],
    ['port=3000', /Begin the line with PORT=/],
    ['log-level: debug', /Begin the line with LOG_LEVEL=/],
  ])('with a name or line in another form is not passed over: %s', async (line, message) => {
    writeFileSync(path.join(folder, '.env'), `# mine\n${line}\n`, { mode: 0o600 });
    const said = await notStarted(watched(start('main', [], {}, folder)));
    expect(said).toMatch(/\.env(?::2)?: expected /);
    expect(said).toMatch(message);
    expect(said).not.toContain(TOKEN);
    expect(said).not.toContain(PASTED);
  });

  it('is read behind characters that are not seen', async () => {
    writeFileSync(path.join(folder, '.env'), '\u200b\u00a0LOG_LEVEL=loud\n', { mode: 0o600 });
    expect(await linesBeforeEnd(watched(start('main', [], {}, folder)))).toContain('LOG_LEVEL must');
  });

  it.skipIf(isWindows || process.getuid?.() === 0)('that the bot may not read is said', async () => {
    writeFileSync(path.join(folder, '.env'), 'LOG_LEVEL=info\n');
    chmodSync(path.join(folder, '.env'), 0);
    expect(await notStarted(watched(start('main', [], {}, folder)))).toMatch(
      /\.env: expected a readable file, found EACCES/,
    );
  });
});

describe('the token', () => {
  it('of a running instance is refused to a second one', async () => {
    const discord = await startDiscordStandIn({ token: TOKEN });
    try {
      const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl };
      const first = watched(start('main', [], env));
      await first.logged(/"msg":"ready"/);
      const second = watched(start('main', [], env));
      expect(await second.exited).toBe(1);
      expect(second.stderr()).toMatch(/^Another msq-bot with this DISCORD_TOKEN runs on this machine.*\n$/);
      first.child.kill('SIGTERM');
      await first.exited;
      await watched(start('main', [], env)).logged(/"msg":"ready"/);
    } finally {
      await discord.close();
    }
  });
});
