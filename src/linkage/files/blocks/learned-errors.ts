/** How records of one thing differ in these files, by the model and by the pairs that it is sure of. */
import { matchShare, type Shares } from '../model/model.ts';
import type { Sample } from '../model/samples.ts';
import type { Atom } from './atoms.ts';
import type { Errors } from './imagine-pairs.ts';

/** As many pairs as the usual half weighs. */
const strength = 10;

/** `rows`: those in which candidates stand. `stayed`: by candidate, how probably its two records are of one thing that has not moved. */
export function learnedErrors(
  { rows, rowLength }: { readonly rows: Int32Array; readonly rowLength: number },
  atoms: readonly Atom[],
  candidates: Sample,
  stayed: Float64Array,
  shares: Shares,
): Errors {
  const columns = shares.about.length;
  return {
    exact: shares.levels.stayed.map((own) => own[1] as number),
    movedShare: shares.of.moved / Math.max(1e-14, matchShare(shares)),
    isMoved: shares.about.map((own) => own === 'place' || own === 'family'),
    survives: atoms.map(({ place, keys }) => {
      let [all, kept] = [strength, strength / 2];
      for (let pair = 0; pair < candidates.count; pair++) {
        const level = candidates.levels[pair * columns + place] as number;
        if (level < 2 || (stayed[pair] as number) < 0.5) continue;
        const [keyA, keyB] = [
          keys[rows[(candidates.a[pair] as number) * rowLength + place] as number] as number,
          keys[rows[(candidates.b[pair] as number) * rowLength + place] as number] as number,
        ];
        all += stayed[pair] as number;
        if (keyA !== 0 && keyA === keyB) kept += stayed[pair] as number;
      }
      return kept / all;
    }),
  };
}
