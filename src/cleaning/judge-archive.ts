/** Judges the forms of one person by the archive rules; asked by `population` when it writes the archive. */
import type { Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import { type Finding, findingOf } from './finding.ts';
import { archiveRules } from './rules/index.ts';
import { shownValue } from './shown-value.ts';
import { addFindings, forgetFindingsOf } from './store.ts';

export function judgeArchive(forms: readonly Form[]): Finding[] {
  const findings: Finding[] = [];
  for (const rule of archiveRules) {
    const atFault = rule.breaches(forms);
    if (atFault.length === 0) continue;
    for (const form of new Set(atFault)) findings.push(findingOf(rule, form, shownValue(form, rule.judges[0])));
  }
  return findings;
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
