/** Things of no country for tests of the engine: a few columns with slips and gaps, and a schema of them that threads can build. */
import { isMainThread } from 'node:worker_threads';
import { chanceFrom } from './chance.ts';
import type { Comparison, ReadColumn, Schema, SchemaSource } from './schema.ts';
import { sharedInts } from './shared.ts';

export type ThingsSpec = {
  readonly count: number;
  readonly rows: Int32Array;
  /** Fails where a test wants to see what then happens. */
  readonly failsAtRecord?: number;
  readonly endsThreads?: boolean;
  /** Some of them are one thing already, some contradict each other, and rarity stands in their rows. */
  readonly hasGroups?: boolean;
};

const at = { name: 0, day: 1, code: 2, house: 3, kind: 4, rarity: 5, decided: 6 } as const;
const rowLength = 8;

export function schemaOf({ count, rows, failsAtRecord, endsThreads, hasGroups }: ThingsSpec): Schema {
  if (endsThreads && !isMainThread) process.exit(3);
  const knows = (place: number) => (row: number) => rows[row + place] !== 0;
  const near = (place: number) => (a: number, b: number) => {
    if (a / rowLength === failsAtRecord || b / rowLength === failsAtRecord) throw new Error('this pair cannot be compared');
    const gap = Math.abs(rows[a + place]! - rows[b + place]!);
    return gap === 0 ? 1 : gap === 1 ? 2 : 3;
  };
  const words = { vi: 'mức', en: 'level' };
  const column = (id: string, place: number, about: string, u: number): Comparison => ({
    ...words,
    id,
    about,
    levels: [
      { ...words, id: 'same', m: 0.9, u },
      { ...words, id: 'near', m: 0.07, u: u * 2 },
      { ...words, id: 'differs', m: 0.03, u: 1 - 3 * u },
    ],
    knows: knows(place),
    column: { place, equal: ['same'] },
    compare: near(place),
  });
  const own = (place: number) => (row: number) => rows[row + place]!;
  return {
    id: 'things',
    count,
    rows,
    rowLength,
    comparisons: [
      {
        ...column('name', at.name, 'own', 0.01),
        rarity: { most: 4, bits: (a, _, level, scope) => (level === 1 ? ((rows[a + at.name]! % 7) - 3 + rows[a + at.rarity]!) / (1 + scope) : 0) },
        slips: ['same', 'near'],
      },
      { ...column('day', at.day, 'own', 0.003), indexed: ['same'] },
      column('code', at.code, 'own', 0.001),
      { ...column('house', at.house, 'house', 0.002), levels: column('house', at.house, 'house', 0.002).levels },
      {
        ...words,
        id: 'kind',
        about: 'form',
        levels: [
          { ...words, id: 'same', m: 0.5, u: 0.5 },
          { ...words, id: 'differs', m: 0.5, u: 0.5 },
        ],
        knows: () => true,
        compare: (a, b) => (rows[a + at.kind] === 0 && rows[b + at.kind] === 0 ? 0 : rows[a + at.kind] === rows[b + at.kind] ? 1 : 2),
      },
    ],
    passes: [
      { id: 'code', key: own(at.code), refine: [own(at.name)] },
      { id: 'day', key: own(at.day), refine: [own(at.name), own(at.house)] },
      { id: 'house', key: own(at.house), refine: [own(at.day)] },
      { id: 'name', key: own(at.name), refine: [own(at.day), own(at.house), own(at.kind)] },
    ],
    others: [
      { ...words, id: 'stranger', shares: [], rarityScope: 0, share: { kind: 'all' }, draw: { kind: 'any' }, isCounted: true },
      {
        ...words,
        id: 'house',
        shares: ['house'],
        rarityScope: 1,
        share: { kind: 'known', share: 20 / Math.max(1, count) },
        draw: { kind: 'block', pass: 'house' },
      },
    ],
    rarityScopes: 2,
    recordsPerEntity: 2,
    ...(hasGroups && {
      group: (row: number) => rows[row + at.decided]! || (rows[row + at.name]! % 9 === 1 ? rows[row + at.code]! : 0),
      contradictions: {
        between(a: number, b: number) {
          const [decidedA, decidedB] = [rows[a * rowLength + at.decided]!, rows[b * rowLength + at.decided]!];
          if (decidedA !== 0 && decidedB !== 0 && decidedA !== decidedB) return 'two-things';
          return Math.abs(rows[a * rowLength + at.kind]! - rows[b * rowLength + at.kind]!) === 2 ? 'two-kinds' : undefined;
        },
        within: (members: readonly number[]) => (members.length > 5 ? 'too-many' : undefined),
        isSoft: () => false,
        isSerious: () => true,
      },
      prepare: (column: ReadColumn) => ({ place: at.rarity, values: column((row) => rows[row + at.name]! % 2) }),
    }),
    decision: { leastProbability: 0.95, leastPrecision: 0.99, mostThreshold: 12, nearFrom: -1, rivalReach: 3 },
  };
}

/** Records of about half as many things; what each is of follows from the seed. */
export function madeUpThings(count: number, seed: number, more: Omit<ThingsSpec, 'count' | 'rows'> = {}) {
  const chance = chanceFrom(seed);
  const upTo = (most: number) => 1 + Math.floor(chance() * most);
  const things = Array.from({ length: Math.ceil(count / 2) }, () => [upTo(count / 20 + 5), upTo(400), upTo(count * 50), upTo(count / 6 + 5), 0]);
  const rows = sharedInts(count * rowLength);
  const thingOf = new Uint32Array(count);
  for (let record = 0; record < count; record++) {
    const thing = Math.floor(chance() * things.length);
    thingOf[record] = thing;
    for (const [place, value] of things[thing]!.entries()) {
      const fate = chance();
      rows[record * rowLength + place] = fate < 0.1 ? 0 : fate < 0.15 ? value + 1 : fate < 0.18 ? upTo(400) : value;
    }
    rows[record * rowLength + at.kind] = Math.floor(chance() * 3);
  }
  const spec: ThingsSpec = { count, rows, ...more };
  const source: SchemaSource = { module: import.meta.url, spec };
  return { schema: schemaOf(spec), source, thingOf };
}

/** Somebody has said so, whatever they look like: every tenth thing is one with the next, and every tenth is two, as its records come. */
export function decideSome({ schema, thingOf }: ReturnType<typeof madeUpThings>): void {
  for (let record = 0; record < schema.count; record++) {
    const thing = thingOf[record]!;
    const group = thing % 10 < 2 ? thing - (thing % 10) : thing % 10 === 5 ? thing + (record % 2) : undefined;
    if (group !== undefined) schema.rows[record * rowLength + at.decided] = -1 - group;
  }
}
