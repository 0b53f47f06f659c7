#!/usr/bin/env node
// Starts `sogoc` under the Node that was installed with it, whatever Node finds this file: old ones cannot read TypeScript. Old syntax: the outer Node runs it.
const { existsSync } = require('node:fs');
const { spawn } = require('node:child_process');
const path = require('node:path');

const main = path.join(__dirname, 'main.ts');
const own = path.join(__dirname, '..', 'node_modules', '.bin', 'node');
const needed = 26;

if (Number.parseInt(process.versions.node, 10) >= needed) import(main);
else if (existsSync(own)) startUnderOwn();
else {
  const english = /^en/i.test(process.env.SOGOC_LANG || process.env.LC_ALL || process.env.LANG || '');
  const folder = path.dirname(__dirname);
  console.error(
    english
      ? `error: sogoc needs Node ${needed}; this is ${process.version}, and the one that comes with it is not there. Run "npm ci" in ${folder}, then the same command again.`
      : `error: sogoc cần Node ${needed}; đây là ${process.version}, còn bản đi kèm thì chưa có. Chạy "npm ci" trong ${folder}, rồi chạy lại lệnh này.`,
  );
  process.exitCode = 4;
}

function startUnderOwn() {
  const child = spawn(own, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // a terminal sends its Ctrl-C to both; a second one would end the child at once
    process.on(signal, () => (signal === 'SIGINT' && onTerminal ? undefined : child.kill(signal)));
  }
  const born = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== born && child.kill('SIGTERM'), 300).unref();
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code;
  });
  child.on('error', (error) => {
    console.error(`error: ${own}: ${error.message}`);
    process.exitCode = 4;
  });
}
