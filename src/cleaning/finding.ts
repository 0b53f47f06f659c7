/** What a rule found on a form: which value, what stands instead, whose it is to mend, how far it is. */
import type { Form, FormField } from '#intake/index.ts';
import type { FormId, StateTable, UnitId } from '#values/index.ts';
import type { Rule, Severity } from './rules/rule.ts';

export type FindingState = 'open' | 'repaired' | 'kept' | 'mended';

/** An open finding is mended (the value changes) or kept (it is right as it is); a repair may be taken back. */
export const findingStates: StateTable<FindingState> = {
  open: { mend: { by: 'commune-officer', to: 'mended' }, keep: { by: 'commune-officer', to: 'kept' } },
  repaired: { mend: { by: 'commune-officer', to: 'mended' }, keep: { by: 'commune-officer', to: 'kept' } },
  kept: { reopen: { by: 'commune-officer', to: 'open' } },
  mended: { reopen: { by: 'commune-officer', to: 'open' } },
};

export type Finding = {
  readonly formId: FormId;
  readonly rule: string;
  readonly field: FormField;
  /** As received. */
  readonly found: string | undefined;
  readonly repaired: string | undefined;
  readonly severity: Severity;
  readonly state: FindingState;
  /** Commune of residence, else the office that filled the form in. */
  readonly ownerUnit: UnitId | undefined;
};

/** A note needs nobody: it is kept from the start; what was repaired is repaired; all else waits for its owner. */
export function findingOf(rule: Rule, form: Pick<Form, 'formId' | 'residenceUnit' | 'officeUnit'>, found: string | undefined, repaired?: string): Finding {
  const state = repaired !== undefined ? 'repaired' : rule.severity === 'note' ? 'kept' : 'open';
  return {
    formId: form.formId,
    rule: rule.id,
    field: rule.judges[0],
    found,
    repaired,
    severity: rule.severity,
    state,
    ownerUnit: form.residenceUnit ?? form.officeUnit,
  };
}
