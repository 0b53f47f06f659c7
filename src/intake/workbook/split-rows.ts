/** Finds the rows of a sheet in its XML, by their bytes: the same spans as `splitRecords` gives for text files. */
import { refuse } from '#values/index.ts';
import { refusals } from '../refusals.ts';
import { longestRecord, type RecordSpan, type Window } from '../split-records.ts';
import { limits, tooBig } from './open-workbook.ts';

const [lessThan, greaterThan, slash, bang, question, doubleQuote, singleQuote] = [60, 62, 47, 33, 63, 34, 39];

/** Rows that hold at least one value, numbered as the sheet numbers them; a row of more than a mebibyte is told, not held. */
export async function* splitRows(sheet: AsyncIterable<Buffer>): AsyncGenerator<Window> {
  const splitter = makeSplitter();
  let held: Buffer = Buffer.alloc(0);
  let start = 0;
  for await (const chunk of sheet) {
    if (start + held.length + chunk.length > limits.unpacked) tooBig('bytes', start + held.length + chunk.length, limits.unpacked);
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const { spans, used, ended } = splitter(bytes, start);
    if (spans.length > 0) yield { bytes, start, spans };
    if (ended) return;
    held = bytes.subarray(used);
    start += used;
  }
  refuse(refusals, 'file.workbook-broken', { reason: 'the sheet ends within its rows' });
}

type Row = { readonly offset: number; readonly line: number; filled: boolean; tooLong: boolean };
type Step = { readonly spans: RecordSpan[]; readonly used: number; readonly ended: boolean };

function makeSplitter(): (bytes: Buffer, start: number) => Step {
  let inData = false;
  let row: Row | undefined;
  let lastLine = 0;

  return (bytes, start) => {
    const spans: RecordSpan[] = [];
    let at = 0;
    for (;;) {
      const tag = bytes.indexOf(lessThan, at);
      if (tag < 0) return { spans, used: keep(bytes.length), ended: false };
      const end = tagEnd(bytes, tag);
      if (end < 0) {
        if (bytes.length - tag > longestRecord) refuse(refusals, 'file.workbook-broken', { reason: 'a tag without end' });
        return { spans, used: keep(tag), ended: false };
      }
      at = end;
      const second = bytes[tag + 1];
      if (second === bang || second === question) {
        if (bytes.toString('latin1', tag, tag + 9) === '<!DOCTYPE') refuse(refusals, 'file.workbook-broken', { reason: 'DOCTYPE' });
        continue;
      }
      const closing = second === slash;
      const empty = bytes[end - 2] === slash;
      const name = nameAt(bytes, closing ? tag + 2 : tag + 1);
      if (!inData) {
        if (name === 'sheetData' && !closing) {
          if (empty) return { spans, used: at, ended: true };
          inData = true;
        } else if (name === 'worksheet' && closing) return { spans, used: at, ended: true };
      } else if (name === 'sheetData' && closing) return { spans, used: at, ended: true };
      else if (name === 'row') {
        if (closing && row) {
          const length = start + end - row.offset;
          const flaw = row.tooLong || length > longestRecord ? 'too-long' : undefined;
          if (row.filled) spans.push({ offset: row.offset, length, line: row.line, quoted: false, flaw });
          lastLine = row.line;
          row = undefined;
        } else if (!closing) {
          const line = rowNumber(bytes.toString('latin1', tag, end)) ?? lastLine + 1;
          if (empty) lastLine = line;
          else row = { offset: start + tag, line, filled: false, tooLong: false };
        }
      } else if (row && !closing && !empty && (name === 'v' || name === 'is')) row.filled = true;
    }

    /** What need not be held for the next window. */
    function keep(seen: number): number {
      if (!row || row.tooLong) return seen;
      if (start + bytes.length - row.offset <= longestRecord) return row.offset - start;
      row.tooLong = true;
      return seen;
    }
  };
}

/** One past the `>` that ends the tag, comment or section at `tag`; -1 where it is not there yet. */
function tagEnd(bytes: Buffer, tag: number): number {
  if (bytes[tag + 1] === bang) {
    if (bytes.length - tag < 9) return -1;
    const head = bytes.toString('latin1', tag, tag + 9);
    if (head.startsWith('<!--')) return endOf(bytes, '-->', tag + 4);
    if (head === '<![CDATA[') return endOf(bytes, ']]>', tag + 9);
  }
  if (bytes[tag + 1] === question) return endOf(bytes, '?>', tag + 2);
  let within = 0;
  for (let at = tag + 1; at < bytes.length; at++) {
    const sign = bytes[at] as number;
    if (within !== 0) {
      if (sign === within) within = 0;
    } else if (sign === greaterThan) return at + 1;
    else if (sign === doubleQuote || sign === singleQuote) within = sign;
  }
  return -1;
}

function endOf(bytes: Buffer, mark: string, from: number): number {
  const at = bytes.indexOf(mark, from, 'latin1');
  return at < 0 ? -1 : at + mark.length;
}

/** The local name of a tag, where it is one that matters here: some writers say `x:row`. Most tags are told apart without making a text of them. */
function nameAt(bytes: Buffer, at: number): string {
  let begin = at;
  let end = at;
  for (; end < bytes.length; end++) {
    const sign = bytes[end] as number;
    if (sign === 58) begin = end + 1;
    else if (sign <= 32 || sign === greaterThan || sign === slash) break;
  }
  const length = end - begin;
  if (length === 1) return bytes[begin] === 118 ? 'v' : '';
  return length === 2 || length === 3 || length === 9 ? bytes.toString('latin1', begin, end) : '';
}

function rowNumber(tag: string): number | undefined {
  const found = /\sr\s*=\s*["'](\d{1,7})["']/.exec(tag);
  return found ? Number(found[1]) : undefined;
}
