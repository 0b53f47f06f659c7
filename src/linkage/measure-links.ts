/** Precision and recall of the links against what is true, over pairs of forms; whole, and for the groups that are hard. */
import { type Database, inTransaction } from '#database/index.ts';
import { keepTruth } from './keep-truth.ts';
import { hardGroups, judgedGroups, streamJudgedByLink, streamJudgedByTruth } from './store.ts';

/** Null where there is no pair to judge. */
export type PairShares = {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly truePairs: number;
  readonly linkedPairs: number;
  readonly rightPairs: number;
};
/** `by`: pairs of which at least one form is of the group. */
export type LinkMeasure = PairShares & { readonly forms: number; readonly by: { readonly [group: string]: PairShares } };

/** `truthFile` is a CSV `file,line,person`; forms that it does not name are not judged. */
export async function measureLinks(db: Database, truthFile: string): Promise<LinkMeasure> {
  return await inTransaction(db, async (tx) => {
    await keepTruth(tx, truthFile);
    const [linked, real, both] = [newPairs(), newPairs(), newPairs()];
    for await (const rows of streamJudgedByLink(tx)) for (const [person, groups] of rows) linked.add(person!, Number(groups));
    for await (const rows of streamJudgedByTruth(tx)) {
      for (const [trueOne, person, groups] of rows) {
        real.add(trueOne!, Number(groups));
        both.add(`${trueOne} ${person}`, Number(groups));
      }
    }
    const [linkedPairs, truePairs, rightPairs] = [linked.pairs(), real.pairs(), both.pairs()];
    const shares = (group: number): PairShares => sharesOf(linkedPairs.of(group), truePairs.of(group), rightPairs.of(group));
    return {
      ...shares(wholeOf),
      forms: linkedPairs.forms(wholeOf),
      by: Object.fromEntries(
        judgedGroups.flatMap((name, group) => (group < hardGroups.length || linkedPairs.forms(group) > 0 ? [[name, shares(group)] as const] : [])),
      ),
    };
  });
}

/** Stands beside the groups for all forms. */
const wholeOf = judgedGroups.length;

type Pairs = { of(group: number): number; forms(group: number): number };

/** Counts pairs of forms with one key, of which at least one is of a group; forms come in order of the key. */
function newPairs(): { add(key: string, groups: number): void; pairs(): Pairs } {
  const [pairs, forms] = [new Float64Array(wholeOf + 1), new Float64Array(wholeOf + 1)];
  const members = new Uint32Array(wholeOf);
  let [current, count] = ['', 0];
  const close = (): void => {
    const all = pairsOf(count);
    pairs[wholeOf]! += all;
    forms[wholeOf]! += count;
    for (let group = 0; group < wholeOf; group++) {
      pairs[group]! += all - pairsOf(count - members[group]!);
      forms[group]! += members[group]!;
    }
    members.fill(0);
    count = 0;
  };
  return {
    add(key, groups) {
      if (key !== current) close();
      current = key;
      count++;
      for (let group = 0; group < wholeOf; group++) if ((groups >>> group) & 1) members[group]!++;
    },
    pairs() {
      close();
      return { of: (group) => pairs[group]!, forms: (group) => forms[group]! };
    },
  };
}

const pairsOf = (members: number): number => (members * (members - 1)) / 2;

const sharesOf = (linkedPairs: number, truePairs: number, rightPairs: number): PairShares => ({
  precision: linkedPairs === 0 ? null : rightPairs / linkedPairs,
  recall: truePairs === 0 ? null : rightPairs / truePairs,
  truePairs,
  linkedPairs,
  rightPairs,
});
