/** All statements of events, and of what is asked of the register before one is registered. */
import { inSql, type Tx } from '#database/index.ts';
import type { PartialDate, Role, UnitId } from '#values/index.ts';
import type { EventKind, EventState } from './event-kinds.ts';

export type Confirmed = { readonly code: string; readonly reason: string };

export type EventRow = {
  readonly eventId: number;
  readonly kind: EventKind;
  readonly unit: UnitId;
  readonly happenedOn: PartialDate;
  readonly state: EventState;
  readonly said: { readonly [field: string]: unknown };
  readonly confirmed: readonly Confirmed[];
  readonly entryId: number | null;
  readonly registeredAt: Date;
  readonly registeredBy: number;
  readonly registeredHuman: number;
  readonly registeredAs: Role;
  readonly registeredName: string;
  readonly signedAt: Date | null;
  readonly signedAs: Role | null;
  readonly signedName: string | null;
};

export type NewEvent = Pick<
  EventRow,
  'eventId' | 'kind' | 'unit' | 'happenedOn' | 'said' | 'confirmed' | 'entryId' | 'registeredBy' | 'registeredHuman' | 'registeredAs'
>;

export async function insertEvent(tx: Tx, one: NewEvent, forms: readonly number[], now: Date): Promise<void> {
  const sql = inSql(tx);
  await sql`
    insert into population.event (event_id, kind, unit_id, happened_on, state, said, confirmed, entry_id, registered_at, registered_by, registered_human, registered_as)
    values (${one.eventId}, ${one.kind}, ${one.unit}, ${one.happenedOn}, 'registered', ${JSON.stringify(one.said)}::text::jsonb,
      ${JSON.stringify(one.confirmed)}::text::jsonb, ${one.entryId}, ${now}, ${one.registeredBy}, ${one.registeredHuman}, ${one.registeredAs})`;
  await sql`
    insert into population.event_form (form_id, event_id)
    select unnest(${forms as number[]}::bigint[]), ${one.eventId}`;
}

export async function eventById(tx: Tx, eventId: number, lock = false): Promise<EventRow | undefined> {
  const sql = inSql(tx);
  const [row] = await sql<EventRow[]>`
    select e.event_id as "eventId", e.kind, e.unit_id as unit, e.happened_on as "happenedOn", e.state, e.said, e.confirmed, e.entry_id as "entryId",
      e.registered_at as "registeredAt", e.registered_by as "registeredBy", e.registered_human as "registeredHuman", e.registered_as as "registeredAs",
      r.full_name as "registeredName", e.signed_at as "signedAt", e.signed_as as "signedAs", s.full_name as "signedName"
    from population.event as e
    join access.account as r on r.account_id = e.registered_by
    left join access.account as s on s.account_id = e.signed_by
    where e.event_id = ${eventId}
    ${lock ? sql`for update of e` : sql``}`;
  return row;
}

/** Forms that the event wrote, and whose each is now; nobody's after it was undone. */
export async function formsOfEvent(
  tx: Tx,
  eventId: number,
): Promise<{ readonly formId: number; readonly personId: number | null; readonly link: number | null }[]> {
  return await inSql(tx)`
    select e.form_id as "formId", l.person_id as "personId", l.act_id as link
    from population.event_form as e
    left join linkage.form_person as l using (form_id)
    where e.event_id = ${eventId}
    order by e.form_id`;
}

export async function signEvent(
  tx: Tx,
  eventId: number,
  { accountId, humanId, role }: { readonly accountId: number; readonly humanId: number; readonly role: Role },
  now: Date,
): Promise<void> {
  await inSql(tx)`
    update population.event
    set state = 'signed', signed_at = ${now}, signed_by = ${accountId}, signed_human = ${humanId}, signed_as = ${role}
    where event_id = ${eventId} and state = 'registered'`;
}

/** Gives its entry; undefined where the act is no event. */
export async function moveEvent(tx: Tx, eventId: number, state: EventState): Promise<{ readonly entryId: number | null } | undefined> {
  const [row] = await inSql(tx)<{ entryId: number | null }[]>`
    update population.event
    set state = ${state}, signed_at = null, signed_by = null, signed_human = null, signed_as = null
    where event_id = ${eventId}
    returning entry_id as "entryId"`;
  return row;
}

/** Two who register the same child at once come one after the other, also where no parent is in the register to be locked. */
export async function lockBirthOf(tx: Tx, nameKey: string, dateOfBirth: PartialDate): Promise<void> {
  await inSql(tx)`select pg_advisory_xact_lock(hashtextextended(${`birth ${nameKey} ${dateOfBirth}`}, 0))`;
}

export type Child = {
  readonly personId: number;
  readonly fullName: string;
  readonly nameKey: string;
  readonly dateOfBirth: PartialDate;
  readonly motherName: string | null;
  readonly motherNumber: string | null;
};

/** Persons of this name born from one day to another, and everybody born in them who is of a household of one of these persons, with who their mother is. */
export async function childrenBorn(
  tx: Tx,
  { key, from, to, households }: { readonly key: string; readonly from: PartialDate; readonly to: PartialDate; readonly households: readonly number[] },
): Promise<Child[]> {
  return await inSql(tx)<Child[]>`
    select p.person_id as "personId", p.full_name as "fullName", p.name_key as "nameKey", p.date_of_birth as "dateOfBirth",
      v.mother_name as "motherName", v.mother_number as "motherNumber"
    from (
      select * from population.person where name_key = ${key} and date_of_birth between ${from} and ${to}
      union
      select * from population.person where household_id = any(${households as number[]}::bigint[]) and date_of_birth between ${from} and ${to}
    ) as p
    join population.version as v using (person_id, version_no)
    where p.state in ('alive', 'dead')
    order by p.person_id`;
}
