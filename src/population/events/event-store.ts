/** All statements of events, and of what is asked of the register before one is registered. */
import { inSql, type Tx } from '#database/index.ts';
import type { PartialDate, Role, UnitId } from '#values/index.ts';
import { type Decider, type DecidingOffice, mayDecide, sealedFrom } from '../proposals/store.ts';
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
  readonly signs: readonly DecidingOffice[];
  readonly dueOn: string;
  readonly signedAt: Date | null;
  readonly signedAs: Role | null;
  readonly signedName: string | null;
};

export type NewEvent = Pick<
  EventRow,
  'eventId' | 'kind' | 'unit' | 'happenedOn' | 'said' | 'confirmed' | 'entryId' | 'registeredBy' | 'registeredHuman' | 'registeredAs' | 'signs' | 'dueOn'
>;

export async function insertEvent(tx: Tx, one: NewEvent, forms: readonly number[], now: Date): Promise<void> {
  const sql = inSql(tx);
  await sql`
    insert into population.event (event_id, kind, unit_id, happened_on, state, said, confirmed, entry_id, registered_at, registered_by, registered_human, registered_as,
      signs, signs_units, due_on)
    values (${one.eventId}, ${one.kind}, ${one.unit}, ${one.happenedOn}, 'registered', ${JSON.stringify(one.said)}::text::jsonb,
      ${JSON.stringify(one.confirmed)}::text::jsonb, ${one.entryId}, ${now}, ${one.registeredBy}, ${one.registeredHuman}, ${one.registeredAs},
      ${JSON.stringify(one.signs)}::text::jsonb, ${one.signs.flatMap(({ units }) => units)}::integer[], ${one.dueOn}::date)`;
  await sql`
    insert into population.event_form (form_id, event_id)
    select unnest(${forms as number[]}::bigint[]), ${one.eventId}`;
}

function events(tx: Tx) {
  return inSql(tx)`
    select e.event_id as "eventId", e.kind, e.unit_id as unit, e.happened_on as "happenedOn", e.state, e.said, e.confirmed, e.entry_id as "entryId",
      e.registered_at as "registeredAt", e.registered_by as "registeredBy", e.registered_human as "registeredHuman", e.registered_as as "registeredAs",
      r.full_name as "registeredName", e.signs, e.due_on as "dueOn", e.signed_at as "signedAt", e.signed_as as "signedAs", s.full_name as "signedName"
    from population.event as e
    join access.account as r on r.account_id = e.registered_by
    left join access.account as s on s.account_id = e.signed_by`;
}

export async function eventById(tx: Tx, eventId: number, lock = false): Promise<EventRow | undefined> {
  const sql = inSql(tx);
  const [row] = await sql<EventRow[]>`
    ${events(tx)}
    where e.event_id = ${eventId}
    ${lock ? sql`for update of e` : sql``}`;
  return row;
}

/** Where a list goes on. */
export type AfterEvent = { readonly dueOn: string; readonly eventId: number };
type PageOfEvents = { readonly after: AfterEvent | undefined; readonly limit: number };

/** Those that this officer may sign now, the most urgent first. */
export async function eventsToSign(tx: Tx, signer: Decider, page: PageOfEvents): Promise<EventRow[]> {
  const sql = inSql(tx);
  const { unit } = signer;
  const own = unit === null ? sql`` : sql`and e.signs_units @> array[${unit}::integer]`;
  return await eventsWhere(tx, sql`e.event_id in (select p.event_id from (${waiting(tx, own)}) as p where ${mayDecide(tx, signer)})`, page);
}

/** Those that this human registered and nobody has signed yet. */
export async function eventsRegisteredBy(tx: Tx, { humanId, accountId, now }: Decider, page: PageOfEvents): Promise<EventRow[]> {
  const sql = inSql(tx);
  const own = sql`select p.event_id from (${waiting(tx, sql`and e.registered_human = ${humanId}`)}) as p where not ${sealedFrom(tx, sql`p.subjects`, accountId, now)}`;
  return await eventsWhere(tx, sql`e.event_id in (${own})`, page);
}

