// Keeps node_modules equal to package-lock.json. No dependencies and old syntax: the outer Node runs it.
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');

const stamp = 'node_modules/.installed';

function wanted() {
  return createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
}

function npm(...args) {
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  const run = spawnSync(process.execPath, [process.env.npm_execpath, ...args, ...flags], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) process.exit(run.status || 1);
}

if (process.env.npm_lifecycle_event === 'postinstall') {
  if (!existsSync('node_modules')) process.exit(0); // npm install --package-lock-only
  if (!existsSync('node_modules/.bin/node')) npm('rebuild', '--ignore-scripts'); // npm 10 drops the link of an optional platform package
  if (existsSync('package-lock.json')) writeFileSync(stamp, wanted());
} else if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted()) {
  console.error('Installing the packages of package-lock.json (once; about a minute) ...');
  npm('ci'); // its postinstall is the branch above
}
