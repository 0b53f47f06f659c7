import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { LinkResult } from '../engine/link-records.ts';
import { linkRecords } from '../engine/link-records.ts';
import { linkInParts } from '../engine/parts/link-in-parts.ts';
import { startPool } from '../engine/pool.ts';
import { flatFrequencies } from './frequencies.ts';
import { keepRecords, keptRecords } from './keep-records.ts';
import { type LinkRecord, lineOf, madeUpForms, madeUpUnit, recordsOf } from './made-up-forms.ts';
import { formReader } from './read-forms.ts';
import { at, type Records, withWindow } from './records.ts';
import { schemaWithSource } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'parts-'));
after(() => rmSync(folder, { recursive: true }));

const errors = { name: 0.2, noMarks: 0.2, date: 0.1, yearOnly: 0.1, noNumber: 0.3, wrongNumber: 0.4, place: 0.2 };
const made = madeUpForms(4000, 6, errors);
/** Some belong to a person already; some of these officers have merged with another, some they have split. */
const forms = made.map((form, place): LinkRecord => {
  const personId = personOf(form.trueId, place);
  return personId ? { ...form, personId } : form;
});

function personOf(trueId: number, place: number): number | undefined {
  if (trueId % 7 !== 0) return undefined;
  if (trueId % 3 === 0) return 1 + Math.floor(trueId / 42); // of two true persons
  return trueId % 3 === 1 ? 10_000 + trueId : 100_000 + trueId * 2 + (place % 2);
}

function recordsInFile(): Records {
  const reader = formReader(madeUpUnit, 10, folder);
  for (const form of forms) reader.read(Buffer.from(lineOf(form)));
  const records = reader.finish();
  keepRecords(folder, 'this one', records);
  return records;
}

const everything = (records: Records, { clusterOf, joined, conflicts, model, quality, compared, kept }: LinkResult) => ({
  persons: Array.from(records.column(at.person), records.personOf),
  clusterOf: [...clusterOf],
  joined,
  conflicts,
  model,
  quality,
  compared,
  kept: Array.from(kept(), (pair) => [pair.a, pair.b, pair.weight, pair.accepted, ...pair.levels].join(' ')).sort(),
});

test('forms in a file, a part at a time in memory, become the same persons by the same model as in memory, also when they were read by an earlier run', async () => {
  const inMemory = recordsOf(forms);
  const pool = startPool({ threads: 1 });
  const whole = everything(inMemory, await linkRecords({ ...schemaWithSource(inMemory), pool }));
  assert.ok(
    whole.persons.some((person) => person > 0) && whole.joined > 1000 && whole.conflicts.length > 5,
    `${whole.joined} joins, ${whole.conflicts.length} conflicts`,
  );
  assert.equal(recordsInFile().count, forms.length);
  assert.equal(keptRecords(folder, 'another'), undefined);
  const records = keptRecords(folder, 'this one')!;
  assert.deepEqual(records.ids, inMemory.ids);
  const frequencies = flatFrequencies(records);
  const window = (most: number) => schemaWithSource(withWindow(records, most), frequencies);
  assert.deepEqual(everything(records, await linkInParts({ pool, folder, withWindow: window, windows: { compare: 1500, cluster: 900 } })), whole);
  await pool.end();
});
