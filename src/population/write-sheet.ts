/** A sheet out of a stream of COPY text, byte by byte: what needs no other form is copied as it stands, and no text is made of it. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { decodeCell } from '#database/index.ts';
import { notWritable } from '#values/index.ts';
import { csvLine } from './csv.ts';
import { type PersonTokens, tokenLength } from './person-token.ts';

/** How a cell of COPY becomes one of the sheet. A `constant` stands in every row and takes no cell. */
export type SheetColumn = { readonly name: string } & (
  | { readonly as: 'text' }
  /** Digits, with the zeros in front that a number has lost. */
  | { readonly as: 'digits'; readonly length: number }
  /** The id of a person, as a token. */
  | { readonly as: 'person' }
  /** A whole number that stands for a text; each is asked for once. */
  | { readonly as: 'value'; readonly textOf: (value: number) => string }
  | { readonly as: 'constant'; readonly text: string }
);

/** `rows`: COPY text, whole lines; returns how many rows were written after the header. */
export async function writeSheet(file: string, columns: readonly SheetColumn[], tokens: PersonTokens, rows: AsyncIterable<Buffer>): Promise<number> {
  const sheet = sheetMaker(columns, tokens);
  const into = openToWrite(file);
  try {
    writeAll(into, Buffer.from(csvLine(columns.map(({ name }) => name))));
    for await (const lines of rows) writeAll(into, sheet.of(lines));
  } finally {
    closeSync(into);
  }
  return sheet.rows;
}

function openToWrite(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    return notWritable(file, error);
  }
}

/** At once, not in a stream: the same memory is filled again, where new memory for each piece took a third of the time. */
function writeAll(into: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(into, bytes, at);
}

const [tab, newLine, quote, comma, nought, backslash, letterN] = [9, 10, 34, 44, 48, 92, 78];
/** What a sign means for the text that it stands in. */
const [plain, quoted, rewritten, formula] = [0, 1, 2, 3];
const signs = new Uint8Array(256).fill(plain);
signs[comma] = quoted;
for (const sign of [quote, backslash]) signs[sign] = rewritten;
for (const sign of '=+-@') signs[sign.charCodeAt(0)] = formula;

/** A text written anew is at most so many times as long, with the two quotes and the apostrophe; a value or constant is shorter than `slack`, or makes room for itself. */
const [growth, slack] = [2, 4096];

/** Up to here bytes are copied faster one by one. */
const shortest = 16;

/** `of` gives bytes that are good until it is called again. */
export function sheetMaker(columns: readonly SheetColumn[], { writeTokens }: PersonTokens): { of(lines: Buffer): Buffer; readonly rows: number } {
  const known = columns.map(() => new Map<number, Buffer>());
  const lasts = columns.map(() => ({ value: Number.NaN, bytes: Buffer.alloc(0) })); // neighbours live in one commune
  const constants = columns.map((column) => (column.as === 'constant' ? cellBytes(column.text) : Buffer.alloc(0)));
  let out = Buffer.alloc(0);
  let end = 0;
  let rows = 0;

  const makeRoom = (bytes: number): void => {
    if (out.length - end >= bytes) return;
    const more = Buffer.allocUnsafeSlow(Math.max(out.length * 2, end + bytes));
    out.copy(more, 0, 0, end);
    out = more;
  };
  const put = (bytes: Buffer): void => {
    makeRoom(bytes.length + slack);
    if (bytes.length > shortest) bytes.copy(out, end);
    else for (let at = 0; at < bytes.length; at++) out[end + at] = bytes[at] as number;
    end += bytes.length;
  };

  /** Each returns where the cell ends. */
  function text(lines: Buffer, from: number): number {
    const start = end;
    let [at, isQuoted] = [from, false];
    let mustRewrite = signs[lines[from] as number] === formula;
    for (let byte = lines[at] as number; byte !== tab && byte !== newLine; byte = lines[++at] as number) {
      const kind = signs[byte];
      if (kind === quoted) isQuoted = true;
      else if (kind === rewritten) mustRewrite = true;
      out[end++] = byte;
    }
    if (mustRewrite) {
      end = start;
      put(cellBytes(decodeCell(lines.toString('utf8', from, at)) ?? ''));
    } else if (isQuoted) {
      out.copyWithin(start + 1, start, end);
      out[start] = quote;
      out[end + 1] = quote;
      end += 2;
    }
    return at;
  }
  function digits(lines: Buffer, from: number, length: number): number {
    let to = from;
    while (lines[to] !== tab && lines[to] !== newLine) to++;
    for (let zeros = length - (to - from); zeros > 0; zeros--) out[end++] = nought;
    for (let at = from; at < to; at++) out[end++] = lines[at] as number;
    return to;
  }
  function value(lines: Buffer, from: number, column: number, textOf: (value: number) => string): number {
    let [at, whole] = [from, 0];
    for (; lines[at] !== tab && lines[at] !== newLine; at++) whole = whole * 10 + (lines[at] as number) - nought;
    const last = lasts[column] as { value: number; bytes: Buffer };
    if (last.value !== whole) {
      last.value = whole;
      last.bytes = bytesOfValue(known[column] as Map<number, Buffer>, whole, textOf);
    }
    put(last.bytes);
    return at;
  }

  return {
    get rows() {
      return rows;
    },
    of(lines) {
      end = 0;
      makeRoom(lines.length * growth + slack);
      const [persons, places]: [number[], number[]] = [[], []];
      for (let from = 0; from < lines.length; rows++) {
        for (let column = 0; column < columns.length; column++) {
          const { as } = columns[column] as SheetColumn;
          if (column > 0) out[end++] = comma;
          if (as === 'constant') put(constants[column] as Buffer);
          else if (lines[from] === backslash && lines[from + 1] === letterN) from += 3;
          else if (as === 'text') from = text(lines, from) + 1;
          else if (as === 'digits') from = digits(lines, from, (columns[column] as { length: number }).length) + 1;
          else if (as === 'value') from = value(lines, from, column, (columns[column] as { textOf: (value: number) => string }).textOf) + 1;
          else {
            let whole = 0;
            for (; lines[from] !== tab && lines[from] !== newLine; from++) whole = whole * 10 + (lines[from] as number) - nought;
            from++;
            persons.push(whole);
            places.push(end);
            end += tokenLength;
          }
          makeRoom((lines.length - from) * growth + slack);
        }
        out[end++] = newLine;
      }
      writeTokens(persons, out, places);
      return out.subarray(0, end);
    },
  };
}

const cellBytes = (text: string): Buffer => Buffer.from(csvLine([text]).slice(0, -1));

function bytesOfValue(known: Map<number, Buffer>, value: number, textOf: (value: number) => string): Buffer {
  const bytes = known.get(value) ?? cellBytes(textOf(value));
  known.set(value, bytes);
  return bytes;
}
