/** Decides findings by one officer: one on its card, or many that were previewed; in one act that can be taken back. */
import { type Officer, openedTo, signatureOf } from '#access/index.ts';
import { type Decision, type FormChanges, insertDecisions, insertFormChanges, insertStep, lockForms, ruleById } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { type Form, recordAct } from '#intake/index.ts';
import { type FormId, type PartialDate, readPersonNumber, refuse, requireSeen } from '#values/index.ts';
import { besideNoBuild } from '../act-alone.ts';
import { lockPersons } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { formsById } from '../person-store.ts';
import { refuseWithoutReason } from '../proposals/propose-act.ts';
import { concernedBy } from '../proposals/store.ts';
import { readChanges } from '../read-changes.ts';
import type { FindingKey } from './finding-id.ts';
import { refusals } from './refusals.ts';
import { settle } from './settle-step.ts';
import { findingsByKey, formsOfHousehold, formsOfPersons, type MendRow, type OpenFinding, personsOfForms, undecidedOf } from './store.ts';
import { type Known, type LeftOut, type Weighed, weighDecision } from './weigh-decision.ts';

export type MendNeeds = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Officer;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

/** `reason` is asked of whoever keeps a value; `value` of whoever types one, as `readChanges` takes it. */
export type Asked = { readonly decision: Decision; readonly value?: string | undefined; readonly reason?: string | undefined };

export type Step = { readonly actId: FormId; readonly done: Weighed['done']; readonly leftOut: readonly LeftOut[] };

/** Refused as unknown outside of reach or under a seal; as stale where finding or form are not what was seen. */
export async function mendFinding(needs: MendNeeds, key: FindingKey, asked: Asked, seen: string): Promise<Step> {
  refuseUnsaid(asked);
  const step = await decide(needs, [key], asked, ([row]) => {
    if (row === undefined) refuse(refusals, 'finding.unknown', {});
    requireSeen(seen, row.version);
    return { rows: [row], leftOut: [] };
  });
  if ('actId' in step) return step;
  const [left] = step.leftOut;
  return refuseLeft(left as LeftOut);
}

export function refuseUnsaid({ decision, value, reason }: Asked): void {
  if (decision === 'keep') refuseWithoutReason(reason ?? '');
  if (decision === 'type' && (value ?? '').trim() === '')
    refuse(refusals, 'finding.no-value', {}, [{ pointer: '/value', code: 'missing', expected: valueExpected }]);
}

const valueExpected = { vi: 'giá trị đúng', en: 'the right value' };

function refuseLeft({ why, rules }: LeftOut): never {
  if (why !== 'finding.still-broken') return refuse(refusals, why, {});
  const said = { rules_vi: rules.map(({ vi }) => vi).join(' '), rules_en: rules.map(({ en }) => en).join(' ') };
  return refuse(refusals, why, said, [{ pointer: '/value', code: 'rule', expected: { vi: said.rules_vi, en: said.rules_en } }]);
}

type Chosen = { readonly rows: readonly MendRow[]; readonly leftOut: readonly LeftOut[] };

/**
 * Locks persons, then forms, each in their order, as every act does; only then are the findings read that count. `choose` says which of
 * them are as they were seen. Without `actId` nothing could be done.
 */
