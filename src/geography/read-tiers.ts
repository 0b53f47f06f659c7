/** Reads the units of an address from its right end, province first, in the units of one generation. */
import { type UnitLevel, withoutMarks } from '#values/index.ts';
import { type Segment, tonedName } from './fold-place.ts';
import type { Names, PlaceIndex } from './place-index.ts';
import { claimsNext, isOfLevel, officeLength, splitKind, withoutCountry } from './place-words.ts';
import type { Unit } from './unit.ts';

export type Tiers = {
  /** The units of the smallest tier that was read; several when the text fits several. */
  readonly units: readonly Unit[];
  /** How many tiers of the text were recognised. */
  readonly read: number;
  /** Whether every kind that the text states is that of the unit. */
  readonly kindsAgree: boolean;
  /** Whether anything stands to the left of what was read. */
  readonly unread: boolean;
};

/** `first`: the segment furthest to the left of which any word was looked at. */
export type TiersRead = Tiers & { readonly first: number };

/** Where the writer stands: read instead of a province or district that the text leaves out. */
export type Surroundings = { readonly province: Unit | undefined; readonly district: Unit | undefined };

type Match = { readonly units: readonly Unit[]; readonly left: string; readonly stated: boolean; readonly kindAgrees: boolean };
/** What is still to be read: the segments up to `at`, of the last one the words that are left. */
type Rest = { readonly at: number; readonly words: string; readonly inSegment: boolean };
type Step = { readonly match: Match; readonly rest: Rest };
type Reader = { readonly text: string; readonly segments: readonly Segment[]; readonly index: PlaceIndex; first: number };

const nothing: Tiers = { units: [], read: 0, kindsAgree: false, unread: true };

export function readTiers(text: string, segments: readonly Segment[], index: PlaceIndex, near: Surroundings, mergers: boolean): TiersRead {
  const reader: Reader = { text, segments, index, first: segments.length };
  const tiers = readFromEnd(reader, near, mergers);
  return { ...tiers, first: reader.first };
}

function readFromEnd(reader: Reader, near: Surroundings, mergers: boolean): Tiers {
  const { segments, index } = reader;
  const end = restAt(segments, segments.length - 1);
  const words = withoutCountry(end.words);
  const start = words === '' ? restAt(segments, end.at - 1) : { ...end, words };
  const province = step(reader, [index.provinces], start, 'province', true);
  if (province) {
    const below = readBelow(reader, province, mergers);
    // A province's name at the end of longer words without a comma counts only when a unit of it stands before.
    if (province.match.stated || province.match.left === '' || below.read > 1) return below;
  }
  return readWithoutProvince(reader, start, near);
}

function readBelow(reader: Reader, province: Step, mergers: boolean): Tiers {
  const { index } = reader;
  const here = tiersOf([province], province.rest);
  if (province.rest.words === '') return here;
  const read = deepest(reader, province.match.units, [province], province.rest);
  if (read.read > 1) return read;
  for (const others of [index.oncePartOf, ...(mergers ? [index.mergedInto] : [])]) {
    const units = province.match.units.flatMap((unit) => others.get(unit.id) ?? []);
    const elsewhere = units.length > 0 ? deepest(reader, units, [province], province.rest) : nothing;
    if (elsewhere.read > 1) return elsewhere;
  }
  return here;
}

/** District, then its commune; or, where the district is left out or abolished, the commune in the province. */
function deepest(reader: Reader, provinces: readonly Unit[], above: readonly Step[], rest: Rest): Tiers {
  const below = provinces.map((unit) => reader.index.below.get(unit.id)).filter((one) => one !== undefined);
  const district = step(
    reader,
    below.map((one) => one.district),
    rest,
    'district',
    rest.inSegment,
  );
  if (district) return communeIn(reader, district.match.units, [...above, district], district.rest);
  const commune = step(
    reader,
    below.map((one) => one.commune),
    rest,
    'commune',
    rest.inSegment,
  );
  return commune ? tiersOf([...above, commune], commune.rest) : nothing;
}

function communeIn(reader: Reader, districts: readonly Unit[], above: readonly Step[], rest: Rest): Tiers {
  const names = districts.map((unit) => reader.index.below.get(unit.id)?.commune).filter((one) => one !== undefined);
  const beside = step(reader, names, rest, 'commune', rest.inSegment);
  if (beside) return tiersOf([...above, beside], beside.rest);
  for (let at = rest.at - 1; at >= 0; at--) {
    const further = step(reader, names, restAt(reader.segments, at), 'commune', false);
    if (further?.match.stated) return tiersOf([...above, further], further.rest);
  }
  // A district of another kind without the commune that should lie in it is a namesake: only what stands above it is believed.
  const believed = rest.words !== '' && above.at(-1)?.match.kindAgrees === false ? above.slice(0, -1) : above;
  return believed.length > 0 ? tiersOf(believed, rest) : nothing;
}

