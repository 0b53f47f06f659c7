/** What an approved entry becomes: forms of an act, from which archives are consolidated, and an entry of the book with its notes. */
import type { Officer } from '#access/index.ts';
import { formRow, insertForms } from '#cleaning/index.ts';
import { announce } from '#database/index.ts';
import { type Form, furtherActForms, recordAct } from '#intake/index.ts';
import { insertLinks, moveForms } from '#linkage/index.ts';
import { numberKey, numberPersons } from '#numbering/index.ts';
import { type FormId, refuse } from '#values/index.ts';
import { entriesOfForms, insertNote, keepEntry, lockEntryName } from '../events/entry-store.ts';
import type { Party } from '../events/party.ts';
import type { Told } from '../events/prepared.ts';
import { judgeNumberOf } from '../numbers/keep-number.ts';
import { tellNumbers } from '../numbers/tell-numbers.ts';
import type { Accountable, ExecuteNeeds } from '../proposals/proposal-kind.ts';
import { rewriteArchives } from '../rewrite-archives.ts';
import { readEntry } from './read-entry.ts';
import { refusals } from './refusals.ts';
import { namesakesOf } from './somebody-new.ts';
import type { WaitingEntry } from './typed.ts';

type EnterNeeds = ExecuteNeeds & { readonly actor: Officer };

/** Act, forms, archives, entry and its notes are one commit. Of two who approve the same entry at once one does, and the other is refused. */
export async function enterTyped(needs: EnterNeeds, typed: WaitingEntry, accountable: Accountable): Promise<FormId> {
  const { tx, now, actor, dataDir } = needs;
  await lockEntryName(tx, typed);
  const { name, registeredOn, forms, parties } = await readEntry(needs, typed);
  await refuseKnownSince(needs, typed, forms[0]?.told as Told);
  const { reason, evidence, officers } = accountable;
  const actId = await recordAct(tx, { kind: 'entry', officers, reason, evidence: evidence ?? null }, now);
  const ids = [actId, ...(await furtherActForms(tx, forms.length - 1))];
  const written = forms.map(({ personId, told }, at) => {
    const form: Form = { ...told, formId: ids[at] as FormId, line: 0, byteOffset: 0, byteLength: 0, doubted: 0 };
    return { form, personId: personId ?? actId };
  });
  await insertForms(
    tx,
    written.map(({ form }) => formRow(form)),
  );
  const [own, ...further] = written.map(({ form, personId }) => ({ formId: form.formId, personId }));
  await insertLinks(tx, actId, own === undefined ? [] : [[own.formId, own.personId]]);
  await moveForms(
    tx,
    actId,
    further.map(({ formId, personId }) => ({ formId, from: null, to: personId, link: null })),
  ); // noted, so that the act is taken back whole
  const persons = [...new Set(written.map(({ personId }) => personId))].sort((a, b) => a - b);
  const [party] = parties;
  if (party === undefined) await numberPersons({ tx, actId, key: numberKey({ dataDir, fromEnvironment: process.env['SOGOC_NUMBER_KEY'] }) }, persons);
  await rewriteArchives({ tx, actId, now }, { persons });
  if (party === undefined) await tellNumbers(tx, actId, now);
  else if (typed.kind === 'birth' || typed.kind === 'change') await judgeNumberOf(needs, party.personId, actId);
  const entryId = await keepEntry(tx, { ...name, registeredOn, formId: actId, informant: typed.informant ?? null });
  await insertNote(tx, entryId, { kind: 'registered', ...typedBy(officers), actId, by: actor }, now);
  if (typed.signer !== undefined)
    await insertNote(tx, entryId, { kind: 'signed', vi: 'Ký trên sổ giấy', en: 'Signed on paper', actId, by: { accountId: null, name: typed.signer } }, now);
  if (typed.kind === 'change' || typed.kind === 'recognition') await noteAtBirth(needs, parties[0] as Party, typed, actId);
  await announce(tx, 'entry.typed', { entryId, persons }, now);
  return actId;
}

/** Somebody new is made once: whoever came into the register under that name and day meanwhile may be the one. */
async function refuseKnownSince(needs: EnterNeeds, typed: WaitingEntry, told: Told): Promise<void> {
  if (typed.persons.length > 0 || (typed.kind !== 'birth' && typed.kind !== 'death')) return;
  const since = (await namesakesOf(needs, told)).filter((person) => !typed.namesakes.includes(person));
  if (since.length > 0) refuse(refusals, 'entry.known-since', { name: told.fullName ?? '' });
}

const typedBy = (officers: Accountable['officers']) => ({
  vi: `Nhập từ bản quét: ${officers[0]}; đối chiếu: ${officers[1]}`,
  en: `Typed from its scan by ${officers[0]}, compared by ${officers[1]}`,
});

/** What changes in the facts of a birth is noted at its entry. */
async function noteAtBirth({ tx, now, actor }: EnterNeeds, { evidence }: Party, { number, book }: WaitingEntry, actId: FormId): Promise<void> {
  const birth = (await entriesOfForms(tx, evidence)).find(({ kind }) => kind === 'birth');
  if (birth === undefined) return;
  await insertNote(
    tx,
    birth.entryId,
    { kind: 'corrected', vi: `Theo mục số ${number}, quyển ${book}`, en: `By entry number ${number}, book ${book}`, actId, by: actor },
    now,
  );
}
