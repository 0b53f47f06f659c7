/** Consolidates persons from all their forms and writes what differs from what the register believed: numbers, links, versions, the state now. */
import { forgetArchiveFindings, insertArchiveFindings, judgeArchive } from '#cleaning/index.ts';
import { announce, keepRows, type Tx } from '#database/index.ts';
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
  membershipLine,
  numbersOf,
  type PersonRow,
  personLine,
  streamMemberForms,
  updatePersons,
  type Whose,
} from './archive-store.ts';
import { type ConsolidationContext, consolidate } from './consolidate.ts';
import { dayOfMoment } from './day.ts';
import { personFields } from './fields.ts';
import { silenceWished } from './numbers/silence-wished.ts';
import { tellDrawn } from './numbers/tell-numbers.ts';
import { type Contradicting, contradictingOf, openContradictions } from './open-contradictions.ts';
import { fromNoForm, type PersonHistory, type PersonState, valueOf } from './person-version.ts';
import { believedVersions, type Rewrite, rewriteHistory, type StoredVersion } from './rewrite-history.ts';
import { isSamePlace } from './same-place.ts';
import { versionLine } from './version-row.ts';

type Needs = { readonly tx: Tx; readonly actId: number; readonly now: Date };

export type Rewritten = { readonly persons: number; readonly versions: number; readonly findings: number };

/** What became of a person who has no forms any more. */
export type EndedAs = Extract<PersonState, 'merged' | 'withdrawn'>;

/** Persons by name may be without forms now: what became of each. */
type Ended = { readonly ended?: ReadonlyMap<number, EndedAs> };

/**
 * One pass over the persons, then one COPY a table. Persons who already have an archive stay locked until commit. Whoever of them lived and is
 * dead since is announced, by whatever form or act it became known.
 */
export async function rewriteArchives({ tx, actId, now }: Needs, whose: Whose & Ended): Promise<Rewritten> {
  const histories = await lockHistories(tx, whose);
  const someAreKnown = histories.size > 0 || 'persons' in whose;
  const numbers = await numbersOf(tx, whose, someAreKnown);
  const context = { knownOn: dayOfMoment(now), isSamePlace: isSamePlace.bind(null, unitCatalogue()) };
  const changes = keepChanges({ actId, recordedAt: now.toISOString() });
  const links: (readonly [formId: number, personId: number])[] = [];
  const findings: ReturnType<typeof judgeArchive>[number][] = [];
  const judged: FormId[] = [];
  const contradicting: Contradicting[] = [];
  const rewritten: number[] = [];
  const died: number[] = [];
  const drawn: { readonly person: number; readonly reachable: boolean }[] = [];
  let persons = 0;
  for await (const { personId, forms, unlinked } of byPerson(streamMemberForms(tx, whose, someAreKnown))) {
    const stored = histories.get(personId);
    const { active = null, reserved = null, kept = null } = numbers.get(personId) ?? {};
    const number = active ?? reserved;
    const history = consolidate(forms, { ...context, number: number === null ? undefined : personNumberFrom(number) } satisfies ConsolidationContext);
    const rewrite = rewriteHistory(stored ?? [], history);
    changes.add(personId, stored === undefined, rewrite);
    if (stored?.at(-1)?.state === 'alive' && rewrite.versions.at(-1)?.state === 'dead') died.push(personId);
    const last = history.versions.at(-1);
    if (active === null && reserved !== null && kept !== true && last?.state === 'alive')
      drawn.push({ person: personId, reachable: valueOf(last, 'phone') !== undefined });
    for (const formId of unlinked) links.push([formId, personId]);
    findings.push(...judgeArchive(forms));
    contradicting.push(...contradictingOf(personId, forms));
    if (stored !== undefined) rewritten.push(personId);
    if ('persons' in whose) for (const { formId } of forms) judged.push(formId);
    histories.delete(personId);
    persons++;
  }
  rewritten.push(...histories.keys());
  for (const [personId, stored] of histories) changes.add(personId, false, rewriteHistory(stored, nobody(stored, whose.ended?.get(personId) ?? 'withdrawn')));
  const given = [...numbers.values()].filter(({ active, reserved }) => active === null && reserved !== null);
  await activateNumbers(
    tx,
    actId,
    given.map(({ personId, reserved }) => [personId, reserved as number]),
  );
  await changes.write(tx);
  await insertLinks(tx, actId, links);
  if (judged.length > 0) await forgetArchiveFindings(tx, judged);
  await insertArchiveFindings(tx, actId, findings);
  await tellDrawn(tx, actId, drawn, now);
  await openContradictions(tx, { actId, now }, { found: contradicting, rewritten });
  await silenceWished(
    tx,
    links.map(([, personId]) => personId),
  ); // forms that came now may state a number that was kept at a wish
  if (died.length > 0) await announce(tx, 'person.died', { actId, persons: died }, now);
  return { persons, versions: changes.versions, findings: findings.length };
}

/** Who has no forms was nobody on any day: one version without values, from the first day that was believed. */
function nobody(stored: readonly StoredVersion[], state: EndedAs): PersonHistory {
  const [first] = believedVersions(stored);
  const values = new Array(personFields.length).fill(undefined);
  const version = {
    validFrom: (first ?? (stored[0] as StoredVersion)).validFrom,
    state,
    values,
    provenance: new Uint8Array(personFields.length).fill(fromNoForm),
  };
  return { evidence: [], versions: [version] };
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

/** What is to be written, as lines from the start: thousands of lives kept as objects would cost the collector more than they cost to make. */
function keepChanges({ actId, recordedAt }: { readonly actId: number; readonly recordedAt: string }) {
  const [versionLines, personLines, membershipLines] = [keepRows(), keepRows(), keepRows()];
  const known: PersonRow[] = [];
  let written = 0;
  return {
    add(personId: number, isNew: boolean, { versions, memberships }: Rewrite): void {
      for (const version of versions) versionLines.add(versionLine(version, { personId, recordedAt, actId }));
      for (const membership of memberships) membershipLines.add(membershipLine(personId, recordedAt, membership));
      const last = versions.at(-1);
      if (last === undefined) return;
      if (isNew) personLines.add(personLine(stateNow(personId, last)));
      else known.push(stateNow(personId, last));
      written += versions.length;
    },
    async write(tx: Tx): Promise<void> {
      await insertVersions(tx, versionLines);
      await insertPersons(tx, personLines);
      if (known.length > 0) await updatePersons(tx, known);
      await insertMemberships(tx, membershipLines);
    },
    get versions(): number {
      return written;
    },
  };
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
