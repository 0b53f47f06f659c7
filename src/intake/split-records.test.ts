import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Bytes } from '#documents/index.ts';
import { decodeRow, type Encoding } from './encoding.ts';
import { joinFields, splitFields } from './split-fields.ts';
import { longestRecord, type RecordSpan, splitRecords } from './split-records.ts';

/** Hands out at most `step` bytes a read past what is asked first, so that windows end anywhere. */
function bytesOf(buffer: Buffer): Bytes {
  return { length: buffer.length, close: async () => {}, read: async (into, position) => buffer.copy(into, 0, position) };
}

type Found = { text: string; line: number; flaw: string | undefined };

async function spansOf(buffer: Buffer, encoding: Encoding = 'utf-8', delimiter: string | undefined = ',', window?: number): Promise<RecordSpan[]> {
  const windows: (readonly RecordSpan[])[] = [];
  const cut = { encoding, delimiter };
  for await (const found of splitRecords(bytesOf(buffer), { offset: 0, line: 1, end: buffer.length }, cut, window === undefined ? {} : { readAtOnce: window }))
    windows.push(found.spans);
  return windows.flat();
}

async function split(text: string | Buffer, window?: number): Promise<Found[]> {
  const buffer = Buffer.from(text as string);
  const spans = await spansOf(buffer, 'utf-8', ',', window);
  return spans.map((span) => ({ text: String(buffer.subarray(span.offset, span.offset + span.length)), line: span.line, flaw: span.flaw }));
}

const lines = (found: Found[]): (string | number)[][] => found.map(({ text, line, flaw }) => (flaw ? [text, line, flaw] : [text, line]));

test('each kind of line end ends one line, also mixed in one file', async () => {
  assert.deepEqual(lines(await split('a\nb\r\nc\rd\n\re\r\n\nf')), [
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 4],
    ['e', 6],
    ['f', 8],
  ]);
});

test('an empty line is no record, an empty file has none', async () => {
  assert.deepEqual(lines(await split('\n\n\r\n')), []);
  assert.deepEqual(lines(await split('')), []);
});

test('a quoted field may hold delimiters, line ends and doubled quotes; the next record stands on its own physical line', async () => {
  assert.deepEqual(lines(await split('1,"x\r\ny\nz ""q"", w"\n2')), [
    ['1,"x\r\ny\nz ""q"", w"', 1],
    ['2', 4],
  ]);
});

test('a quote within a field that does not begin with one is a sign like any other', async () => {
  assert.deepEqual(lines(await split('nhà 5" sau\n2')), [
    ['nhà 5" sau', 1],
    ['2', 2],
  ]);
});

test('a quote open at the end costs its physical line only; the lines after it are read', async () => {
  assert.deepEqual(lines(await split('1,"open\n2,b\n3,c')), [
    ['1,"open', 1, 'quote'],
    ['2,b', 2],
    ['3,c', 3],
  ]);
});

test('a quote closed in the middle of a field costs its physical line only', async () => {
  assert.deepEqual(lines(await split('1,"open\n2,"b, c",d\n3')), [
    ['1,"open', 1, 'quote'],
    ['2,"b, c",d', 2],
    ['3', 3],
  ]);
});

test('a record with a NUL is told', async () => {
  assert.deepEqual(lines(await split('1,a\u0000b\n2,"\u0000"\n3')), [
    ['1,a\u0000b', 1, 'nul'],
    ['2,"\u0000"', 2, 'nul'],
    ['3', 3],
  ]);
});

test('a quoted field of more than a mebibyte costs its physical line only', async () => {
  const found = await split(`1,"open\n${'x,y\n'.repeat(300_000)}"\nlast`);
  assert.deepEqual(lines(found.slice(0, 2)), [
    ['1,"open', 1, 'quote'],
    ['x,y', 2],
  ]);
  assert.equal(found.length, 300_003);
  assert.deepEqual(lines(found.slice(-2)), [
    ['"', 300_002, 'quote'],
    ['last', 300_003],
  ]);
});

test('a record of exactly a mebibyte is read, one more byte is too long', async () => {
  const longest = 'x'.repeat(longestRecord);
  assert.deepEqual(
    (await split(`${longest}\n${longest}x\nend`)).map(({ flaw, line }) => [flaw, line]),
    [
      [undefined, 1],
      ['too-long', 2],
      [undefined, 3],
    ],
  );
});

test('a line of 200 MB is passed over without being held', async () => {
  const length = 200 << 20;
  const endless: Bytes = {
    length: length + 6,
    close: async () => {},
    read: async (into, position) => {
      into.fill(120);
      for (const [at, sign] of [
        [1, 10],
        [length, 10],
        [length + 4, 10],
      ] as const)
        if (at >= position && at < position + into.length) into[at - position] = sign;
      return Math.min(into.length, length + 6 - position);
    },
  };
  const before = process.memoryUsage.rss();
  const spans: RecordSpan[] = [];
  for await (const window of splitRecords(endless, { offset: 0, line: 1, end: endless.length }, { encoding: 'utf-8', delimiter: ',' }))
    spans.push(...window.spans);
  assert.deepEqual(
    spans.map(({ offset, length: bytes, line, flaw }) => [offset, bytes, line, flaw]),
    [
      [0, 1, 1, undefined],
      [2, length - 2, 2, 'too-long'],
      [length + 1, 3, 3, undefined],
      [length + 5, 1, 4, undefined],
    ],
  );
  assert.ok(process.memoryUsage.rss() - before < 60 << 20);
});

