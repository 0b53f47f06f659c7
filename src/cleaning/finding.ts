/** What a rule found on a form: which value, what stands instead, whose it is to mend, how far it is. */
import type { Form, FormField } from '#intake/index.ts';
import type { FormId, StateTable, UnitId } from '#values/index.ts';
import type { Rule, Severity } from './rules/rule.ts';

export type FindingState = 'open' | 'repaired' | 'kept' | 'mended';

/** A repair is accepted; another value is typed; or the value is right as it was received. What was decided is decided anew by a step of its own, such as one of many that were accepted at once; or its step is undone. */
export const findingStates = {
  open: { type: { by: 'registrar', to: 'mended' }, keep: { by: 'registrar', to: 'kept' } },
  repaired: { accept: { by: 'registrar', to: 'mended' }, type: { by: 'registrar', to: 'mended' }, keep: { by: 'registrar', to: 'kept' } },
  kept: { type: { by: 'registrar', to: 'mended' } },
  mended: { type: { by: 'registrar', to: 'mended' }, keep: { by: 'registrar', to: 'kept' } },
} as const satisfies StateTable<FindingState>;

export const decisions = ['accept', 'type', 'keep'] as const;
export type Decision = (typeof decisions)[number];

/** The state that follows; undefined where a finding in this state is not decided so. */
export function stateAfter(state: FindingState, decision: Decision): FindingState | undefined {
  const moves: StateTable<FindingState>[FindingState] = findingStates[state];
  return moves[decision]?.to;
}

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
