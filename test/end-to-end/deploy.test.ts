import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Running, startFile } from '../support/program.ts';
import { createSigner, post } from '../support/signer.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const dockerfile = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8');
const unit = readFileSync(path.join(ROOT, 'deploy/msq-bot.service'), 'utf8');

describe('the container file', () => {
  let image: string;
  let bot: Running | undefined;

  beforeEach(() => {
    image = mkdtempSync(path.join(tmpdir(), 'msq-bot-'));
  });

  afterEach(async () => {
    bot?.child.kill('SIGKILL');
    await bot?.exited;
    rmSync(image, { recursive: true });
  });

  it('copies everything that the bot needs to answer, and the bot writes no file', async () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(([, sources]) =>
      (sources ?? '').split(' ').map((source) => path.basename(source)),
    );
    for (const name of copied) cpSync(path.join(ROOT, name), path.join(image, name), { recursive: true });
    const before = readdirSync(image, { recursive: true });
    const [program = ''] = /^CMD \["([^"]+)"\]$/m.exec(dockerfile)?.slice(1) ?? [];
    const signer = createSigner();
    bot = startFile(
      path.join(image, program),
      [],
      { PORT: '0', DISCORD_PUBLIC_KEY: signer.publicKey },
      image,
    );
    const url = /"url":"([^"]+)"/.exec(await bot.logged(/"msg":"listening"/))?.[1] ?? '';
    expect((await post(url, signer, { type: 1 })).status).toBe(200);
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
    expect(readdirSync(image, { recursive: true })).toEqual(before);
  });

  it('runs without a shell and not as root', () => {
    expect(dockerfile).toMatch(/^USER nonroot$/m);
    expect(dockerfile).not.toMatch(/^(?:CMD|ENTRYPOINT) (?!\[)/m);
  });

  const [everything, ...named] = readFileSync(path.join(ROOT, '.dockerignore'), 'utf8').trim().split('\n');

  it('copies only named files into the build', () => {
    expect(everything).toBe('*');
    expect(named).not.toContain('!.env');
  });

  it('is built from the files that are copied', () => {
    for (const line of named) {
      const name = line.replace('!', '');
      cpSync(path.join(ROOT, name), path.join(image, name), { recursive: true });
    }
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(image, 'node_modules'), 'junction');
    const built = spawnSync('npm run -s build', { cwd: image, encoding: 'utf8', shell: true });
    expect(built).toMatchObject({
      status: 0,
      stderr: '',
      stdout: 'site: index.html, lists.html, try.html\n',
    });
    expect(readdirSync(path.join(image, 'dist'))).toContain('main.js');
  });
});

describe('the systemd unit', () => {
  const verifier = spawnSync('systemd-analyze', ['--version']).error === undefined;

  it.skipIf(!verifier)('is valid', () => {
    // Its program is not installed here.
    const { status, stderr } = spawnSync(
      'systemd-analyze',
      ['verify', path.join(ROOT, 'deploy/msq-bot.service')],
      { encoding: 'utf8' },
    );
    const complaints = stderr.split('\n').filter((line) => line !== '' && !line.includes('/usr/bin/node'));
    expect(complaints).toEqual([]);
    expect(stderr === '' ? status : 0).toBe(0);
  });

  it('starts the built program, as its own user', () => {
    const [program = '', name] = /^ExecStart=\S+ (.+)$/m.exec(unit)?.[1]?.split(' ') ?? [];
    expect(execFileSync(process.execPath, ['--check', path.join(ROOT, program)]).length).toBe(0);
    expect(name).toBe('main');
    expect(unit).toMatch(/^User=msq-bot$/m);
  });
});
