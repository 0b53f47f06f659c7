/** `npm run check`: runs every check, says each by name with its time and breaches; exit code 1 if anything is broken. */
import path from 'node:path';
import type { Check } from './checks/check.ts';
import { checks } from './checks/index.ts';

const root = path.resolve(import.meta.dirname, '..');
const wanted = process.argv.slice(2);

/** Names on the command line choose checks: `npm run check -- types map`. */
const chosen = checks.filter((check) => wanted.length === 0 || wanted.includes(check.name));

async function judge(check: Check): Promise<number> {
  const began = Date.now();
  const breaches = await check.run(root);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `${breaches.length === 0 ? '✓' : '✗'} ${check.name.padEnd(14)} ${seconds.padStart(5)} s${breaches.length === 0 ? '' : `  ${breaches.length}`}\n`,
  );
  for (const breach of breaches) process.stdout.write(`    ${breach}\n`);
  return breaches.length;
}

let broken = 0;
for (const check of chosen) broken += (await judge(check)) > 0 ? 1 : 0;
process.stdout.write(`${chosen.length - broken} checks hold, ${broken} broken\n`);
if (broken > 0 || chosen.length === 0) process.exitCode = 1;
