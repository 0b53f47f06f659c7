/** The made-up country's ground: communes and provinces as they stood in 2021, and which of them are settled. */
import { provinceFacts, type UnitKind, unitCatalogue } from '#geography/index.ts';
import { refuse } from '#values/index.ts';
import { chanceOf, type Odds, odds } from './chance.ts';
import { knownMixes } from './names/peoples.ts';
import type { Part } from './names/surnames.ts';
import { refusals } from './refusals.ts';

/** A unit as it is written: `Phường Mai Động` and `Mai Động`. */
export type Named = { readonly code: string; readonly kind: UnitKind; readonly name: string; readonly bareName: string };
export type Province = Named & {
  readonly people: number;
  readonly moverShare: number;
  readonly part: Part;
  /** From Quảng Nam southward: other surnames, other everyday names, VNI in place of TCVN3. */
  readonly south: boolean;
  readonly communes: readonly Commune[];
};
export type District = Named & { readonly communes: readonly Commune[] };
export type Commune = Named & { readonly district: District; readonly province: Province; readonly urban: boolean; readonly peoples: Odds<number> };

export type Country = { readonly provinces: Odds<Province>; readonly communes: ReadonlyMap<string, Commune> };

/** Part of the country by province code: Thanh Hóa is northern in its surnames, Nghệ An to Đà Nẵng north-central. */
function partOf(code: string, region: string): Part {
  if (region === 'H') return 'highlands';
  if (region === 'R' || region === 'N' || code === '38') return 'north';
  return region === 'C' && code < '49' ? 'north-central' : 'south';
}

/** Which peoples live in a commune: wards follow the province with the Kinh ahead; elsewhere villages of one people lie close together. */
function peoplesOf(
  seed: string,
  code: string,
  urban: boolean,
  district: string,
  shares: readonly { readonly ethnicity: number; readonly share: number }[],
): Odds<number> {
  const known = knownMixes[district];
  if (known) return odds(known);
  const kinh = 1 - shares.reduce((sum, { share }) => sum + share, 0);
  const all = [[1, Math.max(0.05, kinh)] as const, ...shares.map(({ ethnicity, share }) => [ethnicity, share * (urban ? 0.4 : 1)] as const)];
  if (urban) return odds(all);
  const main = chanceOf(seed, 'peoples', code).draw(odds(all));
  return odds(all.map(([people, share]) => [people, share * 0.2 + (people === main ? 0.8 : 0)] as const));
}

export function readCountry(seed: string): Country {
  const facts = new Map(provinceFacts.map((fact) => [fact.code, fact]));
  const provinces = new Map<number, Province & { communes: Commune[] }>();
  const districts = new Map<number, { district: District & { communes: Commune[] }; province: Province & { communes: Commune[] } }>();
  const communes = new Map<string, Commune>();
  for (const { id, level, parent, code, kind, name, bareName } of unitCatalogue().units.filter((unit) => unit.generation === 0)) {
    const named = { code, kind, name, bareName };
    if (level === 'province') {
      const { region, people, moverShare } = facts.get(code)!;
      const part = partOf(code, region);
      provinces.set(id, { ...named, people, moverShare, part, south: part === 'south' || part === 'highlands', communes: [] });
    } else if (level === 'district') {
      districts.set(id, { district: { ...named, communes: [] }, province: provinces.get(parent!)! });
    } else {
      const { district, province } = districts.get(parent!)!;
      const urban = kind !== 'xa';
      const commune = { ...named, district, province, urban, peoples: peoplesOf(seed, code, urban, district.code, facts.get(province.code)!.peoples) };
      district.communes.push(commune);
      province.communes.push(commune);
      communes.set(code, commune);
    }
  }
  return { provinces: odds([...provinces.values()].map((province) => [province, province.people])), communes };
}

/** A commune with the number of people that are to live in it, and the like of it in its province. */
export type Settlement = { readonly commune: Commune; readonly people: number };

/** A commune of the sample holds some 4,000 people: near the truth of the countryside, and few files. */
const peopleOfCommune = 4_000;

/** Spreads people over whole communes, drawn by province as people live; the order is that of the codes. */
export function settle(country: Country, seed: string, people: number, codes: readonly string[] | undefined): Settlement[] {
  const communes =
    codes?.map((code) => country.communes.get(code) ?? refuse(refusals, 'simulation.unknown-commune', { code })) ??
    drawCommunes(country, seed, Math.ceil(people / peopleOfCommune));
  const sorted = [...new Set(communes)].sort((a, b) => (a.province.code + a.code < b.province.code + b.code ? -1 : 1)).slice(0, people);
  const weights = sorted.map(({ code, kind }) => (codes && kind === 'xa' ? 0.7 : 1) * (0.6 + 0.8 * chanceOf(seed, 'size', code).fraction()));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let [placed, sum] = [0, 0];
  return sorted.map((commune, at) => {
    sum += weights[at]!;
    const upTo = Math.round((people * sum) / whole);
    const here = upTo - placed;
    placed = upTo;
    return { commune, people: here };
  });
}

/** Without replacement, each as likely as people live there: the least of exponential waiting times (Efraimidis and Spirakis, 2006). */
function drawCommunes(country: Country, seed: string, wanted: number): Commune[] {
  const waits = [...country.communes.values()].map((commune) => {
    const weight = commune.province.people / commune.province.communes.length;
    return { commune, wait: -Math.log(1 - chanceOf(seed, 'communes', commune.code).fraction()) / weight };
  });
  return waits
    .sort((a, b) => a.wait - b.wait)
    .slice(0, wanted)
    .map(({ commune }) => commune);
}
