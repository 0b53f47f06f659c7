/**
 * The model's shares, from the files themselves and no labels: u from pairs drawn by chance, all else by EM over the candidates
 * in seven classes. Each class is bound to what it is about: neighbours agree in place only, a household in what families share.
 */
import type { Comparison } from '../compare/comparison.ts';
import type { Table } from '../read/read-tables.ts';
import { usualAgreement } from '../settings/kinds.ts';
import type { Settings } from '../settings/settings.ts';
import type { Frequencies } from './frequencies.ts';
import { type About, type Class, classAt, classes, isShared, matchShare, rounded, type Shares, width } from './model.ts';
import { levelsOf, type Tally } from './posterior.ts';
import type { Sample } from './samples.ts';

export type Training = {
  readonly table: Table;
  readonly comparisons: readonly Comparison[];
  readonly about: readonly About[];
  readonly frequencies: Frequencies;
  /** Columns whose weights are given: nothing is learned about them. */
  readonly given: NonNullable<Settings['comparisons']>;
  /** Pairs that may be of one thing; of how many each is one. */
  readonly candidates: Sample;
  readonly oneOf: number;
  /** Pairs of any two records. */
  readonly any: Sample;
  /** By comparison: pairs that agree in it exactly, with its own level left out; none where agreement is no rarity. */
  readonly agreeing: readonly Sample[];
  /** All pairs of records that may be compared. */
  readonly pairs: number;
  /** What shares make of a sample. */
  sum(sample: Sample, shares: Shares): Promise<Tally>;
  /** By pair: how probably shares take it for two strangers. */
  strangers(sample: Sample, shares: Shares): Float64Array;
};

const rounds = 30;
/** Training ends when the share of matches changes by less than this from round to round, and the draw of any two was looked at anew. */
const steady = 1e-3;
/** As many pairs as what training begins with weighs. */
const strength = 12;
/** Until households have taken their shape, twins are as many as at the beginning. Of one person's full names no more have another word: else twins are taken for these. */
const formingRounds = 3;
const mostOtherNames = 0.001;
const leastM = 1e-4;
/** No more of the values of one thing are a sign apart; in files full of errors it was a quarter. */
const mostSlips = 0.3;
/** What tells persons apart differs in no more of the pairs of one person: else EM, where such pairs are few, drifts to families. Ages and prices change. */
const mostDiffering = 0.35;
/** Of pairs of one person, so many at most have dates of birth that share nothing, where a household could be father and son of one name. */
const mostOtherDates = 0.015;

export async function trainModel(training: Training): Promise<Shares> {
  const { table, comparisons, candidates, any, oneOf, pairs } = training;
  const columns = comparisons.length;
  const shares = firstShares(training);
  let ofAny = await training.sum(any, shares);
  const likely = likelyStrangers(training.strangers(any, shares), table.count, pairs);
  let strangers = comparisons.map((_, number) => countLevels(any, number, columns, likely));
  const strangersAmong = training.agreeing.map(() => 0);
  learnStrangers(shares, training, undefined, strangers, strangersAmong);
  const apart = training.agreeing.map((sample) => strangersByUsual(sample, shares));
  for (let round = 1; round <= rounds; round++) {
    const found = await training.sum(candidates, shares);
    if ((round > 1 && round < 10) || round % 5 === 0) {
      ofAny = await training.sum(any, shares);
      strangers = comparisons.map((_, number) => levelsOf(ofAny, 'stranger', number, columns));
      for (const [number, sample] of training.agreeing.entries()) {
        if (columns === 2) strangersAmong[number] = (apart[number] as number) / provenApart;
        else if (sample.count >= fewestAgreeing) strangersAmong[number] = strangerShare(await training.sum(sample, shares), sample.count);
      }
    }
    const before = matchShare(shares);
    for (const name of classes) {
      if (name !== 'stranger' && name !== 'twin' && shares.of[name] > 0)
        shares.of[name] = clamp(((found.totals[classAt[name]] as number) * oneOf) / pairs, 1e-14, 0.3);
      // most of them agree in nothing else and are no candidates: they are counted among any two records
      if ((name === 'neighbour' || name === 'namesake') && shares.of[name] > 0 && any.count > 0)
        shares.of[name] = clamp(Math.max(shares.of[name], (ofAny.totals[classAt[name]] as number) / any.count), 1e-14, 0.5);
    }
    if (shares.of.twin > 0 && round > formingRounds) {
      const { about } = training;
      const twins = ((found.totals[classAt.twin] as number) * oneOf) / pairs;
      shares.of.twin = Math.max(
        1e-14,
        clamp(twins, fewestTwins * shares.of.household, (about.includes('name') ? mostTwins : fewestTwins) * shares.of.household),
      );
    }
    boundMatches(shares, training, found, apart);
    shares.recordsPerEntity = 1 + (2 * matchShare(shares) * pairs) / Math.max(1, table.count);
    learnStrangers(shares, training, found, strangers, strangersAmong);
    learnMatches(shares, training, found);
    learnOthers(shares, training, found, ofAny);
    keepGiven(shares, training);
    if (round > 11 && Math.abs(matchShare(shares) - before) < steady * before) break;
  }
  roundShares(shares);
  return shares;
}

