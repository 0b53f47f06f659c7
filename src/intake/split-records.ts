/** Cuts the bytes of a text file into records: where each begins, how long it is, on which physical line; never what it says. */
import type { Bytes } from '#documents/index.ts';
import { bytesPerUnit, type Encoding } from './encoding.ts';

/**
 * `quote`: a quote that is not closed before its delimiter or line end. `too-long`: more than a mebibyte. `nul`: a NUL in it.
 * A record with the first two is its first physical line only; reading goes on at the next line, so one bad quote costs one line.
 */
export type Flaw = 'quote' | 'too-long' | 'nul';

export type RecordSpan = {
  /** Bytes from the start of the file; the line end is not part of the record. */
  readonly offset: number;
  readonly length: number;
  /** 1-based physical line where it begins; `\n`, `\r\n` and a lone `\r` each end a line. */
  readonly line: number;
  readonly quoted: boolean;
  readonly flaw: Flaw | undefined;
};

export type Cut = {
  readonly encoding: Encoding;
  /** Undefined where a line is a record and quotes mean nothing. */
  readonly delimiter: string | undefined;
};

/** `offset` is a record's or line's beginning, `line` its number, `end` where reading stops. */
export type Stretch = { readonly offset: number; readonly line: number; readonly end: number };

/** Records of one window; `bytes` holds those without flaw, `start` is where in the file it begins. It is overwritten by the next. */
export type Window = { readonly bytes: Buffer; readonly start: number; readonly spans: readonly RecordSpan[] };

export const longestRecord = 1 << 20;

/** Memory is two windows' worth whatever the file holds: a line of 200 MB is passed over, not held. */
export async function* splitRecords(from: Bytes, stretch: Stretch, cut: Cut, readAtOnce = 1 << 20): AsyncGenerator<Window> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(longestRecord + 64 + readAtOnce, Math.max(0, stretch.end - stretch.offset)));
  const splitter = makeSplitter(cut, stretch.line);
  let [start, held] = [stretch.offset, 0];
  for (let atEnd = false; !atEnd; ) {
    const wanted = Math.min(readAtOnce, stretch.end - start - held);
    const read = await from.read(buffer.subarray(held, held + wanted), start + held);
    atEnd = read < wanted || start + held + read >= stretch.end;
    const bytes = buffer.subarray(0, held + read);
    const { spans, used } = splitter(bytes, start, atEnd);
    yield { bytes, start, spans };
    buffer.copyWithin(0, used, bytes.length);
    start += used;
    held = bytes.length - used;
  }
}

type Step = { readonly spans: readonly RecordSpan[]; readonly used: number };
type Units = Uint8Array | Uint16Array;

const [nul, lineFeed, carriageReturn, quote] = [0, 10, 13, 34];
const none = -1;

/** One window after another. Between two stand the line number, a flawed line still running, and whether a line feed may still belong to the last line end. */
function makeSplitter(cut: Cut, firstLine: number): (bytes: Buffer, start: number, atEnd: boolean) => Step {
  const unit = bytesPerUnit(cut.encoding);
  const delimiter = cut.delimiter === undefined ? none : cut.delimiter.charCodeAt(0);
  const opening = cut.delimiter === undefined ? none : quote;
  const limit = longestRecord / unit;
  const scan: Scan = { found: 'whole', end: 0, firstBreak: none, breaks: 0, quoted: false, nul: false };
  let line = firstLine;
  let running: { readonly offset: number; readonly line: number; readonly quoted: boolean; readonly flaw: Flaw } | undefined;
  let afterReturn = false;

  return (bytes, start, atEnd) => {
    const units = unitsOf(bytes, cut);
    const count = units.length;
    const spans: RecordSpan[] = [];
    let at = 0;
    while (at < count) {
      if (afterReturn) {
        afterReturn = false;
        if (units[at] === lineFeed) at++;
        continue;
      }
      if (running) {
        while (at < count && units[at] !== lineFeed && units[at] !== carriageReturn) at++;
        if (at === count) break;
        spans.push({ ...running, length: start + at * unit - running.offset });
        running = undefined;
      } else {
        scanRecord(scan, units, at, atEnd, delimiter, opening, limit);
        if (scan.found === 'more') return { spans, used: at * unit };
        if (scan.found !== 'whole') {
          running = { offset: start + at * unit, line, quoted: scan.quoted, flaw: scan.found };
          at = scan.firstBreak === none ? scan.end : scan.firstBreak;
          continue;
        }
        if (scan.end > at) {
          spans.push({ offset: start + at * unit, length: (scan.end - at) * unit, line, quoted: scan.quoted, flaw: scan.nul ? 'nul' : undefined });
        }
        line += scan.breaks;
        at = scan.end;
      }
      if (at === count) break;
      afterReturn = units[at] === carriageReturn;
      line++;
      at++;
    }
    if (running && atEnd) spans.push({ ...running, length: start + count * unit - running.offset });
    return { spans, used: count * unit };
  };
}

/** What one look from a record's beginning found; one object is used again and again, for speed. */
type Scan = { found: 'whole' | 'more' | Flaw; end: number; firstBreak: number; breaks: number; quoted: boolean; nul: boolean };

function scanRecord(scan: Scan, units: Units, begin: number, atEnd: boolean, delimiter: number, opening: number, limit: number): void {
  const count = units.length;
  let at = begin;
  let firstBreak = none;
  let breaks = 0;
  let quoted = false;
  let hasNul = false;
  let fieldStart = true;
  let found: Scan['found'] | undefined;
  for (; at < count; at++) {
    const sign = units[at] as number;
    if (sign === lineFeed || sign === carriageReturn) {
      found = 'whole';
      break;
    }
    if (sign === nul) hasNul = true;
    if (sign !== opening || !fieldStart) {
      fieldStart = sign === delimiter;
      continue;
    }
    quoted = true;
    fieldStart = false;
    for (at++; at < count; at++) {
      const inside = units[at] as number;
      if (inside === quote) {
        if (units[at + 1] !== quote) break;
        at++;
      } else if (inside === lineFeed || inside === carriageReturn) {
        if (firstBreak === none) firstBreak = at;
        if (inside === lineFeed || units[at + 1] !== lineFeed) breaks++;
      } else if (inside === nul) hasNul = true;
    }
    const next = units[at + 1];
    if (at >= count) found = atEnd ? 'quote' : 'more';
    else if (next === undefined) found = atEnd ? undefined : 'more';
    else if (next !== delimiter && next !== lineFeed && next !== carriageReturn && at + 1 - begin <= limit) found = 'quote';
    if (found) break;
  }
  at = Math.min(at, count);
  found ??= atEnd ? 'whole' : 'more';
  if (found !== 'quote' || at >= count) {
    if (at - begin > limit) found = firstBreak === none || firstBreak - begin > limit ? 'too-long' : 'quote';
  }
  scan.found = found;
  scan.end = at;
  scan.firstBreak = firstBreak;
  scan.breaks = breaks;
  scan.quoted = quoted;
  scan.nul = hasNul;
}

/** The signs as numbers; for two bytes a sign a copy, turned round where the high byte comes first. */
function unitsOf(bytes: Buffer, cut: Cut): Units {
  if (cut.encoding === 'utf-8') return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.length & ~1);
  bytes.copy(copy);
  if (cut.encoding === 'utf-16be') copy.swap16();
  return new Uint16Array(copy.buffer, 0, copy.length / 2);
}
