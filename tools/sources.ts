/** Writes docs/sources/<source>.md from the records of src/intake/sources: `node tools/sources.ts`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSources, sourcePage } from '../src/intake/index.ts';

for (const sheet of describeSources()) {
  writeFileSync(path.resolve(import.meta.dirname, `../docs/sources/${sheet.source}.md`), sourcePage(sheet));
}
