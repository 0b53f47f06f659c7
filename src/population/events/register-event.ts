/** Registers what happened: act, forms, number, archives, entry and event are one commit. */
import { signatureOf } from '#access/index.ts';
import { formRow, insertForms } from '#cleaning/index.ts';
import { workingDaysAfter } from '#conflicts/index.ts';
import { announce } from '#database/index.ts';
import { type Form, furtherActForms, recordAct } from '#intake/index.ts';
import { insertLinks } from '#linkage/index.ts';
import { numberKey, numberPersons } from '#numbering/index.ts';
import { type FormId, refuse, yearOf } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { officesFrom } from '../proposals/address.ts';
import { refuseConcerned, saidRoles } from '../proposals/propose-act.ts';
import { openBeside } from '../review/open-beside.ts';
import { rewriteArchives } from '../rewrite-archives.ts';
import { insertEntry, insertNote, nextNumber } from './entry-store.ts';
import { eventKinds } from './event-kinds.ts';
import { insertEvent } from './event-store.ts';
import { type EventNeeds, type Prepared, refuseUnconfirmed, type ToldForm } from './prepared.ts';
import { refusals } from './refusals.ts';
import { prepareBirth } from './register-birth.ts';
import { prepareDeath } from './register-death.ts';
import { prepareEmigration } from './register-emigration.ts';
import { prepareResidence } from './register-residence.ts';
import type { Said } from './said.ts';

/** Working days in which the head of the office signs: the law has it decided at once. */
const daysToSign = 1;

export type Registered = { readonly eventId: number; readonly persons: readonly number[] };

/** All checks, and nothing written. Refused: another office than the one that registers this; one's own record or a household member's. */
export async function prepareEvent(needs: EventNeeds, said: Said): Promise<Prepared> {
  const { registers, vi, en } = eventKinds[said.kind];
  if (!registers.includes(needs.actor.role)) refuse(refusals, 'event.not-your-office', { kind_vi: vi, kind_en: en, ...saidRoles(registers) });
  const prepared = await prepare(needs, said);
  await refuseConcerned(needs.tx, needs.actor, prepared.concerns);
  return prepared;
}

function prepare(needs: EventNeeds, said: Said): Promise<Prepared> {
  if (said.kind === 'birth') return prepareBirth(needs, said);
  if (said.kind === 'death') return prepareDeath(needs, said);
  if (said.kind === 'emigration') return prepareEmigration(needs, said);
  return prepareResidence(needs, said);
}

/** `persons`: whose archives it changed. Refused: what is asked and not confirmed. */
export async function registerEvent(needs: EventNeeds, said: Said): Promise<Registered> {
  const { tx, now, actor, dataDir } = needs;
  const prepared = await prepareEvent(needs, said);
  refuseUnconfirmed(prepared.asks, said.confirmed);
  const { unit, happenedOn, asks } = prepared;
  const kind = eventKinds[said.kind];
  const actId = await recordAct(tx, { kind: kind.act, officers: [signatureOf(actor)], reason: kind.vi, evidence: said.evidence.join('; ') || null }, now);
  const told = prepared.forms(actId);
  const entry = kind.entry === null ? null : await nameEntry(needs, prepared, kind.entry);
  const written = await writeForms(needs, { actId, unit, told, entry: entry && `${entry.number}, ${entry.book}` });
  const persons = [...new Set(written.map(({ personId }) => personId))].sort((a, b) => a - b);
  if (said.kind === 'birth') await numberPersons({ tx, actId, key: numberKey({ dataDir, fromEnvironment: process.env['SOGOC_NUMBER_KEY'] }) }, persons);
  await rewriteArchives({ tx, actId, now }, { persons });
  if (persons.includes(actId)) await openBeside(tx, { actId, now, personId: actId, formId: actId, likely: prepared.beside }); // who was born is a new archive
  const confirmed = said.confirmed.filter(({ code }) => asks.some((ask) => ask.code === code));
  const entryId = entry && (await insertEntry(tx, { ...entry, formId: actId, informant: prepared.informant }));
  const { kind: name, confirmed: _, ...declared } = said;
  await insertEvent(
    tx,
    {
      eventId: actId,
      kind: name,
      unit,
      happenedOn,
      said: withoutNumbers(declared),
      confirmed,
      entryId,
      registeredBy: actor.accountId,
      registeredHuman: actor.humanId,
      registeredAs: actor.role,
      signs: officesFrom(kind.signs, unit),
      dueOn: workingDaysAfter(now, daysToSign),
    },
    written.map(({ formId }) => formId),
    now,
  );
  if (entryId !== null) {
    await insertNote(tx, entryId, { kind: 'registered', vi: kind.vi, en: kind.en, actId, by: actor }, now);
    for (const { code, reason } of confirmed) {
      const { words } = asks.find((ask) => ask.code === code) as (typeof asks)[number];
      await insertNote(tx, entryId, { kind: 'confirmed', vi: `${words.vi}: ${reason}`, en: `${words.en}: ${reason}`, actId, by: actor }, now);
    }
  }
  if (said.kind !== 'death') await announce(tx, said.kind === 'birth' ? 'person.born' : 'person.moved', { eventId: actId, persons }, now); // a death the archives tell
  needs.see(persons);
  return { eventId: actId, persons };
}

/** The book of the year at the counter, and the next number in it. */
async function nameEntry({ tx, now }: EventNeeds, { unit }: Prepared, kind: 'birth' | 'marriage' | 'death' | 'recognition' | 'change') {
  const registeredOn = dayOfMoment(now);
  const year = yearOf(registeredOn);
  const book = `01/${year}`;
  const number = String(await nextNumber(tx, { unit, kind, book }));
  return { unit, kind, book, number, year, registeredOn };
}

type Writing = { readonly actId: FormId; readonly unit: Prepared['unit']; readonly told: readonly ToldForm[]; readonly entry: string | null };

/** Whoever is born gets the key of the act. */
async function writeForms({ tx, actor }: EventNeeds, { actId, unit, told, entry }: Writing) {
  const ids = [actId, ...(await furtherActForms(tx, told.length - 1))];
  const written = told.map(({ personId, told: said }, at) => {
    const formId = ids[at] as FormId;
    const named = at === 0 && entry !== null ? { entry } : {};
    const form: Form = { ...said, ...named, formId, line: 0, byteOffset: 0, byteLength: 0, officer: actor.name, officeUnit: unit, doubted: 0 };
    return { formId, personId: personId ?? actId, form };
  });
  await insertForms(
    tx,
    written.map(({ form }) => formRow(form)),
  );
  await insertLinks(
    tx,
    actId,
    written.map(({ formId, personId }) => [formId, personId] as const),
  );
  return written;
}

/** Persons are told by the forms of the event; by which number they were named is nobody's business later. */
function withoutNumbers(declared: object): { readonly [field: string]: unknown } {
  return JSON.parse(JSON.stringify(declared, (name, value) => (name === 'personNumber' || name === 'personId' ? undefined : value)));
}
