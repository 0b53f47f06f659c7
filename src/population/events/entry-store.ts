/** All statements of civil-status entries, their notes and their books. */
import type { ConflictKind } from '#conflicts/index.ts';
import { inSql, type Tx } from '#database/index.ts';
import type { PartialDate, UnitId, Words } from '#values/index.ts';

export type EntryKind = 'birth' | 'marriage' | 'death' | 'recognition' | 'change';
export type NoteKind = 'registered' | 'confirmed' | 'signed' | 'corrected' | 'undone' | 'restored';

/** What names an entry: the commune that keeps the book, the book, the number in it. */
export type EntryName = { readonly unit: UnitId; readonly kind: EntryKind; readonly book: string; readonly number: string; readonly year: number };
export type Informant = { readonly fullName: string; readonly relation: string };

export type EntryRow = EntryName & {
  readonly entryId: number;
  readonly registeredOn: PartialDate;
  readonly formId: number;
  readonly informant: Informant | null;
  /** Whose the form is now; null where it was withdrawn. */
  readonly personId: number | null;
  readonly fullName: string | null;
  readonly officer: string | null;
};

export type NoteRow = {
  readonly noteNo: number;
  readonly kind: NoteKind;
  readonly vi: string;
  readonly en: string;
  readonly actId: number | null;
  readonly signedAs: string | null;
  readonly notedAt: Date;
};

/** The next number of a book, which stays taken until commit: two who register at once get two numbers without a gap. */
export async function nextNumber(tx: Tx, { unit, kind, book }: Pick<EntryName, 'unit' | 'kind' | 'book'>): Promise<number> {
  const sql = inSql(tx);
  const highest = sql`(
    select coalesce(max(number::integer), 0)
    from population.entry
    where unit_id = ${unit} and kind = ${kind} and book = ${book} and number ~ '^[0-9]{1,6}$'
  )`;
  const [row] = await sql<{ number: number }[]>`
    insert into population.book (unit_id, kind, book, last_number)
    values (${unit}, ${kind}, ${book}, ${highest} + 1)
    on conflict (unit_id, kind, book) do update set last_number = greatest(book.last_number, ${highest}) + 1
    returning last_number as "number"`;
  return row?.number as number;
}

type NewEntry = Omit<EntryRow, 'entryId' | 'personId' | 'fullName' | 'officer'>;

export async function insertEntry(tx: Tx, { unit, kind, book, number, year, registeredOn, formId, informant }: NewEntry): Promise<number> {
  const [made] = await inSql(tx)<{ id: number }[]>`
    insert into population.entry (unit_id, kind, book, number, year, registered_on, form_id, informant)
    values (${unit}, ${kind}, ${book}, ${number}, ${year}, ${registeredOn}, ${formId}, ${informant === null ? null : JSON.stringify(informant)}::text::jsonb)
    returning entry_id as id`;
  return made?.id as number;
}

/** As `insertEntry`; the name of one that was taken back may be taken again, and keeps its notes. The name is locked by the caller. */
export async function keepEntry(tx: Tx, { unit, kind, book, number, year, registeredOn, formId, informant }: NewEntry): Promise<number> {
  const [made] = await inSql(tx)<{ id: number }[]>`
    insert into population.entry (unit_id, kind, book, number, year, registered_on, form_id, informant)
    values (${unit}, ${kind}, ${book}, ${number}, ${year}, ${registeredOn}, ${formId}, ${informant === null ? null : JSON.stringify(informant)}::text::jsonb)
    on conflict (unit_id, kind, book, number, year) do update
    set registered_on = excluded.registered_on, form_id = excluded.form_id, informant = excluded.informant
    returning entry_id as id`;
  return made?.id as number;
}

/** Two who enter under one name come one after the other. */
export async function lockEntryName(
  tx: Tx,
  { unit, kind, book, number }: { readonly [part in 'kind' | 'book' | 'number']: string } & { readonly unit: number },
): Promise<void> {
  await inSql(tx)`select pg_advisory_xact_lock(hashtextextended(${`entry ${unit} ${kind} ${book} ${number}`}, 0))`;
}

