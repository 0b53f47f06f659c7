import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachBatchOfBlocks, forEachPairOfBlocks, makeBlocks } from './blocks.ts';
import { chanceFrom } from './chance.ts';
import { newFound } from './found.ts';
import { madeUpThings } from './made-up-things.ts';
import { firstModel, type Model } from './model.ts';
import type { Schema } from './schema.ts';
import { knownMasks, levelReader, scorer } from './score.ts';

/** The slow, obvious way: every comparison is made, no column decides, no bound is used; weights come from the model's own words. */
function slowWeight({ comparisons, others, rowLength }: Schema, model: Model, a: number, b: number): { readonly weight: number; readonly levels: number[] } {
  const [rowA, rowB] = [a * rowLength, b * rowLength];
  const levels = comparisons.map(({ knows, compare }) => (knows(rowA) && knows(rowB) ? compare(rowA, rowB) : 0));
  const against = others.map(({ id, rarityScope }) => {
    let bits = 0;
    for (const [number, level] of levels.entries()) {
      if (level === 0) continue;
      const { m, u } = model.comparisons[number]!.levels[level - 1]!;
      const rarity = comparisons[number]!.rarity;
      bits += Math.log2(m / u[id]!) + (rarity && rarityScope !== undefined ? rarity.bits(rowA, rowB, level, rarityScope) : 0);
    }
    return bits;
  });
  const priorOf = (id: string): number => Math.log2(model.otherShares[id]! / model.matchShare);
  if (others.length === 1) return { weight: against[0]! - priorOf(others[0]!.id), levels };
  const odds = others.reduce((sum, { id }, other) => sum + 2 ** (priorOf(id) - against[other]!), 0);
  return { weight: -Math.log2(odds), levels };
}

const { schema, thingOf } = madeUpThings(2000, 4);
const known = knownMasks(schema);
/** Of one other and without rarity, weights are added up in another way. */
const kinds: readonly { readonly name: string; readonly schema: Schema; readonly model: Model }[] = [
  { name: 'two kinds of others', schema, model: firstModel(schema, { stranger: 1, house: 0.01 }) },
  { name: 'levels of their columns', schema: ofColumns(schema), model: firstModel(schema, { stranger: 1, house: 0.01 }) },
  ...[ofColumns(withoutRarity(schema))].map((plain) => ({ name: 'strangers only', schema: plain, model: firstModel(plain, { stranger: 1 }) })),
];

/** Levels of its columns follow from the values alone, as they do in truth. */
function ofColumns(own: Schema): Schema {
  return { ...own, comparisons: own.comparisons.map((comparison) => ({ ...comparison, isOfColumn: comparison.column !== undefined })) };
}

function withoutRarity({ others: [stranger], comparisons, ...rest }: Schema): Schema {
  const { rarityScope: _, ...other } = stranger!;
  return { ...rest, others: [other], comparisons: comparisons.map(({ rarity: _, ...comparison }) => comparison) };
}

const pairs = 100_000;

/** Half of them of one thing, where all levels come about. */
function* somePairs(seed: number): Generator<readonly [number, number]> {
  const chance = chanceFrom(seed);
  const any = () => Math.floor(chance() * schema.count);
  const mates = new Map<number, number[]>();
  for (const [record, thing] of thingOf.entries()) mates.set(thing, [...(mates.get(thing) ?? []), record]);
  for (let pair = 0; pair < pairs; pair++) {
    const a = any();
    const own = mates.get(thingOf[a]!)!;
    const b = pair % 2 === 0 ? any() : own[Math.floor(chance() * own.length)]!;
    if (a !== b) yield [Math.min(a, b), Math.max(a, b)];
  }
}

test('a level that follows from two values is asked for once where both are among the first thousand', () => {
  const asked = new Map<string, number>();
  const { rows } = schema;
  const counting = ofColumns({
    ...schema,
    comparisons: schema.comparisons.map((comparison) => ({
      ...comparison,
      compare: (a, b) => {
        const place = comparison.column?.place;
        const values = [rows[a + place!]!, rows[b + place!]!].sort((one, other) => one - other);
        if (place !== undefined && values[1]! < 1024) asked.set(`${place}: ${values}`, (asked.get(`${place}: ${values}`) ?? 0) + 1);
        return comparison.compare(a, b);
      },
    })),
  });
  const { weigh } = scorer(counting, known, kinds[0]!.model);
  for (const [a, b] of somePairs(1)) weigh(a, b);
  assert.ok(asked.size > 1000);
  assert.deepEqual([...new Set(asked.values())], [1]);
});

for (const { name, schema, model } of kinds) {
  test(`weights and levels are those of the slow way, to the last bit, on 100,000 pairs: ${name}`, () => {
    const { weigh, levels } = scorer(schema, known, model);
    const reader = levelReader(schema, known);
    for (const [a, b] of somePairs(1)) {
      const slow = slowWeight(schema, model, a, b);
      assert.equal(weigh(a, b), slow.weight);
      assert.deepEqual([...levels], slow.levels);
      reader.read(a, b);
      assert.deepEqual([...reader.levels], slow.levels);
    }
  });

  test(`a floor loses no pair that weighs as much, whatever the floor, and saves comparisons: ${name}`, () => {
    let compared = 0;
    const counting: Schema = {
      ...schema,
      comparisons: schema.comparisons.map((comparison) => ({
        ...comparison,
        compare: (a, b) => {
          compared++;
          return comparison.compare(a, b);
        },
      })),
    };
    const { weigh } = scorer(counting, known, model);
    for (const floor of [-20, -3, 0, 5, 11.5]) {
      for (const [a, b] of somePairs(2)) {
        const slow = slowWeight(schema, model, a, b).weight;
        const fast = weigh(a, b, floor);
        if (slow >= floor) assert.equal(fast, slow);
        else assert.ok(fast < floor);
      }
    }
    assert.ok(compared < 5 * pairs * schema.comparisons.length * 0.25, `${compared} comparisons`);
  });

  test(`pairs of blocks of any size and of windows, weighed together, weigh what each weighs alone: ${name}`, () => {
    const floor = -4;
    const { weigh, weighBatch } = scorer(schema, known, model);
    const kindOf = (row: number): number => schema.rows[row + 4]! + 1; // three values, and two in any hundred others
    for (const largestBlock of [40, 1000]) {
      const blocks = makeBlocks({ ...schema, largestBlock, passes: [...schema.passes, { id: 'kind', key: kindOf, refine: [] }] });
      let above = 0;
      for (const [pass, { members, starts }] of blocks.passes.entries()) {
        const found = newFound();
        const expected: string[] = [];
        forEachBatchOfBlocks(blocks, pass, 0, starts.length - 1, (batch) => weighBatch(members, batch, floor, found));
        forEachPairOfBlocks(blocks, pass, 0, starts.length - 1, (a, b) => {
          const weight = weigh(a, b, floor);
          if (weight >= floor) expected.push(`${a} ${b} ${Math.fround(weight)}`);
        });
        const { count, a, b, weight } = found.all();
        assert.deepEqual(
          Array.from({ length: count }, (_, pair) => `${a[pair]} ${b[pair]} ${weight[pair]}`),
          expected,
        );
        above += count;
      }
      assert.ok(above > 1000, `${above} pairs above the floor`);
    }
  });
}
