import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { chanceFrom } from '../../engine/chance.ts';
import type { Column } from '../settings/kinds.ts';
import { distinctOf, estimateValues } from './estimate-values.ts';
import { openCsv } from './read-csv.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-estimate-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('distinct values of columns of one value, some, many and one a record are told from a few pieces of the file', async () => {
  const [chance, records] = [chanceFrom(3), 200_000];
  const lines = Array.from({ length: records }, (_, record) => {
    const [some, many] = [Math.floor(chance() * 900), Math.floor(chance() * 60_000)];
    return `${record},x,"s, ${some}",m${many},u${record * 7},${record % 2 === 0 ? `half${record}` : ''}\n`;
  });
  const file = path.join(folder, 'file.csv');
  writeFileSync(file, `id,one,some,many,each,half\n${lines.join('')}`);
  const columns = ['one', 'some', 'many', 'each', 'half'].map((name): Column => ({ name, kind: 'text', of: [name], isRaw: false }));
  const found = (await estimateValues([await openCsv(file)], columns, records)).map(({ distinct }) => distinct);
  for (const [place, expected] of [1, 900, 57_000, records, records / 2].entries()) {
    assert.ok(Math.abs(found[place]! / expected - 1) < 0.15, `${columns[place]!.name}: ${found[place]} for ${expected}`);
  }
});

test('where all rows were looked at, distinct values are those seen', () => {
  assert.equal(distinctOf([1, 1, 1, 2], 5, 5), 4);
  assert.equal(distinctOf([], 0, 0), 0);
});
