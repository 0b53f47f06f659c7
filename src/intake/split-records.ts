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

/**
 * Records of one window; `bytes` holds those without flaw, `start` is where in the file it begins. It is overwritten by the next.
 * `cells`: where the fields of its records without flaw lie, if that was asked for.
 */
export type Window = { readonly bytes: Buffer; readonly start: number; readonly spans: readonly RecordSpan[]; readonly cells?: Int32Array };

/**
 * Of each record without flaw, in order: how many fields, then of each where it begins and ends in the record's text, in UTF-16
 * units, without the quotes around it. An end below 0 is that of a field with doubled quotes, turned over (`~end`). Good where
 * the record's bytes are what their encoding allows.
 */
type Cells = { places: Int32Array; count: number };

export const longestRecord = 1 << 20;

export type Manner = {
  /** Bytes read at once. */
  readonly readAtOnce?: number;
  readonly withCells?: boolean;
};

/** Memory is two windows' worth whatever the file holds: a line of 200 MB is passed over, not held. */
export async function* splitRecords(from: Bytes, stretch: Stretch, cut: Cut, manner: Manner = {}): AsyncGenerator<Window> {
  const { readAtOnce = 1 << 20, withCells = false } = manner;
  const most = Math.min(longestRecord + 64 + readAtOnce, Math.max(0, stretch.end - stretch.offset));
  let buffer = Buffer.allocUnsafeSlow(Math.min(readAtOnce * 2, most));
  const cells: Cells | undefined = withCells ? { places: new Int32Array(1 << 12), count: 0 } : undefined;
  const splitter = makeSplitter(cut, stretch.line, cells);
  let [start, held] = [stretch.offset, 0];
  for (let atEnd = false; !atEnd; ) {
    const wanted = Math.min(readAtOnce, stretch.end - start - held);
    if (buffer.length - held < wanted) buffer = Buffer.concat([buffer.subarray(0, held)], Math.min(Math.max(buffer.length * 2, held + wanted), most));
    const read = await from.read(buffer.subarray(held, held + wanted), start + held);
    atEnd = read < wanted || start + held + read >= stretch.end;
    const bytes = buffer.subarray(0, held + read);
    if (cells) cells.count = 0;
    const { spans, used } = splitter(bytes, start, atEnd);
    yield cells ? { bytes, start, spans, cells: cells.places } : { bytes, start, spans };
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
function makeSplitter(cut: Cut, firstLine: number, cells: Cells | undefined): (bytes: Buffer, start: number, atEnd: boolean) => Step {
  const unit = bytesPerUnit(cut.encoding);
  const delimiter = cut.delimiter === undefined ? none : cut.delimiter.charCodeAt(0);
  const limit = longestRecord / unit;
  const signs = delimiter === none ? [lineFeed, carriageReturn, nul] : [lineFeed, carriageReturn, nul, quote];
  const look: Look = {
    kinds: kindsOf(cut.encoding, cells ? [...signs, delimiter] : signs),
    stops: signs.map((sign) => ({ sign, since: none, at: none })),
    cells,
  };
  const scan: Scan = { found: 'whole', end: 0, firstBreak: none, breaks: 0, quoted: false, nul: false };
  let line = firstLine;
  let running: { readonly offset: number; readonly line: number; readonly quoted: boolean; readonly flaw: Flaw } | undefined;
  let afterReturn = false;

  return (bytes, start, atEnd) => {
    const units = unitsOf(bytes, cut);
    const count = units.length;
    for (const stop of look.stops) stop.at = none;
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
        const cellsBefore = cells?.count ?? 0;
        scanRecord(scan, units, at, atEnd, delimiter, limit, look);
        if (cells && (scan.found !== 'whole' || scan.nul || scan.end === at)) cells.count = cellsBefore;
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

/** How signs are looked for that may end a record: with its cells byte by byte, else by leaps from one to the next. */
type Look = { readonly kinds: Int8Array; readonly stops: readonly Stop[]; readonly cells: Cells | undefined };
/** Where a sign stands next for whoever looks from `since` or later; a flawed record makes its reader go back before that. */
type Stop = { readonly sign: number; since: number; at: number };

/** The first of these signs from here on, or the end. */
function nextStop(stops: readonly Stop[], units: Units, from: number): number {
  let first = units.length;
  for (const stop of stops) {
    if (stop.at < from || stop.since > from) {
      const found = units.indexOf(stop.sign, from);
      stop.since = from;
      stop.at = found < 0 ? units.length : found;
    }
    if (stop.at < first) first = stop.at;
  }
  return first;
}

/** Of each byte: above 0 a sign to stop at; below 0 what it makes the text shorter by, in UTF-16 units, than its bytes are long. */
function kindsOf(encoding: Encoding, signs: readonly number[]): Int8Array {
  const kinds = new Int8Array(encoding === 'utf-8' ? 1 << 8 : 1 << 16);
  if (encoding === 'utf-8') {
    kinds.fill(-1, 0x80, 0xc0);
    kinds.fill(astral, 0xf0);
  }
  for (const sign of signs) kinds[sign] = special;
  return kinds;
}

const special = 1;
/** Four bytes are two units, and three of them count as -1 each. */
const astral = 2;

function scanRecord(scan: Scan, units: Units, begin: number, atEnd: boolean, delimiter: number, limit: number, { kinds, stops, cells }: Look): void {
  const count = units.length;
  let at = begin;
  let firstBreak = none;
  let breaks = 0;
  let quoted = false;
  let hasNul = false;
  let found: Scan['found'] | undefined;
  let head = 0;
  let origin = begin; // where the text would begin if each byte before were a unit
  let cellFrom = 0;
  let isTold = false; // whether the field that runs is told already, being quoted
  if (cells) {
    if (cells.places.length < cells.count + 1) growCells(cells);
    head = cells.count++;
    cells.places[head] = 0;
  }
  for (; ; at++) {
    let kind = 0;
    if (cells) {
      for (; at < count; at++) {
        kind = kinds[units[at] as number] as number;
        if (kind > 0) break;
        origin -= kind;
      }
    } else at = nextStop(stops, units, at);
    if (at >= count) break;
    const sign = units[at] as number;
    if (kind === astral) {
      origin--;
      continue;
    }
    if (sign === lineFeed || sign === carriageReturn) {
      found = 'whole';
      break;
    }
    if (sign === nul) {
      hasNul = true;
      continue;
    }
    if (sign === delimiter) {
      if (cells && !isTold) tellCell(cells, head, cellFrom, at - origin);
      cellFrom = at + 1 - origin;
      isTold = false;
      continue;
    }
    if (at !== begin && units[at - 1] !== delimiter) continue;
    quoted = true;
    const from = at + 1 - origin;
    let doubled = false;
    for (at++; ; at++) {
      if (cells) {
        for (; at < count; at++) {
          kind = kinds[units[at] as number] as number;
          if (kind > 0) break;
          origin -= kind;
        }
      } else at = nextStop(stops, units, at);
      if (at >= count) break;
      const inside = units[at] as number;
      if (kind === astral) origin--;
      else if (inside === quote) {
        if (units[at + 1] !== quote) break;
        doubled = true;
        at++;
      } else if (inside === lineFeed || inside === carriageReturn) {
        if (firstBreak === none) firstBreak = at;
        if (inside === lineFeed || units[at + 1] !== lineFeed) breaks++;
      } else if (inside === nul) hasNul = true;
    }
    if (cells) tellCell(cells, head, from, doubled ? ~(at - origin) : at - origin);
    isTold = true;
    const next = units[at + 1];
    if (at >= count) found = atEnd ? 'quote' : 'more';
    else if (next === undefined) found = atEnd ? undefined : 'more';
    else if (next !== delimiter && next !== lineFeed && next !== carriageReturn && at + 1 - begin <= limit) found = 'quote';
    if (found) break;
  }
  at = Math.min(at, count);
  if (cells && !isTold) tellCell(cells, head, cellFrom, at - origin);
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

function tellCell(cells: Cells, head: number, from: number, to: number): void {
  if (cells.places.length < cells.count + 2) growCells(cells);
  cells.places[cells.count++] = from;
  cells.places[cells.count++] = to;
  cells.places[head]!++;
}

function growCells(cells: Cells): void {
  const more = new Int32Array(cells.places.length * 2);
  more.set(cells.places);
  cells.places = more;
}

/** The signs as numbers; for two bytes a sign a copy, turned round where the high byte comes first. */
function unitsOf(bytes: Buffer, cut: Cut): Units {
  if (cut.encoding === 'utf-8') return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.length & ~1);
  bytes.copy(copy);
  if (cut.encoding === 'utf-16be') copy.swap16();
  return new Uint16Array(copy.buffer, 0, copy.length / 2);
}
