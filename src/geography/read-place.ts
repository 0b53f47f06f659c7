/** Finds the smallest unit that an address names, however it is spelt; where two fit, it says so and decides nothing. */
import type { PartialDate, UnitId, UnitLevel } from '#values/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { foldPlace, type Segment } from './fold-place.ts';
import { dayOfReform, firstDayOfCodes, type Generation } from './generation.ts';
import { placeIndex } from './place-index.ts';
import { readTiers, type Surroundings, type Tiers, type TiersRead } from './read-tiers.ts';
import type { Unit } from './unit.ts';

export type PlaceHint = {
  /** The day of writing. Before the reform only the old units are read; after it the new ones first; without a day the old ones first. */
  readonly on?: PartialDate;
  /** The office where it was written: read instead of a province or district that the text leaves out. */
  readonly office?: UnitId;
};

export type Place = {
  /** As given. */
  readonly text: string;
  /** whole: nothing that could name a smaller unit is left unread; partial: the unit is right, but what stands before it was not found in it. */
  readonly grade: 'whole' | 'partial' | 'ambiguous' | 'none';
  /** Of the generation in which the text was read, which may differ from that of the day. */
  readonly unit?: UnitId;
  readonly level?: UnitLevel;
  /** The units that fit, when there are several. */
  readonly candidates?: readonly UnitId[];
  /**
   * Where in the text that begins of which any word was looked at. Whatever else stands before it, a letter at least and as much of
   * marks, grade and units are the same.
   */
  readonly readFrom: number;
};

/**
 * Written small to large, parted by commas: `Tổ 5, P. Mai Động, Q. Hoàng Mai, HN`. Some 3 µs a text (2 cores of 2.5 GHz); nothing is cached here.
 *
 * @example unitCatalogue().pathOf(readPlace('to 5, p mai dong, q hoang mai, HN').unit) // => 'Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội'
 */
export function readPlace(text: string, hint: PlaceHint = {}): Place {
  const segments = foldPlace(text);
  if (segments.length === 0) return { text, grade: 'none', readFrom: 0 };
  const beforeReform = hint.on !== undefined && hint.on < dayOfReform;
  const place = (tiers: Tiers, first: number): Place => placeOf(text, tiers, segments[first]?.from ?? 0);
  if (beforeReform) {
    const only = readIn(0, text, segments, hint, false);
    return place(only, only.first);
  }

  const [first, second]: readonly [Generation, Generation] = hint.on === undefined ? [0, 1] : [1, 0];
  const preferred = readIn(first, text, segments, hint, true);
  if (isComplete(preferred, first)) return place(preferred, preferred.first);
  const other = readIn(second, text, segments, hint, true);
  const leftmost = Math.min(preferred.first, other.first);
  const order = preferred.read - other.read || Number(preferred.kindsAgree) - Number(other.kindsAgree);
  if (order === 0 && hint.on === undefined && isOneCommune(preferred) && isOneCommune(other)) {
    return place({ ...preferred, units: [...preferred.units, ...other.units] }, leftmost);
  }
  return place(order < 0 ? other : preferred, leftmost);
}

function readIn(generation: Generation, text: string, segments: readonly Segment[], hint: PlaceHint, mergers: boolean): TiersRead {
  return readTiers(text, segments, placeIndex(generation), hint.office === undefined ? nowhere : surroundings(hint.office, generation), mergers);
}

const isOneCommune = ({ units }: Tiers): boolean => units.length === 1 && units[0]?.level === 'commune';

/** All three tiers of old, or all of the text in the new ones: the other generation cannot say more. */
function isComplete(tiers: Tiers, generation: Generation): boolean {
  return isOneCommune(tiers) && tiers.kindsAgree && (generation === 0 ? tiers.read === 3 : !tiers.unread);
}

function placeOf(text: string, { units, unread }: Tiers, readFrom: number): Place {
  const [unit] = units;
  if (unit === undefined) return { text, grade: 'none', readFrom };
  if (units.length > 1) return { text, grade: 'ambiguous', candidates: units.map((one) => one.id), readFrom };
  return { text, grade: unread && unit.level !== 'commune' ? 'partial' : 'whole', unit: unit.id, level: unit.level, readFrom };
}

const nowhere: Surroundings = { province: undefined, district: undefined };

/** Where an office of the other generation stands is asked of the reform; where that is not certain, the province that all candidates share still helps. */
function surroundings(office: UnitId, generation: Generation): Surroundings {
  const { unit, project, provinceOf } = unitCatalogue();
  let here: Unit | undefined = unit(office);
  if (here && here.generation !== generation) {
    const there = project(office, generation === 1 ? dayOfReform : firstDayOfCodes);
    if (!('unit' in there)) {
      const [province, ...others] = new Set(there.candidates.map(provinceOf));
      return { province: province === undefined || others.length > 0 ? undefined : unit(province), district: undefined };
    }
    here = unit(there.unit);
  }
  if (!here) return nowhere;
  const above = here.level === 'commune' && here.parent !== undefined ? unit(here.parent) : here;
  const province = provinceOf(here.id);
  return { province: province === undefined ? undefined : unit(province), district: above?.level === 'district' ? above : undefined };
}
