/** Judges every household of the register by the household rules, in one transaction; judging again finds the same. */
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import { type Finding, findingOf } from './finding.ts';
import { householdRules } from './rules/index.ts';
import type { Member } from './rules/rule.ts';
import { shownValue } from './shown-value.ts';
import { addFindings, forgetOpenFindings, formsByHousehold } from './store.ts';

const ids = householdRules.map(({ id }) => id);

export async function judgeHouseholds(
  db: Database,
  { actId }: { readonly actId: number },
): Promise<{ readonly households: number; readonly findings: number }> {
  return await inTransaction(db, async (tx) => {
    await forgetOpenFindings(tx, ids);
    const findings: Finding[] = [];
    let households = 0;
    for await (const members of byHousehold(tx)) {
      households++;
      for (const finding of judgeHousehold(members)) findings.push(finding);
    }
    await addFindings(tx, actId, findings);
    return { households, findings: findings.length };
  });
}

/** Findings of one household's forms, one a rule and form. */
export function* judgeHousehold(members: readonly Member[]): Generator<Finding> {
  for (const rule of householdRules) {
    for (const form of new Set(rule.breaches(members))) yield findingOf(rule, form, shownValue(form, rule.judges[0]));
  }
}

async function* byHousehold(tx: Tx): AsyncGenerator<Member[]> {
  let members: Member[] = [];
  for await (const batch of formsByHousehold(tx)) {
    for (const form of batch) {
      if (members.length > 0 && members[0]?.householdId !== form.householdId) {
        yield members;
        members = [];
      }
      members.push(form);
    }
  }
  if (members.length > 0) yield members;
}
