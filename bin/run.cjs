/**
 * Starts a built program of `dist/` by its name. Written in the syntax of old versions of Node.js, so that these get as far
 * as saying what is wrong.
 */
'use strict';

// biome-ignore lint/style/useNodejsImportProtocol: old versions of Node.js do not know it.
var fs = require('fs');
var manifest = require('../package.json');

function refuse(message) {
  process.stderr.write(message + '\n');
  process.exit(1);
}

function isOld() {
  var wanted = manifest.engines.node.replace('>=', '').split('.').map(Number);
  var found = process.versions.node.split('.').map(Number);
  return found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1]);
}

function isThere(name) {
  try {
    return Boolean(require.resolve(name));
  } catch (_error) {
    return false;
  }
}

/** The process that started another one; undefined where the system has no /proc. */
function parentOf(pid) {
  var stat;
  try {
    stat = fs.readFileSync('/proc/' + pid + '/stat', 'utf8');
    return stat.split(') ').pop().split(' ')[1];
  } catch (_error) {
    return undefined;
  }
}

/**
 * `npm start` runs a shell that runs this program. A signal to npm ends that shell, or npm alone, and neither passes it on:
 * the bot would run on without anybody who could stop it.
 */
function endWithShell() {
  var shell = process.ppid;
  var npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}

function run(name) {
  if (isOld()) {
    refuse(
      'msq-bot needs Node.js ' +
        manifest.engines.node.replace('>=', '') +
        ' or later; this is ' +
        process.versions.node +
        '. Install it from https://nodejs.org.',
    );
  }
  var file = '../dist/' + name + '.js';
  if (!isThere(file)) {
    refuse(
      'msq-bot is not built (' +
        file.slice(3) +
        ' is missing). Run: npm ' +
        (isThere('rolldown') ? 'run build' : 'ci'),
    );
  }
  if (process.env.npm_lifecycle_event) endWithShell();
  process.argv.splice(1, 2, require.resolve(file));
  import(file);
}

run(process.argv[2] || 'main');