for (const encoding of ['utf-16le', 'utf-16be'] as const) {
  test(`${encoding} is cut at its own line ends, offsets counted in bytes`, async () => {
    const text = Buffer.from('Nguyễn,"Ă\nĊ"\r\nഊ,2\n3', 'utf16le'); // U+010A and U+0D0A hold the bytes of line ends
    const buffer = encoding === 'utf-16be' ? text.swap16() : text;
    const spans = await spansOf(buffer, encoding);
    assert.deepEqual(
      spans.map(({ offset, length, line }) => [decodeRow(buffer.subarray(offset, offset + length), encoding), line]),
      [
        ['Nguyễn,"Ă\nĊ"', 1],
        ['ഊ,2', 3],
        ['3', 4],
      ],
    );
  });
}

const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const field = fc.string({ unit: fc.constantFrom('a', 'ễ', '"', ',', '\n', '\r', ' ', '🙂'), maxLength: 6 });
const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 12 });

test('oracle: what csv-parse reads from well-formed records is what we read', async () => {
  await fc.assert(
    fc.asyncProperty(rows, lineEnd, fc.integer({ min: 1, max: 40 }), async (given, end, window) => {
      const buffer = Buffer.from(given.map((row) => joinFields(row, ',') + end).join(''));
      const spans = await spansOf(buffer, 'utf-8', ',', window);
      const read = spans.map(({ offset, length, quoted }) => splitFields(String(buffer.subarray(offset, offset + length)), ',', quoted));
      const options = { record_delimiter: end, relax_column_count: true, skip_empty_lines: true };
      assert.deepEqual(read, parse(buffer, options));
      assert.deepEqual(read, given);
      assert.deepEqual(
        spans.filter(({ flaw }) => flaw),
        [],
      );
    }),
    { numRuns: 300 },
  );
});

const anything = fc.string({ unit: fc.constantFrom('a', '"', '"', ',', '\n', '\r', '\u0000', 'ễ'), maxLength: 60 });

test('whatever the bytes: nothing between two records but line ends, and each line number is the count of line ends before it', async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const buffer = Buffer.from(text);
      let before = 0;
      for (const { offset, length, line } of await spansOf(buffer)) {
        assert.match(String(buffer.subarray(before, offset)), /^[\r\n]*$/);
        assert.equal(line, String(buffer.subarray(0, offset)).split(/\r\n|\r|\n/).length);
        before = offset + length;
      }
      assert.match(String(buffer.subarray(before)), /^[\r\n]*$/);
    }),
    { numRuns: 500 },
  );
});

test('whatever the bytes and wherever windows end, the records are the same', async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.integer({ min: 1, max: 9 }), async (text, window) => {
      assert.deepEqual(await split(text, window), await split(text));
    }),
    { numRuns: 500 },
  );
});

test('whatever the bytes, a stretch that begins at a record and ends at another is read as it was within the whole', async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.nat(), fc.nat(), async (text, from, to) => {
      const buffer = Buffer.from(text);
      const whole = await spansOf(buffer);
      if (whole.length === 0) return;
      const [first, last] = [from % whole.length, to % (whole.length + 1)].sort((a, b) => a - b) as [number, number];
      const begin = whole[first] as RecordSpan;
      const stretch = { offset: begin.offset, line: begin.line, end: whole[last]?.offset ?? buffer.length };
      const part: RecordSpan[] = [];
      for await (const found of splitRecords(bytesOf(buffer), stretch, { encoding: 'utf-8', delimiter: ',' })) part.push(...found.spans);
      assert.deepEqual(part, whole.slice(first, last));
    }),
    { numRuns: 500 },
  );
});

test('whatever the text, its encoding and wherever windows end: cells lie where splitting the record finds them', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '"', ',', ',', '\n', '\r', '\u0000', 'ễ', 'é', '🙂'), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be'), fc.integer({ min: 1, max: 40 }), async (given, encoding, readAtOnce) => {
      const buffer = encoding === 'utf-8' ? Buffer.from(given) : Buffer.from(given, 'utf16le');
      if (encoding === 'utf-16be') buffer.swap16();
      const stretch = { offset: 0, line: 1, end: buffer.length };
      const manner = { withCells: true, readAtOnce: readAtOnce * 2 };
      for await (const { spans, cells = new Int32Array(0) } of splitRecords(bytesOf(buffer), stretch, { encoding, delimiter: ',' }, manner)) {
        let head = 0;
        for (const { offset, length, quoted, flaw } of spans) {
          if (flaw) continue;
          const record = decodeRow(buffer.subarray(offset, offset + length), encoding);
          const count = cells[head] as number;
          const placed = Array.from({ length: count }, (_, at) => {
            const [from, to] = [cells[head + 1 + at * 2] as number, cells[head + 2 + at * 2] as number];
            return to >= 0 ? record.slice(from, to) : record.slice(from, ~to).replaceAll('""', '"');
          });
          assert.deepEqual(placed, splitFields(record, ',', quoted));
          head += 1 + 2 * count;
        }
      }
    }),
    { numRuns: 1000 },
  );
});