/** As the model's file has them, so that a run that reads it gives the same weights to the last bit. */
function roundShares(shares: Shares): void {
  shares.recordsPerEntity = rounded(shares.recordsPerEntity);
  for (const name of classes) {
    shares.of[name] = rounded(shares.of[name]);
    for (const own of shares.levels[name]) for (const [level, share] of own.entries()) own[level] = rounded(share);
  }
}

function firstShares({ table, comparisons, about, frequencies, pairs }: Training): Shares {
  const has = (...wanted: About[]): boolean => about.some((own) => wanted.includes(own));
  const tells = has('own', 'sort', 'given', 'name', 'date');
  const families = tells && has('place') && has('surname', 'family', 'name');
  const one = Math.min(0.05, (0.2 * table.count) / pairs);
  const stayed = comparisons.map(({ levels }) => {
    const sum = levels.reduce((total, level) => total + level.m, 0);
    return levelArray(levels.length, (level) => (levels[level - 1] as Comparison['levels'][number]).m / sum);
  });
  const stranger = comparisons.map(({ levels, place }) => {
    const equal = Math.max(1e-9, Math.min(0.9, frequencies.agreement[place] as number));
    const near = Math.max(0.03, Math.min(equal, (1 - equal) / 2));
    return levelArray(levels.length, (level) =>
      level === 1 ? equal : level === levels.length ? 1 - equal - (levels.length > 2 ? near : 0) : near / (levels.length - 2),
    );
  });
  const mixed = (name: (typeof classes)[number]) =>
    comparisons.map(({ levels }, number) =>
      levelArray(levels.length, (level) => {
        const [own, other] = [stayed[number]?.[level] as number, stranger[number]?.[level] as number];
        if (!isShared(name, about[number] as About) && !isLearned(name, about[number] as About)) return other;
        return name === 'moved' && about[number] !== 'family' ? own : 0.6 * own + 0.4 * other;
      }),
    );
  return {
    about,
    of: {
      stayed: one,
      moved: tells && has('place') && has('surname', 'name', 'given', 'own') ? one / 5 : 0,
      stranger: 1,
      neighbour: tells && has('place') ? Math.min(0.05, table.count / pairs) : 0,
      household: families ? one : 0,
      twin: families && has('date') && has('own', 'given', 'name') ? one / (has('name') ? 50 : 1000) : 0,
      namesake: has('given', 'name') && has('surname', 'kin', 'sort') ? Math.min(0.05, table.count / pairs) : 0,
    },
    recordsPerEntity: 1,
    caution: 0,
    levels: {
      stayed,
      stranger,
      moved: mixed('moved'),
      neighbour: mixed('neighbour'),
      household: mixed('household'),
      twin: mixed('twin'),
      namesake: mixed('namesake'),
    },
  };
}

/** Namesakes agree in their own names, too; that one of them is rare speaks against them as against strangers. */
const isLearned = (name: Class, about: About): boolean => name === 'namesake' && (about === 'given' || about === 'name' || about === 'sort');

function levelArray(levels: number, share: (level: number) => number): Float64Array {
  return Float64Array.from({ length: width }, (_, level) => (level === 0 || level > levels ? 0 : share(level)));
}

