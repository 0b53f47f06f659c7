import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { cellsOfLine, csvLine } from './csv.ts';

test('what is written is read back by another program, but for the apostrophe before what a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'Đ', '"', ',', '\n', '\r', "'", '=', '-', ' ') }), { minLength: 2, maxLength: 5 }), (cells) => {
      const [row] = parse(csvLine(cells), { record_delimiter: '\n' }) as string[][];
      assert.deepEqual(
        row,
        cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)),
      );
    }),
  );
});

test('a line without line ends inside cells is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', 'ế') }), { minLength: 1, maxLength: 5 }), (cells) => {
      assert.deepEqual(cellsOfLine(csvLine(cells).slice(0, -1)), cells);
    }),
  );
});
