/** An event and an entry as officers read them. */
import { openedTo, reachOf } from '#access/index.ts';
import { asRegister } from '#database/index.ts';
import { throughReform, unitCatalogue } from '#geography/index.ts';
import { formatIso, nameKey, type PartialDate, personNumberFrom, refuse, roleWords, type UnitId } from '#values/index.ts';
import { formsById, personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import { openAmong } from '../reach-store.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { type EntryKind, type EntryName, type EntryRow, entriesNamed, entryById, notesOf } from './entry-store.ts';
import { entryKindWords } from './entry-words.ts';
import { eventKinds, eventStates, eventStateWords } from './event-kinds.ts';
import { eventById, formsOfEvent, maySign } from './event-store.ts';
import { factsOf } from './facts-of.ts';
import type { EventNeeds } from './prepared.ts';
import { refusals } from './refusals.ts';

/** Open to the office that registered it, wherever its persons live, and to whom one of its persons is open, but for persons under a seal; else refused as unknown. */
export const showEvent = (needs: EventNeeds, eventId: number) => asRegister(needs.tx, () => eventShown(needs, eventId));

async function eventShown(needs: EventNeeds, eventId: number) {
  const { tx, now, actor, purpose, see, dataDir } = needs;
  const event = (await eventById(tx, eventId)) ?? refuse(refusals, 'event.unknown', { event: eventId });
  const ofForms = await formsOfEvent(tx, eventId);
  const persons = [...new Set(ofForms.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
  see(persons);
  const reach = reachOf(actor);
  const isOwn = reach.all || reach.units.has(event.unit);
  const opened = openedTo(actor, purpose?.purpose ?? null);
  const open = await openAmong(tx, persons, { opened: isOwn ? { ...opened, country: true } : opened, now });
  if (open.length === 0 && !(isOwn && persons.length === 0)) refuse(refusals, 'event.unknown', { event: eventId });
  const tokens = personTokens(dataDir);
  const rows = await personRows(tx, open);
  const { kind, state, unit } = event;
  const facts = eventKinds[kind];
  const isWaiting = 'sign' in eventStates[state];
  const entry = event.entryId === null ? undefined : await entryById(tx, event.entryId);
  const signs = isWaiting && isOwn && (await maySign(tx, eventId, deciderOf(actor, now)));
  const [first] = ofForms; // of whom it happened to; the rest follow
  const form = first === undefined || !open.includes(first.personId as number) ? undefined : (await formsById(tx, [first.formId])).get(first.formId)?.form;
  return {
    eventId,
    kind,
    words: { vi: facts.vi, en: facts.en },
    state,
    stateWords: eventStateWords[state],
    unit: { id: unit as number, name: unitCatalogue().pathOf(unit) },
    happenedOn: formatIso(event.happenedOn),
    said: event.said,
    facts: form === undefined ? [] : factsOf(form, event.happenedOn),
    confirmed: event.confirmed,
    persons: rows.map((row) => personShown(tokens, row)),
    entry: entry ? nameOf(entry) : null,
    registered: { at: event.registeredAt.toISOString(), name: event.registeredName, roleWords: roleWords[event.registeredAs] },
    signed:
      event.signedAt === null
        ? null
        : { at: event.signedAt.toISOString(), name: event.signedName ?? '', roleWords: roleWords[event.signedAs as typeof event.registeredAs] },
    dueOn: isWaiting ? event.dueOn : null,
    moves: signs ? (['sign'] as const) : [],
  };
}

type PersonRow = Awaited<ReturnType<typeof personRows>>[number];

export const personShown = (tokens: ReturnType<typeof personTokens>, { personId, personNo, fullName, dateOfBirth }: PersonRow) => ({
  personId: tokens.tokenOf(personId),
  personNumber: personNo === null ? null : personNumberFrom(personNo),
  fullName,
  dateOfBirth: dateOfBirth === null ? null : formatIso(dateOfBirth as PartialDate),
});

export const nameOf = ({ entryId, kind, book, number, year, unit }: EntryName & { readonly entryId: number }) => ({
  entryId,
  kind,
  words: entryKindWords[kind],
  book,
  number,
  year,
  unit: { id: unit as number, name: unitCatalogue().pathOf(unit) },
});

/** Open to the office that keeps the book, wherever its person lives, and to whom the person is open, but for one under a seal; else refused as unknown. */
export const showEntry = (needs: ReachNeeds, entryId: number) => asRegister(needs.tx, () => entryShown(needs, entryId));

async function entryShown(needs: ReachNeeds, entryId: number) {
  const { tx, now, actor, purpose } = needs;
  const entry = await entryById(tx, entryId);
  const person = entry?.personId ?? null;
  needs.see(person === null ? [] : [person]);
  const reach = reachOf(actor);
  const isOwn = entry !== undefined && (reach.all || reach.units.has(entry.unit));
  const opened = openedTo(actor, purpose?.purpose ?? null);
  const open = person === null ? [] : await openAmong(tx, [person], { opened: isOwn ? { ...opened, country: true } : opened, now });
  if (entry === undefined || open.length === 0) return refuse(refusals, 'entry.unknown', { entry: entryId });
  const form = (await formsById(tx, [entry.formId])).get(entry.formId)?.form;
  const notes = await notesOf(tx, entryId);
  const signed = notes.findLast(({ kind }) => kind === 'signed')?.signedAs ?? null;
  return {
    ...listed(needs, entry),
    registeredOn: formatIso(entry.registeredOn),
    officer: entry.officer,
    signer: signed,
    informant: entry.informant,
    form: String(entry.formId),
    facts: form === undefined ? [] : factsOf(form, entry.registeredOn),
    notes: notes.map(({ noteNo, kind, vi, en, actId, signedAs, notedAt }) => ({
      noteNo,
      kind,
      words: { vi, en },
      act: actId === null ? null : String(actId),
      by: signedAs,
      at: notedAt.toISOString(),
    })),
  };
}

const listed = ({ dataDir }: Pick<ReachNeeds, 'dataDir'>, entry: EntryRow) => ({
  ...nameOf(entry),
  registeredOn: formatIso(entry.registeredOn),
  fullName: entry.fullName ?? '',
  personId: personTokens(dataDir).tokenOf(entry.personId as number),
});

export type EntryQuery = {
  /** Else that of the reader's office, with what it was and became by the reform. */
  readonly unit?: number | undefined;
  readonly kind?: EntryKind | undefined;
  readonly book?: string | undefined;
  readonly number?: string | undefined;
  readonly year?: number | undefined;
  /** Of whose entry it is: words of the name from the first on, with or without marks. */
  readonly name?: string | undefined;
};

/** Entries of a commune's books, those of persons who are open to the reader. */
export async function findEntries(needs: ReachNeeds, query: EntryQuery) {
  const { tx, now, actor, purpose, see } = needs;
  const { unit = actor.kind === 'officer' ? actor.unit : null, name, ...rest } = query;
  const units = unit === null ? [] : throughReform(unit as UnitId);
  const found = await entriesNamed(tx, { units, ...rest, nameKey: name === undefined ? undefined : nameKey(name) }, 200);
  const rows = found.filter((row) => row.personId !== null);
  const persons = rows.map(({ personId }) => personId as number);
  const open = new Set(await openAmong(tx, persons, { opened: openedTo(actor, purpose?.purpose ?? null), now }));
  see([...open]);
  return { items: rows.filter(({ personId }) => open.has(personId as number)).map((row) => listed(needs, row)) };
}