/** Where training begins, the pairs that agree best are set aside: as many as there would be if every second record had another of its kind. */
function likelyStrangers(strangers: Float64Array, count: number, pairs: number): Float64Array {
  const aside = Math.floor((strangers.length * count) / 2 / pairs);
  const least = strangers.toSorted()[aside] ?? 0;
  return strangers.map((share) => (share < least ? 0 : 1));
}

/** Of pairs that agree in one column and look like strangers in all others, some are of one thing and full of errors. */
const provenApart = 0.5;
const fewestAgreeing = 20;

/** Share of strangers among pairs that agree in a column, by all other columns. */
const strangerShare = ({ totals }: Tally, count: number): number => 1 - ((totals[classAt.stayed] as number) + (totals[classAt.moved] as number)) / count;

/**
 * The same by what is usual, of pairs that agree in one column: strangers and pairs of one thing, mixed as the other columns show them.
 * What was learned is not asked, since a model that takes all who agree for one would bear itself out.
 */
function strangersByUsual({ count, levels }: Sample, { levels: { stayed, stranger } }: Shares): number {
  const columns = stayed.length;
  const odds: number[] = []; // of one thing against two
  for (let pair = 0, at = 0; pair < count; pair++, at += columns) {
    let own = 1;
    let knows = false;
    for (let number = 0; number < columns; number++) {
      const level = levels[at + number] as number;
      if (level === 0) continue;
      knows = true;
      own *= (stayed[number]?.[level] as number) / (stranger[number]?.[level] as number);
    }
    if (knows) odds.push(own);
  }
  if (odds.length < fewestAgreeing) return 0;
  let share = 0.5;
  for (let round = 0; round < 50; round++) {
    const one = (1 - share) / share;
    share = Math.max(1e-6, odds.reduce((sum, own) => sum + 1 / (1 + own * one), 0) / odds.length);
  }
  return share;
}

/** As many pairs as what is usual for a kind weighs: all in a file of a dozen records, nothing in one of thousands. */
const groundPairs = 1000;

/** Of pairs that agree in a column, no more are of one thing than the others leave; what they take for strangers may err by so much. */
const sureApart = 0.9;

function boundMatches(shares: Shares, { table, comparisons, frequencies, oneOf }: Training, found: Tally, apart: readonly number[]): void {
  let most = 1;
  for (const [number, { place }] of comparisons.entries()) {
    const matched = (levelsOf(found, 'stayed', number, comparisons.length)[1] as number) + (levelsOf(found, 'moved', number, comparisons.length)[1] as number);
    const agree = ((frequencies.agreement[place] as number) * ((frequencies.known[place] as number) * table.count) ** 2) / 2;
    if ((apart[number] as number) > 0) most = Math.min(most, (agree * (1 - sureApart * (apart[number] as number))) / Math.max(1e-9, matched * oneOf));
  }
  shares.of.stayed *= most;
  shares.of.moved *= most;
}

/** Levels among any two records; exact agreement that is too rare to be drawn is counted over all pairs. */
function learnStrangers(
  shares: Shares,
  { table, comparisons, frequencies, pairs, oneOf }: Training,
  found: Tally | undefined,
  strangers: readonly Float64Array[],
  strangersAmong: readonly number[],
): void {
  const columns = comparisons.length;
  for (let number = 0; number < columns; number++) {
    const { levels, place } = comparisons[number] as Comparison;
    const own = shares.levels.stranger[number] as Float64Array;
    const counts = strangers[number] as Float64Array;
    const total = sumOf(counts);
    const known = (frequencies.known[place] as number) ** 2 * pairs;
    let matched = 0;
    if (found) {
      matched = (levelsOf(found, 'stayed', number, columns)[1] as number) + (levelsOf(found, 'moved', number, columns)[1] as number);
    } else matched = (table.count / 2 / oneOf) * (frequencies.known[place] as number) ** 2;
    const agree = (frequencies.agreement[place] as number) * known;
    // a model that takes all who agree in a column for one would prove itself: those whom all else tells apart are two
    const equal = Math.max(0, agree - matched * oneOf, agree * (strangersAmong[number] as number) * provenApart);
    const usual = usualAgreement[(table.columns[place] as Table['columns'][number]).kind];
    for (let level = 1; level <= levels.length; level++) {
      const seen = counts[level] as number;
      const ground = level === 1 ? usual : level === levels.length ? 0.97 - usual : 0.03 / (levels.length - 2);
      const alone = level === 1 && seen < 300 ? (equal + 0.5) / (known + 1) : (seen + 0.5) / (total + 1);
      const weight = (level === 1 ? known : total) / groundPairs;
      own[level] = (alone * weight + ground) / (weight + 1);
    }
  }
}