/** First around the writer, then in the whole country, where a commune must be named as one. */
function readWithoutProvince(reader: Reader, start: Rest, near: Surroundings): Tiers {
  if (start.words === '') return nothing;
  if (near.province) {
    const inDistrict = near.district ? communeIn(reader, [near.district], [], start) : nothing;
    if (inDistrict.read > 0) return inDistrict;
    const inProvince = deepest(reader, [near.province], [], start);
    if (inProvince.read > 0) return inProvince;
  }
  const { country } = reader.index;
  const district = step(reader, [country.district], start, 'district', false);
  if (district) return communeIn(reader, district.match.units, [district], district.rest);
  const commune = step(reader, [country.commune], start, 'commune', false);
  return commune?.match.stated ? tiersOf([commune], commune.rest) : nothing;
}

function tiersOf(steps: readonly Step[], rest: Rest): Tiers {
  return { units: (steps.at(-1) as Step).match.units, read: steps.length, kindsAgree: steps.every(({ match }) => match.kindAgrees), unread: rest.words !== '' };
}

function restAt(segments: readonly Segment[], at: number): Rest {
  return { at, words: segments[at]?.words ?? '', inSegment: false };
}

/** One tier: the longest ending of the words that names a unit, all of them or (stated by its kind, or `bare` allowed) a part. */
function step(reader: Reader, names: readonly Names[], rest: Rest, level: UnitLevel, bare: boolean): Step | undefined {
  const { text, segments } = reader;
  reader.first = Math.min(reader.first, rest.at);
  const match = matchEnd(names, rest.words, level, bare);
  if (!match) return undefined;
  const segment = segments[rest.at] as Segment;
  const units = match.units.length > 1 && level !== 'province' ? byMarks(match.units, text, text.slice(segment.from, segment.to)) : match.units;
  const left = match.left !== '' ? { at: rest.at, words: match.left, inSegment: true } : restAt(segments, rest.at - 1);
  return { match: { ...match, units }, rest: left };
}

function matchEnd(names: readonly Names[], words: string, level: UnitLevel, bare: boolean): Match | undefined {
  const office = officeLength(words);
  for (let from = 0; from >= 0; from = words.indexOf(' ', from) + 1 || -1) {
    const whole = from === 0 || from === office;
    const found = lookUp(names, from === 0 ? words : words.slice(from), level);
    if (!found) continue;
    const left = whole ? '' : words.slice(0, from - 1);
    if (whole || found.stated || (bare && (level === 'province' || !claimsNext(left)))) return { ...found, left };
  }
  return undefined;
}

function lookUp(names: readonly Names[], words: string, level: UnitLevel): Omit<Match, 'left'> | undefined {
  const split = splitKind(words);
  if (split && isOfLevel(split.kind, level)) {
    const named = unitsNamed(names, split.name);
    const ofKind = named.filter((unit) => unit.kind === split.kind);
    if (ofKind.length > 0) return { units: ofKind, stated: true, kindAgrees: true };
    // Kinds change as places grow, except that a city named like a province is not the province.
    if (named.length > 0 && !(level === 'province' && split.kind === 'thanh-pho')) return { units: named, stated: true, kindAgrees: false };
  }
  if (words.charCodeAt(0) < 58 && /^\d+$/.test(words)) return undefined;
  const named = unitsNamed(names, words);
  return named.length > 0 ? { units: named, stated: false, kindAgrees: true } : undefined;
}

const noUnits: readonly Unit[] = [];

function unitsNamed(names: readonly Names[], key: string): readonly Unit[] {
  const first = names[0]?.get(key) ?? noUnits;
  if (names.length < 2) return first;
  return [...new Set(names.flatMap((some) => some.get(key) ?? noUnits))];
}

/** Names that fold alike (Tân Hưng, Tân Hùng) are told apart by their marks, unless the text is written without any. */
function byMarks(units: readonly Unit[], text: string, written: string): readonly Unit[] {
  if (withoutMarks(text) === text) return units;
  const toned = ` ${tonedName(written)} `;
  const same = units.filter((unit) => toned.includes(` ${tonedName(unit.bareName)} `));
  return same.length > 0 ? same : units;
}
