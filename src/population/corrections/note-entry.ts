/** What is corrected of a value that an entry tells is noted on that entry (NĐ 123/2015, Art. 28), and so is its undoing. */
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import type { Form } from '#intake/index.ts';
import { linksOfPersons } from '#linkage/index.ts';
import type { FormId } from '#values/index.ts';
import { newestActs } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { type EntryKind, entriesNotedBy, entriesOfForms, insertNote, notesOf } from '../events/entry-store.ts';
import type { PersonField } from '../fields.ts';
import { isSameValue, wordsOfValue } from '../format-value.ts';
import { formsById } from '../person-store.ts';
import type { Detail } from '../proposals/proposal-kind.ts';
import type { Changes, CorrectableField } from '../read-changes.ts';
import type { CorrectionRow } from './store.ts';

type Needs = { readonly tx: Tx; readonly now: Date };

/**
 * `details`: each change in words, in the order of the changes. Noted is what the entry itself told otherwise: where other papers were
 * corrected to what always stood there, nothing of the entry has changed.
 */
export async function noteCorrected(
  { tx, now }: Needs,
  { personId, office, changes }: CorrectionRow,
  { actId, corrected, details, by }: { readonly actId: FormId; readonly corrected: Changes; readonly details: readonly Detail[]; readonly by: Officer },
): Promise<void> {
  if (office !== 'civil-status') return;
  const kind: EntryKind = changes.some(({ field }) => field === 'dateOfDeath') ? 'death' : 'birth';
  const forms = (await linksOfPersons(tx, [personId])).map(({ formId }) => formId);
  const entries = new Map((await entriesOfForms(tx, forms)).filter((entry) => entry.kind === kind).map(({ entryId, formId }) => [entryId, formId]));
  const places = { catalogue: unitCatalogue(), on: dayOfMoment(now) };
  for (const [entryId, formId] of entries) {
    const told = await toldBy(tx, entryId, formId);
    const changed = changes.flatMap(({ field }, at): Detail[] => {
      const { label, after } = details[at] as Detail;
      const before = told[field as CorrectableField];
      if (tellsSame(field as CorrectableField, told, corrected)) return [];
      return [{ label, before: before === undefined ? null : wordsOfValue(field as PersonField, before, places), after }];
    });
    if (changed.length === 0) continue;
    const said = (language: 'vi' | 'en'): string =>
      changed.map(({ label, before, after }) => `${label[language]}: ${before?.[language] ?? '–'} → ${after?.[language] ?? '–'}`).join('; ');
    await insertNote(
      tx,
      entryId,
      { kind: 'corrected', vi: `Cải chính. ${said('vi')}`, en: `Corrected. ${said('en')}`, actId, by: { accountId: by.accountId, name: by.name } },
      now,
    );
  }
}

/** What an entry tells now: as it was made, with the corrections that were noted on it and stand. */
async function toldBy(tx: Tx, entryId: number, formId: number): Promise<Partial<Form>> {
  const noted = (await notesOf(tx, entryId)).flatMap(({ kind, actId }) => (kind === 'corrected' && actId !== null ? [actId] : []));
  const standing: number[] = [];
  for (const act of noted) if (await stillStands(tx, act)) standing.push(act);
  const forms = await formsById(tx, [formId, ...standing]);
  return Object.fromEntries([formId, ...standing].flatMap((id) => Object.entries(forms.get(id)?.form ?? {}).filter(([, value]) => value !== undefined)));
}

async function stillStands(tx: Tx, actId: number): Promise<boolean> {
  const [act] = await newestActs(tx, { actId }, 1);
  return act?.undoneBy === null;
}

/** A place is the same if its unit is, however it is written. */
function tellsSame(field: CorrectableField, told: Partial<Form>, corrected: Changes): boolean {
  const [one, other] = [told[field], corrected[field]];
  const unit = field.replace(/Place$/, 'Unit') as 'originUnit' | 'birthRegistrationUnit';
  if (field.endsWith('Place') && told[unit] !== undefined) return told[unit] === corrected[unit];
  return one !== undefined && other !== undefined && (one === other || isSameValue(one, other));
}

/** Entries that bear the note of a correction say when it was taken back, and when it was done again after that. */
export async function noteTurned(
  { tx, now }: Needs,
  { corrected, undoing, again, by }: { readonly corrected: number; readonly undoing: FormId; readonly again: boolean; readonly by: Officer | undefined },
): Promise<void> {
  const note = again
    ? ({ kind: 'restored', vi: `Khôi phục cải chính của việc ${corrected}`, en: `The correction of act ${corrected} holds again` } as const)
    : ({ kind: 'undone', vi: `Bỏ cải chính của việc ${corrected}`, en: `The correction of act ${corrected} was taken back` } as const);
  for (const entryId of await entriesNotedBy(tx, corrected)) await insertNote(tx, entryId, { ...note, actId: undoing, by: by ?? null }, now);
}
