import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { copyRow } from '#database/index.ts';
import { csvLine } from './csv.ts';
import type { PersonTokens } from './person-token.ts';
import { type SheetColumn, sheetMaker } from './write-sheet.ts';

const tokens = {
  writeTokens: (ids: readonly number[], into: Buffer, places: readonly number[]) => {
    for (const [at, id] of ids.entries()) into.write(`p${String(id).padStart(22, '0')}`, places[at] ?? 0);
  },
} as PersonTokens;

const columns: readonly SheetColumn[] = [
  { name: 'word', as: 'text' },
  { name: 'number', as: 'digits', length: 12 },
  { name: 'place', as: 'value', textOf: (value) => `=${value}, ${'"'.repeat(value % 3)}${'dài '.repeat(value * 40)}` },
  { name: 'made', as: 'constant', text: 'x, y' },
  { name: 'again', as: 'text' },
  { name: 'person', as: 'person' },
];

test('a sheet made of bytes is the sheet made of texts, whatever they hold and wherever the pieces end', () => {
  const text = fc.option(fc.string({ unit: fc.constantFrom('a', 'ễ', '"', ',', '\n', '\r', '\t', '\\', '=', '-', "'", ' ', 'N') }), { nil: null });
  const row = fc.tuple(text, fc.option(fc.nat(10 ** 9), { nil: null }), fc.option(fc.nat(90), { nil: null }), text, fc.nat(2 ** 31));
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 4 }), { maxLength: 4 }), (pieces) => {
      const sheet = sheetMaker(columns, tokens);
      const made = pieces.map((rows) => String(sheet.of(Buffer.from(rows.map((cells) => copyRow(cells)).join('')))));
      const place = columns[2] as { textOf: (value: number) => string };
      const meant = pieces.map((rows) =>
        rows
          .map(([word, number, value, again, person]) => {
            const digits = number === null ? null : String(number).padStart(12, '0');
            return csvLine([word, digits, value === null ? null : place.textOf(value), 'x, y', again, `p${String(person).padStart(22, '0')}`]);
          })
          .join(''),
      );
      assert.deepEqual(made, meant);
      assert.equal(sheet.rows, pieces.flat().length);
    }),
    { numRuns: 500 },
  );
});
