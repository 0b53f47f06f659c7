import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceFrom } from '../engine/chance.ts';
import { columnReader } from '../engine/link-records.ts';
import { madeUpForms, recordsOf } from '../register/made-up-forms.ts';
import { rowLength } from '../register/records.ts';
import { chunksOf, forEachValue, joinChunks } from './chunks.ts';
import { codesOf, filesOf, formsOfCodes } from './form-codes.ts';
import { entriesOfPass, keysAt, largestBlock } from './form-entries.ts';
import { passesOfIndex } from './keep-lookup.ts';

const records = recordsOf(madeUpForms(3000, 4));
const column = columnReader({ count: records.count, rowLength });
const codes = Uint32Array.from({ length: records.count }, (_, record) => record);

test('every value is found under its key, and entries of one key stand in one chunk', () => {
  const chance = chanceFrom(1);
  const keys = Uint32Array.from({ length: 5000 }, () => Math.floor(chance() * 900) * 4_000_000).sort();
  const values = keys.map((_, place) => place);
  const chunks = [...chunksOf({ keys, values })];
  assert.ok(chunks.length > 20);
  assert.deepEqual(joinChunks(chunks.map(({ entries }) => entries)), { keys, values });
  for (const key of new Set(keys)) {
    const found: number[] = [];
    const chunk = chunks.findLast(({ firstKey }) => firstKey <= key)!;
    assert.equal(
      forEachValue(chunk.entries, key, (value) => void found.push(value)),
      found.length,
    );
    assert.deepEqual(
      found,
      [...values].filter((value) => keys[value] === key),
    );
  }
});

test('every form that takes part in a pass finds itself there, and no key holds more than forty', () => {
  for (const pass of passesOfIndex(records)) {
    const { keys, values } = entriesOfPass(pass, column, codes);
    const under = new Map<number, Set<number>>();
    for (const [place, key] of keys.entries()) under.set(key, (under.get(key) ?? new Set()).add(values[place]!));
    assert.ok(
      [...under.values()].every(({ size }) => size <= largestBlock),
      pass.id,
    );
    let [taking, found] = [0, 0];
    for (let record = 0; record < records.count; record++) {
      const own = keysAt(pass, record * rowLength);
      if (own.length > 0) taking++;
      if (own.some((key) => under.get(key)?.has(record))) found++;
    }
    assert.equal(values.length, found, pass.id);
    assert.ok(found >= taking * 0.99, `${pass.id}: ${found} of ${taking}`); // a few are like forty others in all of its keys
  }
});

test('forms that come where forty stand go deeper', () => {
  const pass = passesOfIndex(records).find(({ id }) => id === 'name-commune')!;
  const shallow = new Set(Array.from({ length: records.count }, (_, record) => keysAt(pass, record * rowLength)[0]));
  const { keys } = entriesOfPass(pass, column, codes, (key) => (shallow.has(key) ? largestBlock : 0));
  assert.ok(keys.length > 0 && keys.every((key) => !shallow.has(key)));
});

test('keys are the same in a run that read other forms before', () => {
  const forms = madeUpForms(60, 8);
  const [all, late] = [recordsOf(forms), recordsOf(forms.slice(40))];
  for (const [number, pass] of passesOfIndex(all).entries()) {
    for (let record = 0; record < late.count; record++)
      assert.deepEqual(keysAt(passesOfIndex(late)[number]!, record * rowLength), keysAt(pass, (record + 40) * rowLength), pass.id);
  }
});

test('codes of forms ascend, lead back to them, and stay as they were when files and acts are added', () => {
  const file = 2 ** 32;
  const [before, after] = [Float64Array.of(7, file + 3, file + 9, 4 * file + 1), Float64Array.of(8, 6 * file + 2)];
  const known = filesOf(before, []);
  const all = [...known, ...filesOf(after, known)];
  assert.deepEqual(formsOfCodes(codesOf(before, known), known), [...before]);
  const forms = [7, 8, file + 3, file + 9, 4 * file + 1, 6 * file + 2];
  const own = codesOf(Float64Array.from(forms), all);
  assert.deepEqual(
    [...own],
    [...own].sort((a, b) => a - b),
  );
  assert.deepEqual(formsOfCodes(own, all), forms);
  assert.throws(() => filesOf(Float64Array.of(file + 20), known), /were not there/);
});
