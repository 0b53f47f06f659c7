/** An administrative unit as the law names it, in one generation of codes. */
import type { PartialDate, UnitId, UnitLevel } from '#values/index.ts';
import type { Generation } from './generation.ts';

/** The word that stands before the name: tỉnh, thành phố (of the country or of a province), quận, huyện, thị xã, phường, xã, thị trấn, đặc khu. */
export type UnitKind = 'tinh' | 'thanh-pho' | 'quan' | 'huyen' | 'thi-xa' | 'phuong' | 'xa' | 'thi-tran' | 'dac-khu';

export type Unit = {
  readonly id: UnitId;
  readonly level: UnitLevel;
  /** Two digits a province, three a district, five a commune. */
  readonly code: string;
  readonly generation: Generation;
  readonly kind: UnitKind;
  /** With its kind: `Phường Mai Động`. */
  readonly name: string;
  /** Without it: `Mai Động`. */
  readonly bareName: string;
  readonly parent: UnitId | undefined;
  readonly validFrom: PartialDate;
  readonly validTo: PartialDate | undefined;
};

export const kindWords: { readonly [kind in UnitKind]: string } = {
  'tinh': 'Tỉnh',
  'thanh-pho': 'Thành phố',
  'quan': 'Quận',
  'huyen': 'Huyện',
  'thi-xa': 'Thị xã',
  'phuong': 'Phường',
  'xa': 'Xã',
  'thi-tran': 'Thị trấn',
  'dac-khu': 'Đặc khu',
};

const kindAtStart = new RegExp(`^\\s*(${Object.values(kindWords).join('|')})\\s`, 'i');
const kindOfWord = new Map(Object.entries(kindWords).map(([kind, word]) => [word.toLowerCase(), kind as UnitKind]));

/**
 * The kind at the start of a full name; `undefined` when it begins with none.
 *
 * @example kindOf('Thị trấn Mường Xén') // => 'thi-tran'
 */
export function kindOf(name: string): UnitKind | undefined {
  const word = kindAtStart.exec(name)?.[1];
  return word === undefined ? undefined : kindOfWord.get(word.toLowerCase());
}