/** What belongs to the person is learned from those who stayed and those who moved together; place from those who stayed. */
function learnMatches(shares: Shares, { table, comparisons, about }: Training, found: Tally): void {
  const columns = comparisons.length;
  for (let number = 0; number < columns; number++) {
    const { levels, agreesTo, place, slips = [] } = comparisons[number] as Comparison;
    const [stayed, moved] = [shares.levels.stayed[number] as Float64Array, shares.levels.moved[number] as Float64Array];
    const follows = isShared('moved', about[number] as About) && about[number] !== 'family';
    const counts = levelsOf(found, 'stayed', number, columns);
    const countsOfMoved = levelsOf(found, 'moved', number, columns);
    if (follows) for (const [level, count] of countsOfMoved.entries()) counts[level]! += count;
    const total = sumOf(counts);
    const sum = levels.reduce((all, level) => all + level.m, 0);
    for (let level = 1; level <= levels.length; level++) {
      const begin = (levels[level - 1] as Comparison['levels'][number]).m / sum;
      stayed[level] = Math.max(leastM, ((counts[level] as number) + strength * begin) / (total + strength));
    }
    capSlips(stayed, slips);
    if (about[number] !== 'place' && table.columns[place]!.kind !== 'number') capDiffering(stayed, levels.length, agreesTo, mostDiffering);
    if (shares.of.twin > 0 && (about[number] === 'name' || about[number] === 'given')) capDiffering(stayed, levels.length, agreesTo, mostOtherNames);
    if (about[number] === 'date' && shares.of.household > 0) capDiffering(stayed, levels.length, levels.length - 1, mostOtherDates);
    moved.set(follows ? stayed : (shares.levels.stranger[number] as Float64Array));
    if (about[number] === 'family') learnMixed(moved, levels.length, countsOfMoved, stayed, shares.levels.stranger[number] as Float64Array);
  }
}

/** Of a class that shares a column now and then: learned from its pairs, beginning between those who share it and strangers. Levels to `from` stay. */
function learnMixed(into: Float64Array, levels: number, counts: Float64Array, stayed: Float64Array, stranger: Float64Array, from = 0): void {
  const total = sumOf(counts);
  for (let level = from + 1; level <= levels; level++) {
    const begin = 0.6 * (stayed[level] as number) + 0.4 * (stranger[level] as number);
    into[level] = Math.max(1e-5, ((counts[level] as number) + strength * begin) / (total + strength));
  }
}

/** What is too much is the same. */
function capSlips(m: Float64Array, slips: readonly number[]): void {
  const slipped = slips.reduce((sum, level) => sum + (m[level] as number), 0);
  if (slipped <= mostSlips) return;
  m[1]! += slipped - mostSlips;
  for (const level of slips) m[level]! *= mostSlips / slipped;
}

/** From the first level after `agreesTo` on, values do not agree. */
function capDiffering(m: Float64Array, last: number, agreesTo: number, most: number): void {
  const differing = sumOf(m.subarray(agreesTo + 1, last + 1));
  if (differing <= most) return;
  for (let level = 1; level <= last; level++) m[level]! *= level <= agreesTo ? (1 - most) / (1 - differing) : most / differing;
}

/**
 * Of pairs of one household, the share of twins is learned between these: one of six such pairs are brothers or sisters, of whom three
 * in a hundred are twins; in a file of children there are more. What tells them from one person with a wrong name is all else of their
 * own, and that a full name has words in common. A given name that stands alone may be garbled: there they are as few as can be.
 */
