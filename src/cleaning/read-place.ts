/** Places as forms name them, and the offices that filled the forms in: text tidied, the smallest unit found. */
import { dayOfReform, readPlace, unitCatalogue } from '#geography/index.ts';
import { type PartialDate, tidyName, type UnitId, withoutMarks } from '#values/index.ts';
import { memoWithin } from './memo.ts';
import { fromMojibake } from './repairs/mojibake.ts';
import { isSyllable, wordsOf } from './repairs/syllable.ts';

export type PlaceRead = {
  readonly text: string;
  /** Whether the bytes had been read in the wrong alphabet. */
  readonly wasGarbled: boolean;
  readonly unit: UnitId | undefined;
  readonly flaw: 'place-unknown' | 'place-ambiguous' | undefined;
  /** Latin-1 letters stand in it that make no syllable: it may be another font's. */
  readonly isOdd: boolean;
};

/** Which units a text of that day may name: 0 not known, 1 those before the reform, 2 those after it. */
export type Period = 0 | 1 | 2;
export const periodOf = (on: PartialDate | undefined): Period => (on === undefined ? 0 : on < dayOfReform ? 1 : 2);
const dayIn = [undefined, (dayOfReform - 10_000) as PartialDate, dayOfReform] as const;

/** Period and office in one number, so that a place read before is found by it: the office matters where an address leaves out what its neighbours know. */
export type Circumstances = number & { readonly circumstances: true };
export const circumstancesOf = (period: Period, office: UnitId | undefined): Circumstances => ((office ?? 0) * 3 + period) as Circumstances;

/** `unit` and `flaw` of all addresses that end alike, once one was read without looking at what stands before; before that undefined. */
type Ending = { names: Pick<PlaceRead, 'unit' | 'flaw'> | 'hangs on what stands before' | undefined };

/**
 * Reads one address after another. Distinct addresses are many, their endings few: hamlet or house stands before the first comma, and
 * where the reader did not look at it, it is not read again.
 */
export function makePlaceReader(): (circumstances: Circumstances, given: string) => PlaceRead {
  const whole = memoWithin((circumstances: Circumstances, given: string) => readPlaceOf(circumstances, given).place);
  const endings = memoWithin((_: Circumstances, __: string): Ending => ({ names: undefined }));
  return (circumstances, given) => {
    const cut = endOfFirstPart(given);
    if (cut === 0) return whole(circumstances, given);
    const ending = endings(circumstances, given.slice(cut));
    if (ending.names === undefined) {
      const { place, readFrom } = readPlaceOf(circumstances, given);
      ending.names = readFrom > cut ? { unit: place.unit, flaw: place.flaw } : 'hangs on what stands before';
    }
    if (typeof ending.names === 'string') return whole(circumstances, given);
    return { text: given, wasGarbled: false, unit: ending.names.unit, flaw: ending.names.flaw, isOdd: false };
  };
}

/** Of each sign: 1 a letter or digit, 2 a letter beyond Latin-1, 3 a comma, 4 what may stand between words; 0 what has to be looked at. */
const kinds = new Uint8Array(0x1f00);
const [letter, markedLetter, comma, between] = [1, 2, 3, 4];
for (let code = 0x20; code < kinds.length; code++) {
  const sign = String.fromCharCode(code);
  if (/[ ()./-]/.test(sign)) kinds[code] = between;
  else if (sign === ',') kinds[code] = comma;
  else if (/[A-Za-z0-9]/.test(sign)) kinds[code] = letter;
  else if (/\p{L}/u.test(sign) && withoutMarks(sign) !== sign && tidyName(sign) === sign && fromMojibake(`Ã${sign}`) === undefined)
    kinds[code] = code < 0x100 ? letter : markedLetter;
}

/**
 * Where the first part of an address ends, at a comma; 0 where there is but one part, where it has to be tidied, or where the rest
 * has no letter that proves it Unicode and written with marks.
 */
function endOfFirstPart(text: string): number {
  let cut = 0;
  let proven = false;
  let begun = false;
  let before = between;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < kinds.length ? (kinds[code] as number) : 0;
    if (kind === 0 || (code === 32 && (before === 0 || at === 0))) return 0;
    if (kind === comma) {
      if (!begun) return 0;
      if (cut === 0) cut = at;
    } else if (kind === markedLetter) {
      begun = true;
      if (cut > 0) proven = true;
    } else if (kind === letter) begun = true;
    before = code === 32 ? 0 : kind;
  }
  return proven && before !== 0 ? cut : 0;
}

/** `readFrom`: where in the tidied text that begins of which any word was looked at. */
export function readPlaceOf(circumstances: Circumstances, given: string): { readonly place: PlaceRead; readonly readFrom: number } {
  const undone = fromMojibake(given);
  const written = undone ?? given;
  const text = tidyName(written);
  const on = dayIn[(circumstances % 3) as Period];
  const office = Math.floor(circumstances / 3) as UnitId;
  const { grade, unit, readFrom } = readPlace(text, { ...(on !== undefined && { on }), ...(office !== 0 && { office }) });
  const flaw = grade === 'none' ? 'place-unknown' : grade === 'ambiguous' ? 'place-ambiguous' : undefined;
  return { place: { text, wasGarbled: undone !== undefined, unit, flaw, isOdd: mayBeOfOldFont(written.normalize('NFC')) }, readFrom };
}

const beyondAscii = /[\u0080-\uFFFF]/;
const beyondLatin = /[\u0100-\uFFFF]/;

function mayBeOfOldFont(text: string): boolean {
  return beyondAscii.test(text) && !beyondLatin.test(text) && wordsOf(text).some((word) => beyondAscii.test(word) && !isSyllable(word));
}

export type ReadOffice = { readonly unit: UnitId | undefined /** The code with the zeros put back that a spreadsheet had eaten. */; readonly code?: string };

/** A commune's code or the name of a place. */
export function readOffice(period: Period, given: string): ReadOffice {
  const text = given.trim();
  const on = dayIn[period];
  if (!/^\d{1,5}$/.test(text)) return { unit: readPlace(fromMojibake(text) ?? text, on === undefined ? {} : { on }).unit };
  const code = text.padStart(5, '0');
  const unit = unitCatalogue().byCode('commune', code, on)?.id;
  return unit === undefined || code === text ? { unit } : { unit, code };
}
