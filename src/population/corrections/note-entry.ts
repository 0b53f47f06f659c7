/** What is corrected of a value that an entry tells is noted on that entry (NĐ 123/2015, Art. 28), and so is its undoing. */
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { linksOfPersons } from '#linkage/index.ts';
import type { FormId } from '#values/index.ts';
import { type EntryKind, entriesNotedBy, entriesOfForms, insertNote } from '../events/entry-store.ts';
import type { Detail } from '../proposals/proposal-kind.ts';
import type { CorrectionRow } from './store.ts';

type Needs = { readonly tx: Tx; readonly now: Date };

/** `details`: each value before and after, in words. */
export async function noteCorrected(
  { tx, now }: Needs,
  { personId, office, changes }: CorrectionRow,
  { actId, details, by }: { readonly actId: FormId; readonly details: readonly Detail[]; readonly by: Officer },
): Promise<void> {
  if (office !== 'civil-status') return;
  const kind: EntryKind = changes.some(({ field }) => field === 'dateOfDeath') ? 'death' : 'birth';
  const forms = (await linksOfPersons(tx, [personId])).map(({ formId }) => formId);
  const entries = new Set((await entriesOfForms(tx, forms)).filter((entry) => entry.kind === kind).map(({ entryId }) => entryId));
  const said = (language: 'vi' | 'en'): string =>
    details.map(({ label, before, after }) => `${label[language]}: ${before?.[language] ?? '–'} → ${after?.[language] ?? '–'}`).join('; ');
  for (const entryId of entries)
    await insertNote(
      tx,
      entryId,
      { kind: 'corrected', vi: `Cải chính. ${said('vi')}`, en: `Corrected. ${said('en')}`, actId, by: { accountId: by.accountId, name: by.name } },
      now,
    );
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
