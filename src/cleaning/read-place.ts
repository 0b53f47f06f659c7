/** Places as forms name them, and the offices that filled the forms in: text tidied, the smallest unit found. */
import { dayOfReform, readPlace, unitCatalogue } from '#geography/index.ts';
import { type PartialDate, tidyName, type UnitId } from '#values/index.ts';
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

export function readPlaceOf(circumstances: Circumstances, given: string): PlaceRead {
  const undone = fromMojibake(given);
  const written = undone ?? given;
  const text = tidyName(written);
  const on = dayIn[(circumstances % 3) as Period];
  const office = Math.floor(circumstances / 3) as UnitId;
  const { grade, unit } = readPlace(text, { ...(on !== undefined && { on }), ...(office !== 0 && { office }) });
  const flaw = grade === 'none' ? 'place-unknown' : grade === 'ambiguous' ? 'place-ambiguous' : undefined;
  return { text, wasGarbled: undone !== undefined, unit, flaw, isOdd: mayBeOfOldFont(written.normalize('NFC')) };
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
