import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceFrom } from '../engine/chance.ts';
import { columnReader } from '../engine/link-records.ts';
import type { Pass } from '../engine/schema.ts';
import { madeUpForms, recordsOf } from '../register/made-up-forms.ts';
import { rowLength } from '../register/records.ts';
import { chunksOf, forEachValue, joinChunks, mergeEntries } from './chunks.ts';
import { codesOf, filesOf, formsOfCodes } from './form-codes.ts';
import { type Already, entriesOfPass, furtherKeysAt, isDeeper, largestBlock } from './form-entries.ts';
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
    const { entries } = chunks.findLast(({ firstKey }) => firstKey <= key)!;
    const bytes = Buffer.concat([Buffer.from('?'), entries]); // wherever it lies
    forEachValue({ bytes, from: 1, to: bytes.length }, key, (value) => void found.push(value));
    assert.deepEqual(
      found,
      [...values].filter((value) => keys[value] === key),
    );
  }
});

/** Of a form that takes part in a pass: its key, and those below it. */
const keysAt = (pass: Pass, row: number): number[] => (pass.key(row) === 0 ? [] : [pass.key(row) >>> 0, ...furtherKeysAt(pass, row)]);

test('every form that takes part in a pass finds itself there, further down only where that is marked, and no key holds more than forty', () => {
  for (const pass of passesOfIndex(records)) {
    const { first, further } = entriesOfPass(pass, column, codes);
    const under = [first, further].map(({ keys, values }) => {
      const forms = new Map<number, Set<number>>();
      for (const [place, key] of keys.entries()) forms.set(key, (forms.get(key) ?? new Set()).add(values[place]!));
      return forms;
    });
    const isMarked = (key: number): boolean => [...(under[0]!.get(key) ?? [])].some(isDeeper);
    assert.ok(
      under.every((forms) => [...forms.values()].every((own) => [...own].filter((value) => !isDeeper(value)).length <= largestBlock)),
      pass.id,
    );
    let [taking, found, marks] = [0, 0, 0];
    for (let record = 0; record < records.count; record++) {
      const own = keysAt(pass, record * rowLength);
      if (own.length > 0) taking++;
      if (under[0]!.get(own[0]!)?.has(record) || (isMarked(own[0]!) && own.slice(1).some((key) => under[1]!.get(key)?.has(record)))) found++;
    }
    for (const value of first.values) if (isDeeper(value)) marks++;
    assert.equal(first.values.length + further.values.length - marks, found, pass.id);
    assert.ok(found >= taking * 0.99, `${pass.id}: ${found} of ${taking}`); // a few are like forty others in all of its keys
  }
});

test('forms that come where forty stand go deeper', () => {
  const pass = passesOfIndex(records).find(({ id }) => id === 'name-commune')!;
  const full = { first: () => largestBlock, further: () => 0 } satisfies Already;
  const { first, further } = entriesOfPass(pass, column, codes, full);
  assert.ok(further.keys.length > 0 && first.values.every(isDeeper));
  assert.deepEqual([...first.keys], [...new Set(first.keys)]);
});

test('no more than forty stand under a key together with those that stood there, also where nothing tells them apart', () => {
  const pass = { id: 'made up', key: () => 5, refine: [(row: number) => (row < 30 ? 1 : 2)] };
  const [[first], [second]] = [furtherKeysAt(pass, 0), furtherKeysAt(pass, 30)];
  const own = Uint32Array.from({ length: 45 }, (_, record) => record);
  const already = { first: () => 0, further: (key: number) => (key === first ? 20 : 0) };
  const { keys, values } = entriesOfPass(pass, (of) => Int32Array.from(own, (record) => of(record)), own, already).further;
  const under = (wanted: number | undefined) => [...values].filter((_, place) => keys[place] === wanted);
  assert.deepEqual(under(first), [...own.subarray(0, 20)]);
  assert.deepEqual(under(second), [...own.subarray(30)]);
});

test('entries of two lists are in order of their keys; of one key those of the first list come first', () => {
  const list = (...pairs: readonly (readonly [number, number])[]) => ({
    keys: Uint32Array.from(pairs, ([key]) => key),
    values: Uint32Array.from(pairs, ([, value]) => value),
  });
  const merged = mergeEntries(list([1, 10], [3, 11], [3, 12]), list([2, 20], [3, 21], [4, 22]));
  assert.deepEqual(merged, list([1, 10], [2, 20], [3, 11], [3, 12], [3, 21], [4, 22]));
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
  assert.deepEqual(formsOfCodes(codesOf(before, known), known), before);
  const forms = [7, 8, file + 3, file + 9, 4 * file + 1, 6 * file + 2];
  const own = codesOf(Float64Array.from(forms), all);
  assert.deepEqual(
    [...own],
    [...own].sort((a, b) => a - b),
  );
  assert.deepEqual([...formsOfCodes(own.toReversed(), all)], forms.toReversed());
  assert.deepEqual(filesOf(Float64Array.of(file + 3, file + 9), known), []);
  assert.throws(() => filesOf(Float64Array.of(file + 20), known), /were not there/);
});
