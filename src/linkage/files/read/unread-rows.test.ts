import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unreadInWords } from './unread-rows.ts';

test('rows of one flaw are named together, a few of them, with what mends them said once', () => {
  const rows = [...Array.from({ length: 7 }, (_, at) => ({ file: 'a.csv', line: at + 2, flaw: 'too-long' })), { file: 'b.csv', line: 9, flaw: 'quote' }];
  assert.equal(
    unreadInWords(rows, 'en'),
    'a.csv:2, a.csv:3, a.csv:4, a.csv:5, a.csv:6, … (longer than 1 MB: shorten the long column or leave it out); b.csv:9 (a quote that is not closed: close it, or write it twice ("") where it is a sign of the value)',
  );
});
