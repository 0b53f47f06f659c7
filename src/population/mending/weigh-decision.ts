/** What a decision would do to each finding: which are decided, which values change, and which are left out and why. */
import {
  changeForm,
  type Decided,
  type Decision,
  type Finding,
  type FindingState,
  type FormChange,
  type FormChanges,
  judgeArchive,
  judgeChange,
  judgeHousehold,
  ruleById,
  shownValue,
  stateAfter,
  wordsOfFinding,
} from '#cleaning/index.ts';
import type { Form, FormField } from '#intake/index.ts';
import type { FormId, PartialDate, Words } from '#values/index.ts';
import { receivedValue } from './received-value.ts';
import type { refusals } from './refusals.ts';
import type { MendRow, OpenFinding } from './store.ts';

export type Why = Extract<
  keyof typeof refusals,
  | 'finding.changed'
  | 'finding.decided'
  | 'finding.nothing-proposed'
  | 'finding.of-entry'
  | 'finding.own-record'
  | 'finding.still-broken'
  | 'finding.not-typed'
  | 'finding.not-kept'
  | 'finding.one-by-one'
  | 'finding.nothing-new'
>;
/** `rules`: those that a value still breaks, in words. */
export type LeftOut = { readonly row: MendRow; readonly why: Why; readonly rules: readonly Words[] };

export type Weighed = {
  readonly decided: readonly Decided[];
  readonly changes: readonly FormChange[];
  /** Of the findings that were asked about: each with the values of its field before and after. */
  readonly done: readonly { readonly row: MendRow; readonly before: Form; readonly after: Form }[];
  readonly leftOut: readonly LeftOut[];
};

export type Known = {
  readonly forms: ReadonlyMap<FormId, Form>;
  /** By form: what nobody has decided yet. */
  readonly undecided: ReadonlyMap<number, readonly OpenFinding[]>;
  /** The officer's own archive and household. */
  readonly concerned: ReadonlySet<number>;
  /** By form: all forms of its person, and of its household; undefined where many are decided at once. */
  readonly around?: { readonly archive: readonly Form[]; readonly household: readonly Form[] } | undefined;
  readonly today: PartialDate;
};

type Asked = {
  readonly decision: Decision;
  /** Of `type`: what is typed, for a form that was filled in on that day. */
  readonly typed?: ((filledOn: PartialDate | undefined) => FormChanges) | undefined;
};

/** Forms of a civil-status entry, and those of acts: two officers stand behind them. */
const entrySources: ReadonlySet<string> = new Set(['khai-sinh', 'khai-tu', 'act']);
export const isOfEntry = ({ source }: Pick<Form, 'source'>): boolean => entrySources.has(source);
/** Judged at the residence, but about the office that wrote the form. */
const aboutOffice: ReadonlySet<string> = new Set(['office-unknown', 'office-lost-zero']);
/** What no form tells is told by a new form, and not written into one that was received without it. */
export const isTypedInto = (rule: string): boolean => rule !== 'incomplete-archive' && !aboutOffice.has(rule);

