import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnReader } from '../engine/link-records.ts';
import { countFrequencies, type Frequencies, flatFrequencies, rarities, rarityOf } from '../register/frequencies.ts';
import { type LinkRecord, madeUpForms, recordsOf } from '../register/made-up-forms.ts';
import { at, type Records, rowLength } from '../register/records.ts';
import { nameHashes } from './name-hashes.ts';
import { entriesOfRarities, type KeptValues, keysOfRarities, rarityLists, recallFrequencies, summaryOf } from './rarities.ts';

const forms = madeUpForms(1500, 21);

/** What the build that learned has counted, and what it kept of that. */
const whole = recordsOf(forms);
const counted = flatFrequencies(whole);
const kept = keepCounted();

function keepCounted() {
  let summary: ReturnType<typeof summaryOf> | undefined;
  const valueOf = new Map<string, number>();
  const { place, values } = countFrequencies(whole, columnReader({ count: whole.count, rowLength }), counted, (all) => {
    summary = summaryOf(whole.count, all);
    for (const [list, { keys, values: own }] of entriesOfRarities(whole.names, all, nameHashes(whole.names))) {
      for (const [entry, key] of keys.entries()) valueOf.set(`${list} ${key}`, own[entry]!);
    }
  });
  for (const [record, value] of values.entries()) whole.rows[record * rowLength + place] = value;
  return { summary: { ...summary!, averageAtHome: counted.averageAtHome }, valueOf };
}

const values: KeptValues = { get: (list, key) => kept.valueOf.get(`${list} ${key}`) };

function recalled(some: readonly LinkRecord[], from = values): { readonly records: Records; readonly frequencies: Frequencies } {
  const records = recordsOf(some);
  return { records, frequencies: recallFrequencies(records, kept.summary, from, nameHashes(records.names)) };
}

/** Rarities of the name of a record: of the three keys, and within its commune as the row has them. */
const raritiesOf = ({ rows }: Records, { byName }: Frequencies, record: number): number[] => {
  const name = rows[record * rowLength + at.name]! * rarities;
  return [byName[name + rarityOf.toned]!, byName[name + rarityOf.folded]!, byName[name + rarityOf.ends]!, rows[record * rowLength + at.homeRarity]!];
};

test('names that were counted are as rare to a few forms as to all, to the last bit', () => {
  const { records, frequencies } = recalled(forms.filter((_, place) => place % 7 === 3));
  for (let record = 0; record < records.count; record++) {
    assert.deepEqual(raritiesOf(records, frequencies, record), raritiesOf(whole, counted, record * 7 + 3), forms[record * 7 + 3]!.fullName!);
  }
});

test('a name that nobody bore is rarer the rarer its words are', () => {
  const known = new Set(forms.map(({ fullName }) => fullName));
  const [common, odd] = [
    { ...forms[0]!, fullName: 'Nguyễn Văn Văn Anh' },
    { ...forms[0]!, fullName: 'Kpă Xưng Zrạm' },
  ];
  assert.ok(!known.has(common.fullName) && !known.has(odd.fullName));
  const { records, frequencies } = recalled([common, odd]);
  const [ofCommon, ofOdd] = [raritiesOf(records, frequencies, 0), raritiesOf(records, frequencies, 1)];
  assert.ok(ofCommon[0]! < ofOdd[0]! && ofCommon[1]! < ofOdd[1]!, `${ofCommon} ${ofOdd}`);
});

test('every value that is asked for was among the keys to be looked up', () => {
  const some = forms.slice(100, 160);
  const records = recordsOf(some);
  const keys = keysOfRarities(records, nameHashes(records.names)).map((own) => new Set(own));
  let asked = 0;
  recalled(some, {
    get(list, key) {
      if (key !== 0 && values.get(list, key) !== undefined) {
        assert.ok(keys[rarityLists.indexOf(list)]!.has(key), `${list} ${key}`);
        asked++;
      }
      return values.get(list, key);
    },
  });
  assert.ok(asked > some.length);
});
