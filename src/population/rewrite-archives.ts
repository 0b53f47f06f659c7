/** Consolidates persons from all their forms and writes what differs from what the register believed: numbers, links, versions, the state now. */
import { insertArchiveFindings, judgeArchive } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import type { Form } from '#intake/index.ts';
import { insertLinks } from '#linkage/index.ts';
import { activateNumbers } from '#numbering/index.ts';
import { type FormId, nameKey, type PersonNumber, personNumberFrom, storedPersonNumber } from '#values/index.ts';
import {
  insertMemberships,
  insertPersons,
  insertVersions,
  lockHistories,
  type MemberForm,
  numbersOf,
  type PersonRow,
  streamMemberForms,
  updatePersons,
  type Whose,
} from './archive-store.ts';
import { type ConsolidationContext, consolidate } from './consolidate.ts';
import { dayOfMoment } from './day.ts';
import { valueOf } from './person-version.ts';
import { type Membership, type Rewrite, rewriteHistory, type StoredVersion } from './rewrite-history.ts';
import { isSamePlace } from './same-place.ts';
import { versionLine } from './version-row.ts';

type Needs = { readonly tx: Tx; readonly actId: number; readonly now: Date };

export type Rewritten = { readonly persons: number; readonly versions: number; readonly findings: number };

type Change = Rewrite & { readonly personId: number; readonly isNew: boolean };

/** One pass over the persons, then one COPY a table. Persons who already have an archive stay locked until commit. */
export async function rewriteArchives({ tx, actId, now }: Needs, whose: Whose): Promise<Rewritten> {
  const histories = await lockHistories(tx, whose);
  const numbers = await numbersOf(tx, whose);
  const context = { knownOn: dayOfMoment(now), isSamePlace: isSamePlace.bind(null, unitCatalogue()) };
  const changes: Change[] = [];
  const links: (readonly [formId: number, personId: number])[] = [];
  const findings: ReturnType<typeof judgeArchive>[number][] = [];
  for await (const person of byPerson(streamMemberForms(tx, whose))) {
    const { personId, forms } = person;
    const stored = histories.get(personId);
    const { active = null, reserved = null } = numbers.get(personId) ?? {};
    const number = active ?? reserved;
    const history = consolidate(forms, { ...context, number: number === null ? undefined : personNumberFrom(number) } satisfies ConsolidationContext);
    changes.push({ personId, isNew: stored === undefined, ...rewriteHistory(stored ?? [], history) });
    for (const formId of person.unlinked) links.push([formId, personId]);
    findings.push(...judgeArchive(forms));
  }
  const given = [...numbers.values()].filter(({ active, reserved }) => active === null && reserved !== null);
  await activateNumbers(
    tx,
    actId,
    given.map(({ personId, reserved }) => [personId, reserved as number]),
  );
  await writeChanges({ tx, actId, now }, changes);
  await insertLinks(tx, actId, links);
  await insertArchiveFindings(tx, actId, findings);
  return { persons: changes.length, versions: changes.reduce((sum, { versions }) => sum + versions.length, 0), findings: findings.length };
}

type Person = { readonly personId: number; readonly forms: Form[]; readonly unlinked: FormId[] };

async function* byPerson(batches: AsyncIterable<MemberForm[]>): AsyncGenerator<Person> {
  let person: Person | undefined;
  for await (const batch of batches) {
    for (const { personId, isLinked, form } of batch) {
      if (person?.personId !== personId) {
        if (person) yield person;
        person = { personId, forms: [], unlinked: [] };
      }
      person.forms.push(form);
      if (!isLinked) person.unlinked.push(form.formId);
    }
  }
  if (person) yield person;
}

async function writeChanges({ tx, actId, now }: Needs, changes: readonly Change[]): Promise<void> {
  const recordedAt = now.toISOString();
  await insertVersions(tx, versionLines(changes, { recordedAt, actId }));
  const changed = changes.filter(({ versions }) => versions.length > 0);
  await insertPersons(tx, rowsOf(changed.filter(({ isNew }) => isNew)));
  const known = changed.filter(({ isNew }) => !isNew);
  if (known.length > 0) await updatePersons(tx, [...rowsOf(known)]);
  await insertMemberships(tx, recordedAt, membershipsOf(changes));
}

function* versionLines(changes: readonly Change[], written: { readonly recordedAt: string; readonly actId: number }): Generator<string> {
  for (const { personId, versions } of changes) for (const version of versions) yield versionLine(version, { personId, ...written });
}

function* membershipsOf(changes: readonly Change[]): Generator<Membership & { readonly personId: number }> {
  for (const { personId, memberships } of changes) for (const membership of memberships) yield { personId, ...membership };
}

function* rowsOf(changes: readonly Change[]): Generator<PersonRow> {
  for (const { personId, versions } of changes) yield stateNow(personId, versions.at(-1) as StoredVersion);
}

/** An index cannot hold a row of any length; a person is found by the first signs of a name as well. */
const longestKey = 200;

/** The version that holds now is the last one written. */
function stateNow(personId: number, version: StoredVersion): PersonRow {
  const text = (field: Parameters<typeof valueOf>[1]): string | null => (valueOf(version, field) as string | undefined) ?? null;
  const whole = (field: Parameters<typeof valueOf>[1]): number | null => (valueOf(version, field) as number | undefined) ?? null;
  const number = valueOf(version, 'personNumber') as PersonNumber | undefined;
  const fullName = text('fullName') ?? '';
  return {
    personId,
    versionNo: version.versionNo,
    personNo: number === undefined ? null : storedPersonNumber(number),
    state: version.state,
    fullName,
    nameKey: nameKey(fullName).slice(0, longestKey),
    dateOfBirth: whole('dateOfBirth'),
    sex: text('sex'),
    unitId: whole('residenceUnit'),
    householdId: whole('householdId'),
    role: text('relationToHead'),
  };
}
