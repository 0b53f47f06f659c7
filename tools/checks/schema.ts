/** schema.sql is what the migrations make, so a reviewer sees what a migration really does. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freshSchema } from '../schema.ts';
import type { Check } from './check.ts';

export const schema: Check = {
  name: 'schema.sql',
  run: async (root) => {
    const file = path.join(root, 'schema.sql');
    return compareSchema(existsSync(file) ? readFileSync(file, 'utf8') : '', await freshSchema());
  },
};

/** The first line that differs is enough to say what was forgotten. */
export function compareSchema(committed: string, made: string): string[] {
  if (committed === made) return [];
  const [left, right] = [committed.split('\n'), made.split('\n')];
  const at = right.findIndex((line, at) => line !== left[at]);
  const line = at < 0 ? right.length : at;
  return [`schema.sql:${line + 1}: has “${left[line] ?? ''}” where the migrations make “${right[line] ?? ''}” (npm run schema writes it)`];
}
