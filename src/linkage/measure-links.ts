/** Precision and recall of the links against what is true, over pairs of forms; whole, and for the groups that are hard. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Database, inTransaction } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { newNumberDictionary, newTextDictionary } from './engine/dictionary.ts';
import { sortByKey } from './engine/sort.ts';
import { refusals } from './refusals.ts';
import { streamLinks } from './store.ts';

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

/** Beside the sources: what makes a form hard to link. */
const hardGroups = ['children', 'year-only', 'without-number'] as const;

/** `truthFile` is a CSV `file,line,person`; forms that it does not name are not judged. */
export async function measureLinks(db: Database, truthFile: string): Promise<LinkMeasure> {
  const truth = await readTruth(truthFile);
  const judged = newJudged();
  await inTransaction(db, async (tx) => {
    for await (const rows of streamLinks(tx)) for (const row of rows) judged.add(row, truth);
  });
  return judged.measure();
}

/** Refused: what is no truth by its first line; asked before a build that would be judged by it. */
export async function ensureTruth(file: string): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile()) refuse(refusals, 'linkage.truth-unreadable', { file });
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  const { value: header } = await lines[Symbol.asyncIterator]().next();
  lines.close();
  if (String(header ?? '').replace(/^\uFEFF/, '') !== 'file,line,person') refuse(refusals, 'linkage.truth-unreadable', { file });
}

type Truth = { personAt(path: string, line: number): number };

async function readTruth(file: string): Promise<Truth> {
  const [paths, people] = [newTextDictionary(), newTextDictionary()];
  const places = newNumberDictionary();
  const persons: number[] = [0];
  await ensureTruth(file);
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    const lastComma = line.lastIndexOf(',');
    const comma = line.lastIndexOf(',', lastComma - 1);
    if (!isHeader && comma > 0) {
      const path = paths.idOf(unquoted(line.slice(0, comma)));
      persons[places.idOf(placeOf(path, Number(line.slice(comma + 1, lastComma))))] = people.idOf(unquoted(line.slice(lastComma + 1)));
    }
    isHeader = false;
  }
  const known = Array.from({ length: paths.size }, (_, id) => paths.textOf(id + 1));
  const found = new Map<string, number>();
  /** 0 where no path of the truth fits, or several do. */
  const idOf = (path: string): number => {
    const exact = known.indexOf(path);
    const fits = known.flatMap((own, at) => (own.endsWith(`/${path}`) || path.endsWith(`/${own}`) ? [at] : []));
    return exact >= 0 ? exact + 1 : fits.length === 1 ? fits[0]! + 1 : 0;
  };
  const pathId = (path: string): number => {
    const id = found.get(path) ?? idOf(path);
    found.set(path, id);
    return id;
  };
  const before = places.size;
  return {
    personAt(path, line) {
      const id = pathId(path);
      const place = id === 0 ? 0 : places.idOf(placeOf(id, line));
      return place > before ? 0 : (persons[place] ?? 0);
    },
  };
}

const placeOf = (path: number, line: number): number => path * 2 ** 32 + line;
const unquoted = (text: string): string => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);

type Judged = { add(row: readonly (string | null)[], truth: Truth): void; measure(): LinkMeasure };

function newJudged(): Judged {
  const [sources, persons] = [newTextDictionary(), newNumberDictionary()];
  let [linked, real, groups] = [new Uint32Array(1024), new Uint32Array(1024), new Uint32Array(1024)];
  let count = 0;
  const grow = () => {
    [linked, real, groups] = [linked, real, groups].map((column) => {
      const more = new Uint32Array(column.length * 2);
      more.set(column);
      return more;
    }) as [typeof linked, typeof real, typeof groups];
  };
  return {
    add([path, line, person, source, filledOn, dateOfBirth, isWithoutNumber], truth) {
      const trueId = truth.personAt(path ?? '', Number(line));
      if (trueId === 0) return;
      if (count === linked.length) grow();
      linked[count] = persons.idOf(Number(person));
      real[count] = trueId;
      const born = Number(dateOfBirth ?? 0);
      const age = Math.floor((Number(filledOn ?? 0) - born) / 10_000);
      const hard = [born > 0 && age >= 0 && age < 14, born > 0 && born % 100 === 0, isWithoutNumber === 't'];
      groups[count] = hard.reduce((bits, isHard, bit) => (isHard ? bits | (1 << bit) : bits), 1 << (hardGroups.length + sources.idOf(source ?? '') - 1));
      count++;
    },
    measure() {
      const names = [...hardGroups, ...Array.from({ length: sources.size }, (_, id) => sources.textOf(id + 1))];
      const columns = [linked, real, groups].map((column) => column.subarray(0, count)) as [Uint32Array, Uint32Array, Uint32Array];
      const own = countPairs(columns, names.length);
      const whole = sharesOf(own, names.length);
      return { ...whole, forms: count, by: Object.fromEntries(names.map((name, group) => [name, sharesOf(own, group)])) };
    },
  };
}

type PairCounts = { readonly linked: Float64Array; readonly real: Float64Array; readonly both: Float64Array };

/** Pairs with at least one form of each group; the last entry counts all pairs. */
function countPairs([linked, real, groups]: readonly [Uint32Array, Uint32Array, Uint32Array], groupCount: number): PairCounts {
  const byReal = sortByKey(real);
  const byLinked = sortByKey(linked);
  const within = sortByKey(byReal.map((form) => linked[form]!));
  const byBoth = within.map((place) => byReal[place]!);
  const pairsIn = (order: Uint32Array, isSame: (a: number, b: number) => boolean): Float64Array => {
    const pairs = new Float64Array(groupCount + 1);
    const members = new Float64Array(groupCount);
    for (let from = 0; from < order.length; ) {
      members.fill(0);
      let to = from;
      while (to < order.length && isSame(order[from]!, order[to]!)) {
        for (let group = 0; group < groupCount; group++) if ((groups[order[to]!]! >>> group) & 1) members[group]!++;
        to++;
      }
      const all = pairsOf(to - from);
      pairs[groupCount]! += all;
      for (let group = 0; group < groupCount; group++) pairs[group]! += all - pairsOf(to - from - members[group]!);
      from = to;
    }
    return pairs;
  };
  return {
    linked: pairsIn(byLinked, (a, b) => linked[a] === linked[b]),
    real: pairsIn(byReal, (a, b) => real[a] === real[b]),
    both: pairsIn(byBoth, (a, b) => linked[a] === linked[b] && real[a] === real[b]),
  };
}

const pairsOf = (members: number): number => (members * (members - 1)) / 2;

function sharesOf({ linked, real, both }: PairCounts, group: number): PairShares {
  const [linkedPairs, truePairs, rightPairs] = [linked[group]!, real[group]!, both[group]!];
  return {
    precision: linkedPairs === 0 ? null : rightPairs / linkedPairs,
    recall: truePairs === 0 ? null : rightPairs / truePairs,
    truePairs,
    linkedPairs,
    rightPairs,
  };
}