async function eventsWhere(tx: Tx, which: ReturnType<typeof events>, { after, limit }: PageOfEvents): Promise<EventRow[]> {
  const sql = inSql(tx);
  return await sql<EventRow[]>`
    ${events(tx)}
    where ${which}
      ${after === undefined ? sql`` : sql`and (e.due_on, e.event_id) > (${after.dueOn}::date, ${after.eventId})`}
    order by e.due_on, e.event_id
    limit ${limit}`;
}

export async function maySign(tx: Tx, eventId: number, signer: Decider): Promise<boolean> {
  const sql = inSql(tx);
  const rows = await sql`
    select
    from (${waiting(tx, sql`and e.event_id = ${eventId}`)}) as p
    where ${mayDecide(tx, signer)}`;
  return rows.length === 1;
}

/** Events that wait for a signature, in the shape in which it is asked of proposals who decides. */
function waiting(tx: Tx, which: ReturnType<typeof events>) {
  return inSql(tx)`
    select e.event_id, e.registered_by as proposed_by, e.registered_human as proposed_human, null::bigint as asked_by, null::bigint as asked_human, e.signs as decides,
      array(select l.person_id from population.event_form as f join linkage.form_person as l using (form_id) where f.event_id = e.event_id) as subjects
    from population.event as e
    where e.state = 'registered' ${which}`;
}

/** Those that wait and are due on this day or before, each with the office that is addressed. */
export async function dueEvents(
  tx: Tx,
  until: string,
): Promise<readonly { readonly eventId: number; readonly dueOn: string; readonly role: Role; readonly unit: UnitId | null }[]> {
  return await inSql(tx)`
    select event_id as "eventId", due_on as "dueOn", signs -> 0 ->> 'role' as role, (signs -> 0 -> 'units' ->> 0)::integer as unit
    from population.event
    where state = 'registered' and due_on <= ${until}::date
    order by event_id`;
}

/** Whom these events are about now. */
export async function personsOfEvents(tx: Tx, events: readonly number[]): Promise<{ readonly eventId: number; readonly personId: number }[]> {
  return await inSql(tx)`
    select distinct e.event_id as "eventId", l.person_id as "personId"
    from population.event_form as e
    join linkage.form_person as l using (form_id)
    where e.event_id = any(${events as number[]}::bigint[])
    order by 1, 2`;
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

/** Of these persons, those who are dead now, with the day; null where it is not known. */
export async function deathsOf(tx: Tx, persons: readonly number[]): Promise<Map<number, PartialDate | null>> {
  const rows = await inSql(tx)<{ personId: number; died: PartialDate | null }[]>`
    select p.person_id as "personId", v.date_of_death as died
    from population.person as p
    join population.version as v using (person_id, version_no)
    where p.person_id = any(${persons as number[]}::bigint[]) and p.state = 'dead'`;
  return new Map(rows.map(({ personId, died }) => [personId, died]));
}

/** Since when somebody is settled abroad; undefined of whoever is not, or came back. */
export async function abroadSince(tx: Tx, personId: number): Promise<PartialDate | undefined> {
  const [row] = await inSql(tx)<{ since: PartialDate }[]>`select since from population.abroad where person_id = ${personId}`;
  return row?.since;
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
  readonly fatherName: string | null;
  readonly fatherNumber: string | null;
};

/** Persons of this name born from one day to another, and everybody born in them who is of a household of one of these persons, with who their parents are. */
export async function childrenBorn(
  tx: Tx,
  { key, from, to, households }: { readonly key: string; readonly from: PartialDate; readonly to: PartialDate; readonly households: readonly number[] },
): Promise<Child[]> {
  return await inSql(tx)<Child[]>`
    select p.person_id as "personId", p.full_name as "fullName", p.name_key as "nameKey", p.date_of_birth as "dateOfBirth",
      v.mother_name as "motherName", v.mother_number as "motherNumber", v.father_name as "fatherName", v.father_number as "fatherNumber"
    from (
      select * from population.person where name_key = ${key} and date_of_birth between ${from} and ${to}
      union
      select * from population.person where household_id = any(${households as number[]}::bigint[]) and date_of_birth between ${from} and ${to}
    ) as p
    join population.version as v using (person_id, version_no)
    where p.state in ('alive', 'dead')
    order by p.person_id`;
}
