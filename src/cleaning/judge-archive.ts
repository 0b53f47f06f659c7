/** Judges the forms of one person by the archive rules; asked by `population` when it writes the archive. */
import type { Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import { type Finding, findingOf } from './finding.ts';
import { aliveAfterDeath } from './rules/alive-after-death.ts';
import { archiveRules } from './rules/index.ts';
import { residencesAtOnce } from './rules/residences-at-once.ts';
import { shownValue } from './shown-value.ts';
import { addFindings, forgetFindingsOf } from './store.ts';

export function judgeArchive(forms: readonly Form[]): Finding[] {
  const findings: Finding[] = [];
  for (const rule of archiveRules) {
    const atFault = rule.breaches(forms);
    if (atFault.length === 0) continue;
    const lacking = rule.standsAt?.(forms);
    for (const form of new Set(atFault))
      findings.push(lacking === undefined ? findingOf(rule, form, shownValue(form, rule.judges[0])) : { ...findingOf(rule, form, undefined), field: lacking });
  }
  return findings;
}

/** Rules on archives whose breach somebody has to decide between forms, not mend on one. */
const contradictions = { 'residences-at-once': residencesAtOnce, 'alive-after-death': aliveAfterDeath } as const;

export type Contradicted = {
  readonly rule: keyof typeof contradictions;
  /** The forms that cannot all be right, in order of their keys: those at fault, and what they contradict. */
  readonly forms: readonly Form[];
};

export function contradictedBy(forms: readonly Form[]): Contradicted[] {
  return (Object.keys(contradictions) as Contradicted['rule'][]).flatMap((rule): Contradicted[] => {
    const atFault = contradictions[rule].breaches(forms);
    if (atFault.length === 0) return [];
    const deaths = rule === 'alive-after-death' ? forms.filter(({ dateOfDeath }) => dateOfDeath !== undefined) : [];
    return [{ rule, forms: [...new Set([...deaths, ...atFault])].sort((a, b) => a.formId - b.formId) }];
  });
}

/** What an archive breaks; a finding that is there already stays as it is. */
export async function insertArchiveFindings(tx: Tx, actId: number, findings: readonly Finding[]): Promise<void> {
  if (findings.length > 0) await addFindings(tx, actId, [findings]);
}

const ids = archiveRules.map(({ id }) => id);

/** Open findings that these forms had in their archives: taken away before the archives that they are in now are judged. */
export async function forgetArchiveFindings(tx: Tx, forms: readonly number[]): Promise<void> {
  await forgetFindingsOf(tx, ids, forms);
}
