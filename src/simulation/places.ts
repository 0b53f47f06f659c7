/** Places as people write them: small to large, in the style of the office and the day. */
import type { Chance } from './chance.ts';
import type { Commune, Named } from './country.ts';

/** `Xã Mỹ Lý` · `xã Mỹ Lý` · `X. Mỹ Lý` · `Mỹ Lý`. */
export const placeStyles = ['full', 'lower', 'short', 'bare'] as const;
export type PlaceStyle = (typeof placeStyles)[number];

/** What is to be written; a mistake changes it before it is. */
export type WrittenPlace = {
  street: string;
  commune: Commune;
  style: PlaceStyle;
  /** How much of it: from the commune, the district or the province up. */
  from: 'commune' | 'district' | 'province';
  districtLeftOut?: boolean;
  /** Another name in the place of the district's or the province's. */
  districtName?: string;
  provinceName?: string;
};

export const drawStyle = (chance: Chance): PlaceStyle => {
  const draw = chance.fraction();
  return draw < 0.4 ? 'full' : draw < 0.6 ? 'lower' : draw < 0.75 ? 'short' : 'bare';
};

const shortKinds: { readonly [kind: string]: string } = {
  'tinh': 'T.',
  'thanh-pho': 'TP.',
  'quan': 'Q.',
  'huyen': 'H.',
  'thi-xa': 'TX.',
  'phuong': 'P.',
  'xa': 'X.',
  'thi-tran': 'TT.',
};
/** Abbreviations that everybody knows. */
const knownShort: { readonly [province: string]: string } = { '79': 'TPHCM', '77': 'BR-VT', '46': 'TT-Huế', '01': 'TP.Hà Nội' };

/** @example writePlace({ street: 'Tổ 7', commune: maiDong, style: 'full', from: 'commune' }) // => 'Tổ 7, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội' */
export function writePlace(place: WrittenPlace): string {
  const { commune, style, from } = place;
  const parts = place.street === '' ? [] : [place.street];
  if (from === 'commune') parts.push(writeUnit(commune, style));
  if (from !== 'province' && !place.districtLeftOut) parts.push(place.districtName ?? writeUnit(commune.district, style));
  parts.push(place.provinceName ?? (style === 'short' ? knownShort[commune.province.code] : undefined) ?? writeUnit(commune.province, style));
  return parts.join(', ');
}

function writeUnit({ kind, name, bareName }: Named, style: PlaceStyle): string {
  const numbered = /^\d/.test(bareName);
  if (style === 'full') return name;
  if (style === 'lower') return name.charAt(0).toLowerCase() + name.slice(1);
  if (style === 'short' || numbered) return `${shortKinds[kind]}${numbered ? '' : ' '}${bareName}`;
  return bareName;
}