export async function decide(
  needs: MendNeeds,
  keys: readonly FindingKey[],
  asked: Asked,
  choose: (rows: readonly MendRow[]) => Chosen,
  how: 'one' | 'many' = 'one',
): Promise<Step | { readonly leftOut: readonly LeftOut[] }> {
  const { tx, now, actor, see } = needs;
  const reader = { opened: openedTo(actor, null), now };
  const reached = await findingsByKey(tx, keys, reader);
  const forms = [...new Set(reached.map(({ form }) => form))];
  if (asked.decision !== 'accept') {
    await besideNoBuild(tx);
    await lockPersons(tx, await personsOfForms(tx, forms));
  }
  const locked = await lockForms(tx, forms);
  const { rows, leftOut } = choose(await findingsByKey(tx, keys, reader));
  see(
    rows.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    [...new Set(rows.map(({ field }) => field))],
  );
  const weighed = await weigh(needs, rows, asked, locked, how);
  const left = [...leftOut, ...weighed.leftOut];
  if (weighed.done.length === 0) return { leftOut: left };
  const actId = await recordAct(tx, { kind: 'mend', officers: [signatureOf(actor)], reason: asked.reason?.trim() || null }, now);
  const rules = [...new Set(weighed.done.map(({ row }) => row.rule))].sort();
  await insertStep(tx, { actId, unitId: actor.unit, decision: asked.decision, rules, findings: weighed.done.length });
  await insertDecisions(tx, actId, weighed.decided);
  await insertFormChanges(tx, actId, weighed.changes);
  await settle({ tx, now }, actId, locked);
  return { actId, done: weighed.done, leftOut: left };
}

/** What would be decided of these rows, whose forms are at hand. Of many, what a household or an archive breaks is not looked at. */
export async function weigh(
  { tx, now, actor }: MendNeeds,
  rows: readonly MendRow[],
  asked: Asked,
  forms: ReadonlyMap<FormId, Form>,
  how: 'one' | 'many',
): Promise<Weighed> {
  const fields = new Set(rows.map(({ field }) => field));
  if (asked.decision === 'type' && fields.size > 1) refuse(refusals, 'finding.several-fields', {});
  const [field = ''] = fields;
  const known: Known = {
    forms,
    undecided: asked.decision === 'accept' ? new Map() : Map.groupBy(await undecidedOf(tx, [...forms.keys()]), ({ form }: OpenFinding) => form),
    concerned: actor.personId === null ? new Set() : await concernedBy(tx, [actor.personId]),
    around: how === 'one' && rows.length === 1 && asked.decision === 'type' ? await around(tx, rows[0] as MendRow, forms) : undefined,
    today: dayOfMoment(now),
  };
  return weighDecision(rows, { decision: asked.decision, typed: (filledOn) => typedValue(field, asked.value ?? '', filledOn) }, known);
}

/** Whether these values, typed, would mend the finding: its rule holds then, and nothing worse arises. */
export async function wouldMend({ tx, now }: Pick<MendNeeds, 'tx' | 'now'>, row: MendRow, form: Form, values: FormChanges): Promise<boolean> {
  const forms = new Map([[form.formId, form]]);
  const known: Known = {
    forms,
    undecided: Map.groupBy(await undecidedOf(tx, [form.formId]), (one: OpenFinding) => one.form),
    concerned: new Set(),
    around: await around(tx, row, forms),
    today: dayOfMoment(now),
  };
  return weighDecision([row], { decision: 'type', typed: () => values }, known).done.length > 0;
}

/** Refused: a text that is no value of the field, and a field that is not typed. */
function typedValue(field: string, text: string, filledOn: PartialDate | undefined): FormChanges {
  if (field !== 'personNumber') return readChanges({ [field]: text }, filledOn) as FormChanges;
  const expected = { vi: 'số định danh 12 chữ số', en: 'a personal number of 12 digits' };
  const personNumber = readPersonNumber(text.replaceAll(/\s/g, ''));
  return personNumber === undefined ? refuse(refusals, 'finding.number', {}, [{ pointer: '/value', code: 'number', expected }]) : { personNumber };
}

async function around(tx: Tx, { rule, form, personId }: MendRow, forms: ReadonlyMap<FormId, Form>): Promise<Known['around']> {
  const kind = ruleById(rule)?.kind;
  const read = async (ids: readonly number[]): Promise<Form[]> => [...(await formsById(tx, ids)).values()].map((one) => one.form);
  const household = forms.get(form as FormId)?.householdId;
  return {
    archive: kind === 'archive' && personId !== null ? await read(await formsOfPersons(tx, [personId])) : [],
    household: kind === 'household' && household !== undefined ? await read(await formsOfHousehold(tx, household)) : [],
  };
}