/** The entry that an act typed. */
export async function entryOfAct(tx: Tx, actId: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ entryId: number }[]>`select entry_id as "entryId" from population.entry where form_id = ${actId}`;
  return row?.entryId;
}

export type Note = Words & {
  readonly kind: NoteKind;
  readonly actId: number | null;
  /** `accountId`: null for somebody who signed on paper. */
  readonly by: { readonly accountId: number | null; readonly name: string } | null;
};

export async function insertNote(tx: Tx, entryId: number, { kind, vi, en, actId, by }: Note, now: Date): Promise<void> {
  await inSql(tx)`
    insert into population.entry_note (entry_id, note_no, kind, words_vi, words_en, act_id, account_id, signed_as, noted_at)
    select ${entryId}, coalesce(max(note_no), 0) + 1, ${kind}, ${vi}, ${en}, ${actId}::bigint, ${by?.accountId ?? null}::bigint, ${by?.name ?? null}::text, ${now}
    from population.entry_note
    where entry_id = ${entryId}`;
}

/** Entries that bear the note of a correction by this act. */
export async function entriesNotedBy(tx: Tx, actId: number): Promise<number[]> {
  const rows = await inSql(tx)<{ entryId: number }[]>`
    select distinct entry_id as "entryId"
    from population.entry_note
    where act_id = ${actId} and kind = 'corrected'
    order by 1`;
  return rows.map(({ entryId }) => entryId);
}

/** The entry that bears the note of each of these corrections, under the form of its act. */
export async function entriesThatNote(
  tx: Tx,
  acts: readonly number[],
): Promise<(Pick<EntryRow, 'entryId' | 'book' | 'number'> & { readonly formId: number })[]> {
  return await inSql(tx)`
    select distinct on (n.act_id) n.act_id as "formId", e.entry_id as "entryId", e.book, e.number
    from population.entry_note as n
    join population.entry as e using (entry_id)
    where n.act_id = any(${acts as number[]}::bigint[]) and n.kind = 'corrected'
    order by n.act_id, e.entry_id`;
}

export async function notesOf(tx: Tx, entryId: number): Promise<NoteRow[]> {
  return await inSql(tx)<NoteRow[]>`
    select note_no as "noteNo", kind, words_vi as vi, words_en as en, act_id as "actId", signed_as as "signedAs", noted_at as "notedAt"
    from population.entry_note
    where entry_id = ${entryId}
    order by note_no`;
}

function entries(tx: Tx) {
  return inSql(tx)`
    select e.entry_id as "entryId", e.unit_id as unit, e.kind, e.book, e.number, e.year, e.registered_on as "registeredOn", e.form_id as "formId", e.informant,
      l.person_id as "personId", coalesce(f.full_name, p.full_name) as "fullName", f.officer
    from population.entry as e
    join cleaning.form as f using (form_id)
    left join linkage.form_person as l using (form_id)
    left join population.person as p using (person_id)`;
}

export async function entryById(tx: Tx, entryId: number): Promise<EntryRow | undefined> {
  const [row] = await inSql(tx)<EntryRow[]>`${entries(tx)} where e.entry_id = ${entryId}`;
  return row;
}

/** The entries that stand behind these forms: their own, or, of a second form of one entry, that one. */
export async function entriesOfForms(
  tx: Tx,
  forms: readonly number[],
): Promise<(Pick<EntryRow, 'entryId' | 'kind' | 'book' | 'number' | 'year'> & { readonly formId: number })[]> {
  return await inSql(tx)`
    select n.form_id as "formId", e.entry_id as "entryId", e.kind, e.book, e.number, e.year
    from (${named(tx, inSql(tx)`f.form_id = any(${forms as number[]}::bigint[])`)}) as n
    join population.entry as e using (unit_id, kind, book, number, year)
    order by n.form_id`;
}

/** Forms that name an entry, with its name: number and book are `15, 01/2018`. */
function named(tx: Tx, which: ReturnType<ReturnType<typeof inSql>>) {
  return inSql(tx)`
    select f.form_id, f.office_unit as unit_id, case f.source when 'khai-sinh' then 'birth' else 'death' end as kind,
      substr(f.entry, strpos(f.entry, ', ') + 2) as book, left(f.entry, strpos(f.entry, ', ') - 1) as number, f.filled_on / 10000 as year, f.filled_on
    from cleaning.form as f
    where f.source in ('khai-sinh', 'khai-tu') and strpos(f.entry, ', ') > 1 and f.office_unit is not null and f.filled_on is not null and ${which}`;
}

