/** Mixes: the same mistakes in other proportions, so that nothing is tuned to one of them. */
import type { MistakeKind } from './errors/mistake.ts';

type Mix = { readonly what: string; readonly factors: { readonly [kind in MistakeKind]?: number } };

/** Factors on the shares of `even`; a kind that is not named keeps its share. */
export const mixes = {
  even: { what: 'the shares of the field', factors: {} },
  clerical: { what: 'typing and numbers', factors: { letters: 3, numbers: 3, unreadable: 2, names: 1.5, encodings: 0.3, dates: 0.7, places: 0.7 } },
  encodings: { what: 'old fonts, programs, no diacritics', factors: { encodings: 5, letters: 0.5, numbers: 0.6, dates: 0.6, names: 0.6, places: 0.6 } },
  moves: { what: 'movers, old units, wrong residence', factors: { moves: 2.5, places: 4, numbers: 0.7, encodings: 0.5, letters: 0.7 } },
  sparse: { what: 'numbers, parents, places left out', factors: { missing: 5, dates: 1.3, moves: 0.8, encodings: 0.6 } },
  paper: {
    what: 'copied from paper: swapped and lunar dates, everyday names',
    factors: { dates: 3.5, names: 3.5, letters: 1.3, encodings: 0.3, numbers: 0.7 },
  },
} as const satisfies { readonly [name: string]: Mix };

export type MixName = keyof typeof mixes;
export const mixNames = Object.keys(mixes) as readonly MixName[];

/** The share of a mistake in a mix; never so large that most forms have it. */
export function shareIn(mix: MixName, { kind, share }: { readonly kind: MistakeKind; readonly share: number }): number {
  const factors: Mix['factors'] = mixes[mix].factors;
  return Math.min(0.6, share * (factors[kind] ?? 1));
}