const [fewestTwins, mostTwins] = [0.005, 0.03];
/** Neighbours and namesakes among pairs drawn by chance from which on they are learned from those: candidates agree in other things too. */
const fewDrawn = 30;
/** And about this share bear one given name: father and son. */
const namesakesInHousehold = 0.005;
const mostNamesakes = 0.3;
/** Levels of a full name to which it is the same name; brothers' may be a letter apart, as An and Anh. */
const sameName = 3;

/** Where dates or years tell father and son apart, how many bear one name is learned from pairs that have them, and holds for those that lack them. */
function namesakes(counts: Float64Array, hasBirth: boolean): number {
  if (!hasBirth) return namesakesInHousehold;
  return Math.min(mostNamesakes, ((counts[1] as number) + strength * namesakesInHousehold) / (sumOf(counts) + strength));
}

function learnOthers(shares: Shares, { table, comparisons, about }: Training, found: Tally, ofAny: Tally): void {
  const columns = comparisons.length;
  const hasName = table.columns.some(({ kind }) => kind === 'given-name' || kind === 'full-name');
  const hasBirth = table.columns.some(({ kind }) => kind === 'date' || kind === 'year'); // a number may be of another day in each record
  for (let number = 0; number < columns; number++) {
    const { levels, place, agreesTo } = comparisons[number] as Comparison;
    const own = about[number] as About;
    const { kind } = table.columns[place] as Table['columns'][number];
    const [stranger, stayed] = [shares.levels.stranger[number] as Float64Array, shares.levels.stayed[number] as Float64Array];
    for (const name of ['neighbour', 'household', 'namesake'] as const) {
      const into = shares.levels[name][number] as Float64Array;
      into.set(stranger);
      if (name === 'household' && (own === 'own' || own === 'sort' || own === 'given' || own === 'date'))
        learnDiffering(into, kind === 'category' ? 1 : own === 'date' && hasName ? 2 : agreesTo + 1, levelsOf(found, 'household', number, columns));
      const drawn = name === 'household' ? undefined : levelsOf(ofAny, name, number, columns);
      const counts = drawn && sumOf(drawn) > fewDrawn ? drawn : levelsOf(found, name, number, columns);
      // two of a household share the surname, not the whole name
      if (isShared(name, own) || isLearned(name, own))
        learnMixed(into, levels.length, counts, stayed, stranger, name === 'household' && own === 'name' ? sameName : 0);
      if (name === 'household' && (own === 'name' || own === 'given')) into[1]! += namesakes(counts, hasBirth);
    }
    const twin = shares.levels.twin[number] as Float64Array;
    twin.set(shares.levels.household[number] as Float64Array);
    if (own === 'date') for (let level = 1; level <= levels.length; level++) twin[level] = level === 1 ? 0.97 : 0.03 / (levels.length - 1);
  }
}

/**
 * Two of a household agree in their own facts as seldom as strangers; from which level on they differ in their own way is learned:
 * married people are of one age and not of one sex. Where names tell persons apart, this goes for all dates but the same one.
 */
function learnDiffering(shares: Float64Array, from: number, counts: Float64Array): void {
  const [before, total] = [sumOf(shares.subarray(from)), sumOf(counts.subarray(from))];
  for (let level = from; level < shares.length; level++)
    shares[level] = (before * ((counts[level] as number) + (strength * (shares[level] as number)) / before)) / (total + strength);
}

/** The given bits against every other class. */
function keepGiven(shares: Shares, { comparisons, given }: Training): void {
  for (const [number, { id }] of comparisons.entries()) {
    const weights = given[id]?.weights;
    if (!weights) continue;
    for (const name of classes) {
      for (const [index, weight] of weights.entries())
        (shares.levels[name][number] as Float64Array)[index + 1] = name === 'stayed' || name === 'moved' ? 2 ** weight : 1;
    }
  }
}

function countLevels(sample: Sample, number: number, columns: number, weights: Float64Array): Float64Array {
  const counts = new Float64Array(width);
  for (let pair = 0; pair < sample.count; pair++) counts[sample.levels[pair * columns + number] as number]! += weights[pair] as number;
  counts[0] = 0;
  return counts;
}

const sumOf = (values: Float64Array): number => values.reduce((sum, own) => sum + own, 0);
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
