/** Judges every household of the register by the household rules; judging again finds the same. */
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import { type Finding, findingOf } from './finding.ts';
import { householdRules } from './rules/index.ts';
import type { Member } from './rules/rule.ts';
import { shownValue } from './shown-value.ts';
import { addFindings, forgetOpenFindings, formsByHousehold } from './store.ts';

const ids = householdRules.map(({ id }) => id);

/**
 * All findings are written in one transaction, while another reads: forms are the same before and after, and no finding waits in
 * memory for the last household.
 */
export async function judgeHouseholds(
  db: Database,
  { actId }: { readonly actId: number },
): Promise<{ readonly households: number; readonly findings: number }> {
  const counts = { households: 0, findings: 0 };
  await inTransaction(db, async (tx) => {
    await forgetOpenFindings(tx, ids);
    await inTransaction(db, (reading) => addFindings(tx, actId, findingsOf(reading, counts)));
  });
  return counts;
}

/** As many at a time as come off the wire at once. */
async function* findingsOf(tx: Tx, counts: { households: number; findings: number }): AsyncGenerator<Finding[]> {
  for await (const households of byHousehold(tx)) {
    const findings = households.flatMap((members) => [...judgeHousehold(members)]);
    counts.households += households.length;
    counts.findings += findings.length;
    yield findings;
  }
}

/** Findings of one household's forms, one a rule and form. */
export function* judgeHousehold(members: readonly Member[]): Generator<Finding> {
  for (const rule of householdRules) {
    for (const form of new Set(rule.breaches(members))) yield findingOf(rule, form, shownValue(form, rule.judges[0]));
  }
}

async function* byHousehold(tx: Tx): AsyncGenerator<Member[][]> {
  let members: Member[] = [];
  for await (const batch of formsByHousehold(tx)) {
    const whole: Member[][] = [];
    for (const form of batch) {
      if (members.length > 0 && members[0]?.householdId !== form.householdId) {
        whole.push(members);
        members = [];
      }
      members.push(form);
    }
    yield whole;
  }
  if (members.length > 0) yield [members];
}
