/**
 * What was learned may stand on columns that bear each other out, or on two of which no third one says whether their agreeing is one
 * thing written twice or strangers in whom the two go together. Where it is the latter, matches are taken for rarer than they seem.
 */
import { matchShare, probabilityOf, rounded, type Shares } from './model.ts';
import type { Posterior } from './posterior.ts';
import type { Sample } from './samples.ts';

/** Where nothing is borne out, what two columns say together may be the work of chance, if they go together so many times oftener than it would have them. */
export const mostCaution = 6;
/** Bits fall from there to none where this share is borne out. Of forty files of people and companies with columns enough, two of them even, none had less. */
const enough = 0.4;
/** Pairs less likely one thing than this count for nothing. */
const leastProbable = 0.01;

/**
 * The same, with matches so much rarer as too few of them are borne out. `borneOut`: their share, null where there are no matches.
 * `even`: of all pairs those that would be one thing if every second record had another of its kind; more is not believed unless it is borne out.
 */
export function withCaution(shares: Shares, borneOut: number | null, even: number): Shares {
  const tooMany = Math.max(0, Math.log2(matchShare(shares) / even));
  const caution = rounded(borneOut === null ? 0 : (mostCaution + tooMany) * Math.max(0, 1 - borneOut / enough));
  if (caution === 0) return shares;
  const rarer = (share: number): number => rounded(share * 2 ** -caution);
  const of = { ...shares.of, stayed: rarer(shares.of.stayed), moved: rarer(shares.of.moved) };
  return { ...shares, of, caution, recordsPerEntity: rounded(1 + (shares.recordsPerEntity - 1) * 2 ** -caution) };
}

/**
 * Of pairs that are one thing by the model, the share that would still be so by one column alone, or without any one of them.
 * Places are one column: a street goes with its town. If many seem to be one thing, one column is soon enough: so matches count as `even` at most.
 */
export function shareBorneOut({ a, b, count, levels }: Sample, shares: Shares, even: number, { weigh }: Posterior, rowLength: number): number | null {
  const { about } = shares;
  const tooMany = Math.max(0, Math.log2(matchShare(shares) / even));
  const columns = about.length;
  const factOf = about.map((own, number) => (own === 'place' ? about.indexOf('place') : number));
  const facts = [...new Set(factOf)];
  const own = new Uint8Array(columns);
  let [all, borneOut] = [0, 0];
  for (let pair = 0, at = 0; pair < count; pair++, at += columns) {
    const [rowA, rowB] = [(a[pair] as number) * rowLength, (b[pair] as number) * rowLength];
    const probability = probabilityOf(weigh(rowA, rowB, levels, at));
    if (probability < leastProbable) continue;
    const standsBy = (counts: (fact: number) => boolean): boolean => {
      for (let number = 0; number < columns; number++) own[number] = counts(factOf[number] as number) ? (levels[at + number] as number) : 0;
      return weigh(rowA, rowB, own, 0) > tooMany;
    };
    all += probability;
    if (facts.some((fact) => standsBy((other) => other === fact)) || facts.every((fact) => standsBy((other) => other !== fact))) borneOut += probability;
  }
  return all === 0 ? null : borneOut / all;
}