export function weighDecision(rows: readonly MendRow[], { decision, typed }: Asked, known: Known): Weighed {
  const decided = new Map<string, Decided>();
  const changes = new Map<number, { before: Form; after: Form; changes: FormChanges }>();
  const done: Weighed['done'][number][] = [];
  const leftOut: LeftOut[] = [];
  for (const row of rows) {
    const form = known.forms.get(row.form as FormId);
    const why = form === undefined ? 'finding.changed' : whyNot(row, form, decision, known);
    if (why !== undefined || form === undefined) {
      leftOut.push({ row, why: why ?? 'finding.changed', rules: [] });
      continue;
    }
    const before = changes.get(row.form)?.after ?? form;
    if (decided.get(keyOf(row.form, row.rule, row.field))?.decision === 'follows') {
      done.push({ row, before, after: before });
      continue;
    }
    const outcome = apply(row, before);
    if ('why' in outcome) {
      leftOut.push({ row, ...outcome });
      continue;
    }
    done.push({ row, before, after: outcome.after });
    note(row, before, outcome);
  }
  return {
    decided: [...decided.values()],
    changes: [...changes].map(([formId, { before, changes: some }]) => ({ formId, before, changes: some })),
    done,
    leftOut,
  };

  type Outcome = { readonly after: Form; readonly values: FormChanges; readonly mended: readonly string[]; readonly broken: readonly Finding[] };

  function apply(row: MendRow, before: Form): Outcome | { readonly why: Why; readonly rules: readonly Words[] } {
    if (decision === 'accept' || (decision === 'keep' && row.state === 'open')) return { after: before, values: {}, mended: [], broken: [] };
    const values = decision === 'type' ? (typed?.(before.filledOn) ?? {}) : receivedValue(before, row.field, row.found);
    if (values === undefined) return { why: 'finding.not-kept', rules: [] };
    const after = changeForm(before, values);
    const differs = (Object.keys(values) as (keyof FormChanges)[]).some((field) => before[field] !== after[field]);
    if (!differs) return { why: decision === 'type' ? 'finding.nothing-new' : 'finding.not-kept', rules: [] };
    const { mended, broken, refused } = judgeChange(before, after, { rule: row.rule, mustHold: decision === 'type' }, known.today);
    const still = [...refused.map(({ id }) => id), ...(decision === 'type' && breaksAround(row, after, known.around) ? [row.rule] : [])];
    if (still.length > 0)
      return {
        why: 'finding.still-broken',
        rules: still.map((rule) =>
          wordsOfFinding({ rule, found: broken.find((one) => one.rule === rule)?.found ?? shownValue(after, row.field as FormField), repaired: undefined }),
        ),
      };
    return { after, values, mended, broken };
  }

  function note(row: MendRow, before: Form, { after, values, mended, broken }: Outcome): void {
    const { form: formId, rule, field, state, repaired, actId } = row;
    const shown = decision === 'type' ? shownOf(after, field) : decision === 'keep' ? null : repaired;
    const own = { decision, state: stateAfter(state, decision) as FindingState, repaired: shown, before: { state, repaired, actId }, arisen: null };
    decided.set(keyOf(formId, rule, field), { formId, rule, field, ...own });
    if (Object.keys(values).length === 0) return;
    const of = changes.get(formId);
    changes.set(formId, { before: of?.before ?? before, after, changes: { ...of?.changes, ...values } });
    for (const other of known.undecided.get(formId) ?? []) {
      const key = keyOf(formId, other.rule, other.field);
      const isReading = ruleById(other.rule)?.kind === 'reading' && !aboutOffice.has(other.rule) && decision === 'type' && other.field === field;
      if (decided.has(key) || !(isReading || mended.includes(other.rule))) continue;
      const { state: was, repaired: showed, actId: by } = other;
      decided.set(key, {
        formId,
        rule: other.rule,
        field: other.field,
        decision: 'follows',
        state: 'mended',
        repaired: shownOf(after, other.field),
        before: { state: was, repaired: showed, actId: by },
        arisen: null,
      });
    }
    for (const { rule: id, field: at, found, severity, ownerUnit, state: opened } of broken) {
      const key = keyOf(formId, id, at);
      if (!decided.has(key))
        decided.set(key, {
          formId,
          rule: id,
          field: at,
          decision: 'arises',
          state: opened,
          repaired: null,
          before: null,
          arisen: { found, severity, ownerUnit },
        });
    }
  }
}

function whyNot({ rule, state, personId, repaired }: MendRow, form: Form, decision: Decision, { concerned, around }: Known): Why | undefined {
  if (personId !== null && concerned.has(personId)) return 'finding.own-record';
  if (decision === 'accept' && repaired === null && state === 'open') return 'finding.nothing-proposed';
  if (stateAfter(state, decision) === undefined) return 'finding.decided';
  if (decision !== 'accept' && isOfEntry(form)) return 'finding.of-entry';
  if (decision !== 'type') return undefined;
  if (!isTypedInto(rule)) return 'finding.not-typed';
  const kind = ruleById(rule)?.kind;
  return around === undefined && (kind === 'household' || kind === 'archive') ? 'finding.one-by-one' : undefined;
}

/** Whether the rule of a household or an archive still finds fault with the form. */
function breaksAround({ rule }: MendRow, after: Form, around: Known['around']): boolean {
  if (around === undefined) return false;
  const among = (forms: readonly Form[]): Form[] => [...forms.filter(({ formId }) => formId !== after.formId), after];
  const kind = ruleById(rule)?.kind;
  const found = kind === 'archive' ? judgeArchive(among(around.archive)) : kind === 'household' ? [...judgeHousehold(among(around.household))] : [];
  return found.some((one) => one.rule === rule && one.formId === after.formId);
}

export const shownOf = (form: Form, field: string): string | null => shownValue(form, field as FormField) ?? null;
const keyOf = (form: number, rule: string, field: string): string => `${form} ${rule} ${field}`;