/** Entries of the forms that a build has brought: one statement, which a second run of it finds done. */
export async function enterForms(tx: Tx): Promise<number> {
  const sql = inSql(tx);
  const made = await sql`
    insert into population.entry (unit_id, kind, book, number, year, registered_on, form_id)
    select unit_id, kind, book, number, year, filled_on, form_id
    from (${named(tx, sql`f.form_id in (select form_id from linkage.proposal where changed)`)}) as n
    order by form_id
    on conflict (unit_id, kind, book, number, year) do nothing`;
  return made.count;
}

type Party = { readonly formId: number; readonly personId: number };
/** `open`: the conflict in which that entry is asked about already. */
export type TwiceTold = { readonly unit: number; readonly first: Party; readonly second: Party; readonly open: number | null };

/**
 * Forms that a build has brought and that name an entry which another form made, where not all that both tell is the same to the letter.
 * Not those about whom a conflict of this kind was opened before, open or settled.
 */
export async function secondFormsOfEntries(tx: Tx, kind: ConflictKind): Promise<TwiceTold[]> {
  const sql = inSql(tx);
  const rows = await sql<{ unit: number; first: number; firstPerson: number; second: number; secondPerson: number; open: number | null }[]>`
    select n.unit_id as unit, e.form_id as first, a.person_id as "firstPerson", n.form_id as second, b.person_id as "secondPerson",
      (
        select min(c.conflict_id)
        from conflicts.party as p
        join conflicts.conflict as c using (conflict_id)
        where p.form_id = e.form_id and c.kind = ${kind} and c.state = 'open'
      ) as open
    from (${named(tx, sql`f.form_id in (select form_id from linkage.proposal where changed)`)}) as n
    join population.entry as e using (unit_id, kind, book, number, year)
    join cleaning.form as one on one.form_id = e.form_id
    join cleaning.form as two on two.form_id = n.form_id
    join linkage.form_person as a on a.form_id = e.form_id
    join linkage.form_person as b on b.form_id = n.form_id
    where e.form_id <> n.form_id
      and (one.full_name <> two.full_name or one.date_of_birth <> two.date_of_birth or one.sex <> two.sex or one.date_of_death <> two.date_of_death)
      and not exists (
        select from conflicts.party as p
        join conflicts.party as q using (conflict_id)
        join conflicts.conflict as c using (conflict_id)
        where p.form_id = n.form_id and q.form_id = e.form_id and c.kind = ${kind}
      )
    order by e.form_id, n.form_id`;
  return rows.map(({ unit, first, firstPerson, second, secondPerson, open }) => ({
    unit,
    open,
    first: { formId: first, personId: firstPerson },
    second: { formId: second, personId: secondPerson },
  }));
}

export async function entriesNamed(
  tx: Tx,
  {
    units,
    kind,
    book,
    number,
    year,
    nameKey,
  }: {
    readonly units: readonly number[];
    readonly kind?: EntryKind | undefined;
    readonly book?: string | undefined;
    readonly number?: string | undefined;
    readonly year?: number | undefined;
    readonly nameKey?: string | undefined;
  },
  limit: number,
): Promise<EntryRow[]> {
  const sql = inSql(tx);
  const also = (value: unknown, condition: () => ReturnType<typeof sql>) => (value === undefined ? sql`` : condition());
  return await sql<EntryRow[]>`
    ${entries(tx)}
    where e.unit_id = any(${units as number[]}::integer[])
      ${also(kind, () => sql`and e.kind = ${kind as string}`)}
      ${also(book, () => sql`and e.book = ${book as string}`)}
      ${also(number, () => sql`and e.number = ${number as string}`)}
      ${also(year, () => sql`and e.year = ${year as number}`)}
      ${also(nameKey, () => sql`and starts_with(p.name_key, ${nameKey as string})`)}
    order by e.entry_id
    limit ${limit}`;
}
