/** Findings form by form, or counted for each commune that has to mend them. */
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { refuse, type UnitId } from '#values/index.ts';
import { refusals } from './refusals.ts';
import { ruleById } from './rules/index.ts';
import { countFindings, type FindingCount, type ListedFinding, selectFindings } from './store.ts';

export type FindingsOf = { readonly rule: string | undefined; readonly state: string | undefined; readonly limit: number };

/** Refused: a rule that there is not, since a list of its findings would be empty and look well. */
export function requireRule(rule: string): void {
  const expected = { vi: 'mã của một quy tắc làm sạch', en: 'the id of a cleaning rule' };
  if (ruleById(rule) === undefined) refuse(refusals, 'finding.unknown-rule', { rule }, [{ pointer: '/rule', code: 'unknown', expected }]);
}

/** In the order of their forms. Refused: a rule that there is not. */
export async function listFindings(tx: Tx, { rule, state, limit }: FindingsOf): Promise<readonly ListedFinding[]> {
  if (rule !== undefined) requireRule(rule);
  return await selectFindings(tx, { rule, state, limit });
}

/** `commune` is the code, null where a form names neither residence nor office. */
export type CommuneCount = Omit<FindingCount, 'ownerUnit'> & { readonly commune: string | null; readonly name: string | null };

export async function countByCommune(tx: Tx): Promise<readonly CommuneCount[]> {
  const { unit, pathOf } = unitCatalogue();
  return (await countFindings(tx)).map(({ ownerUnit, ...count }) => {
    const owner = ownerUnit as UnitId | null;
    return { commune: owner === null ? null : (unit(owner)?.code ?? null), name: owner === null ? null : pathOf(owner), ...count };
  });
}
