/** Corrects an archive by an act of two officers: a form of its own, above all others, from which the archive is consolidated again. */
import { formRow, householdIdOf, insertForms } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { type Form, recordAct } from '#intake/index.ts';
import { insertLinks } from '#linkage/index.ts';
import { type FormId, formatIso, type PartialDate, refuse, type UnitId } from '#values/index.ts';
import { type LockedPerson, lockPerson } from './act-store.ts';
import { dayOfMoment } from './day.ts';
import type { PersonField } from './fields.ts';
import { judgeNumberOf, touchesNumber } from './numbers/keep-number.ts';
import { formsById, versionsOf } from './person-store.ts';
import { valueOf } from './person-version.ts';
import { type Changes, changesInTime } from './read-changes.ts';
import { refusals } from './refusals.ts';
import { rewriteArchives } from './rewrite-archives.ts';
import { believedVersions, type StoredVersion } from './rewrite-history.ts';

type Needs = { readonly tx: Tx; readonly now: Date };

export type Correction = {
  readonly personId: number;
  /** At least one; a place with its unit. See `readChanges`. */
  readonly changes: Changes;
  /**
   * For what changes in a life: the first day on which the new value was true; where it is not given, the day from which the
   * register has the value that stands now. The correction holds to the next change that another form tells.
   */
  readonly since?: PartialDate | undefined;
  readonly reason: string;
  /** The paper on which it rests. */
  readonly evidence?: string | undefined;
  /** Who proposes and who approves. */
  readonly officers: readonly string[];
  /** Version of the archive that the officers saw; another one by now is refused. */
  readonly seenVersion?: number | undefined;
};

/** The person stays locked until commit: of two corrections at once the second sees the first, or is refused where it named the version that it saw. */
export async function correctPerson({ tx, now }: Needs, correction: Correction): Promise<{ readonly actId: FormId; readonly versionNo: number }> {
  const { personId, reason, evidence, officers } = correction;
  refuseIncomplete(correction);
  const person = (await lockPerson(tx, personId)) ?? refuse(refusals, 'person.unknown', { person: personId });
  refuseStale(person, correction.seenVersion);
  const life = believedVersions(await versionsOf(tx, personId));
  const since = firstDay(life, correction, dayOfMoment(now));
  const changes = withHousehold(correction.changes, holding(life, since));
  if (changesNothing(life, changes, since)) refuse(refusals, 'correction.nothing-new', {});
  if (changes.dateOfDeath !== undefined && !(await hasDeathEntry(tx, life))) refuse(refusals, 'correction.no-death-entry', {});
  const actId = await recordAct(tx, { kind: 'correct', officers, reason, evidence: evidence ?? null, undoes: null }, now);
  await insertForms(tx, [formRow(actForm(actId, changes, officers[0] as string, changesInTime(changes) ? since : undefined))]);
  await insertLinks(tx, actId, [[actId, personId]]);
  await rewriteArchives({ tx, actId, now }, { persons: [personId] });
  if (Object.keys(changes).some(touchesNumber)) await judgeNumberOf({ tx, now }, personId, actId);
  const after = await lockPerson(tx, personId);
  return { actId, versionNo: after?.versionNo ?? person.versionNo };
}

/** A death is an event with its entry; a correction has only the day that such an entry tells. */
export async function hasDeathEntry(tx: Tx, life: readonly StoredVersion[]): Promise<boolean> {
  const forms = await formsById(tx, life.at(-1)?.evidence ?? []);
  return [...forms.values()].some(({ form }) => form.source === 'khai-tu');
}

function refuseIncomplete({ changes, officers, reason }: Correction): void {
  if (Object.keys(changes).length === 0) refuse(refusals, 'correction.empty', {});
  refuseUnaccountable({ officers, reason });
}

type Accountable = { readonly officers: readonly string[]; readonly reason: string; readonly alone?: boolean };

/** Four eyes: two officers, and not one of them twice; and a reason. `alone`: one officer is enough. */
export function refuseUnaccountable({ officers, reason, alone = false }: Accountable): void {
  if (reason.trim() === '') refuse(refusals, 'correction.no-reason', {});
  if (alone && officers.length === 1) return;
  const [proposes, approves] = officers.map((officer) => officer.trim().toLowerCase());
  if (officers.length !== 2 || !proposes || !approves || proposes === approves) refuse(refusals, 'correction.one-officer', {});
}

/** Whoever was merged or withdrawn is nobody. */
export function refuseEnded(state: string): void {
  if (state === 'merged') refuse(refusals, 'person.merged', {});
  if (state === 'withdrawn') refuse(refusals, 'person.withdrawn', {});
}

function refuseStale({ versionNo, state }: LockedPerson, seen: number | undefined): void {
  refuseEnded(state);
  if (seen !== undefined && seen !== versionNo) refuse(refusals, 'person.changed', { now: versionNo, seen });
}

function firstDay(life: readonly StoredVersion[], { since, changes }: Correction, today: PartialDate): PartialDate {
  const [first, last] = [life[0] as StoredVersion, life.at(-1) as StoredVersion];
  if (since === undefined || !changesInTime(changes)) return last.validFrom;
  if (since < first.validFrom || since > today) refuse(refusals, 'correction.since', { since: formatIso(since), from: formatIso(first.validFrom) });
  return since;
}

const holding = (life: readonly StoredVersion[], on: PartialDate): StoredVersion => life.findLast(({ validFrom }) => validFrom <= on) as StoredVersion;

/** A household is named by the commune and the residence file together. */
function withHousehold(changes: Changes, before: StoredVersion): Changes {
  if (changes.residenceFile === undefined && changes.residenceUnit === undefined) return changes;
  const unit = changes.residenceUnit ?? (valueOf(before, 'residenceUnit') as UnitId | undefined);
  const file = changes.residenceFile ?? (valueOf(before, 'residenceFile') as string | undefined);
  return unit === undefined || file === undefined ? changes : { ...changes, householdId: householdIdOf(unit, file) };
}

function changesNothing(life: readonly StoredVersion[], changes: Changes, since: PartialDate): boolean {
  const before = holding(life, since);
  return Object.entries(changes).every(([field, value]) => valueOf(before, field as PersonField) === value);
}

function actForm(formId: FormId, changes: Changes, officer: string, since: PartialDate | undefined): Form {
  return { ...changes, formId, source: 'act', line: 0, byteOffset: 0, byteLength: 0, officer, doubted: 0, ...(since !== undefined && { filledOn: since }) };
}
