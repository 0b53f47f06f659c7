import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pagePaths } from './http-pages.ts';

test('each page of the console has an address at which it may be loaded, and there is no address without a page', () => {
  const pages = readFileSync(path.resolve(import.meta.dirname, '../web/console/pages.tsx'), 'utf8');
  const own = [...pages.matchAll(/path: '([^']+)'/g)].map(([, address]) => (address as string).replaceAll('$', ':'));
  assert.deepEqual([...pagePaths].sort(), [...new Set(own)].sort());
});
