/** Why two forms are one person's or not: what each comparison says and weighs, what both forms state there, and what decided. */
import { type ComparedField, comparedFields, type Decision, explainPair, whatDecided } from '#linkage/index.ts';
import type { Words } from '#values/index.ts';
import { formTeller, type ToldForm } from './tell-forms.ts';

/** What one form states, then what the other does; null for nothing. */
export type BothSides = readonly [Words | null, Words | null];

export type ComparedForms = {
  readonly forms: readonly [ToldForm, ToldForm];
  readonly decision: {
    readonly kind: Decision['kind'];
    readonly words: Words;
    /** The act that decided, where one did. */
    readonly act: string | null;
    /** The pairs by which the first form hangs together with the second. */
    readonly path: readonly { readonly forms: readonly [string, string]; readonly weight: number }[];
    /** Which forms of the two persons cannot be of one; null for all of them together. */
    readonly contradiction: { readonly kind: string; readonly words: Words; readonly forms: readonly [string, string] | null } | null;
    readonly conflicts: readonly string[];
  };
  /** In bits: the sum of the lines; and as a probability. */
  readonly weight: number;
  readonly probability: number;
  /** Least weight that joins two forms. */
  readonly threshold: number;
  /** Whom else the second form would most probably speak of: lines are weights against that. */
  readonly against: { readonly id: string; readonly words: Words };
  readonly lines: readonly {
    readonly comparison: string;
    readonly level: string;
    readonly weight: number;
    readonly words: Words;
    readonly label: Words;
    readonly said: Words | null;
    readonly values: BothSides;
  }[];
  /** Comparisons that say nothing, since one of the forms does not. */
  readonly silent: readonly { readonly comparison: string; readonly words: Words; readonly values: BothSides }[];
};

type Needs = Parameters<typeof formTeller>[0];

/** Refused: a form that there is not, one form twice, an act, and a register where nothing has been linked. */
export async function compareForms(needs: Needs, [one, other]: readonly [number, number]): Promise<ComparedForms> {
  const { tx } = needs;
  const explained = await explainPair(tx, one, other);
  const decision = await whatDecided(tx, one, other, explained);
  const { told, states } = await formTeller(needs, [one, other]);
  const valuesOf = (comparison: string): BothSides => {
    const side = (form: number): Words | null => together((comparedFields[comparison] ?? []).map((field: ComparedField) => states(form, field)));
    return [side(one), side(other)];
  };
  const { act, path, contradiction, conflicts } = decision;
  return {
    forms: [told(one), told(other)],
    decision: {
      kind: decision.kind,
      words: decision.words,
      act: act === null ? null : String(act),
      path: path.map(({ formId, otherFormId, weight }) => ({ forms: [String(formId), String(otherFormId)], weight })),
      contradiction: contradiction && {
        kind: contradiction.kind,
        words: contradiction.words,
        forms: contradiction.formId === null ? null : [String(contradiction.formId), String(contradiction.otherFormId)],
      },
      conflicts: conflicts.map(String),
    },
    weight: explained.weight,
    probability: explained.probability,
    threshold: explained.threshold,
    against: { id: explained.against, words: explained.againstWords },
    lines: explained.lines.map((line) => ({ ...line, values: valuesOf(line.comparison) })),
    silent: explained.silent.map((line) => ({ ...line, values: valuesOf(line.comparison) })),
  };
}

function together(parts: readonly (Words | null)[]): Words | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : { vi: said.map(({ vi }) => vi).join(' · '), en: said.map(({ en }) => en).join(' · ') };
}
