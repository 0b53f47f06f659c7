/** What deciding on a correction does: the archive and those that follow it are corrected in one transaction, or the correction is refused. */
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import { type FormId, type PartialDate, readIsoDate, refuse, tidyName, type Words } from '#values/index.ts';
import { correctPerson } from '../correct-person.ts';
import { dayOfMoment } from '../day.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { wordsOfTyped } from '../format-value.ts';
import { keepNumber } from '../numbers/keep-number.ts';
import { numberAgrees } from '../numbers/number-agrees.ts';
import type { Accountable, ClosedWithout, Detail, ExecuteNeeds } from '../proposals/proposal-kind.ts';
import { type Changes, type CorrectableField, readChanges } from '../read-changes.ts';
import { announceCorrected } from './follow-elsewhere.ts';
import { noteCorrected } from './note-entry.ts';
import { refusals } from './refusals.ts';
import { type CorrectionRow, correctionById, type Kin, kinElsewhere, kinOf, lockCorrection, moveCorrection } from './store.ts';

/** The act of the correction itself; archives of the household that name the person by number follow by acts of the same two officers. */
export async function applyCorrection(
  { tx, now, actor }: ExecuteNeeds & { readonly actor: Officer },
  correctionId: number,
  accountable: Accountable,
): Promise<FormId> {
  const correction = (await lockCorrection(tx, correctionId)) as CorrectionRow;
  const changes = changesOf(correction, now);
  const kin = await kinOf(tx, correction);
  const elsewhere = await kinElsewhere(tx, correction);
  const since = correction.since === null ? {} : { since: readIsoDate(correction.since) as PartialDate };
  const { actId } = await correctPerson({ tx, now }, { personId: correction.personId, changes, ...since, ...accountable });
  await settleNumber({ tx, now }, correction);
  await moveCorrection(tx, correctionId, { move: 'approve', to: 'corrected', by: actor, reason: null, actId }, now);
  await tellDone(tx, correction, now);
  await noteCorrected({ tx, now }, correction, { actId, corrected: changes, details: changedDetails({ ...correction, since: null }), by: actor });
  await announceCorrected(tx, correction, { actId, elsewhere }, now);
  await followName({ tx, now }, kin, changes, { ...accountable, reason: `${accountable.reason} (theo việc ${actId})` });
  return actId;
}

/** What the number now tells otherwise is settled where the person chose to keep it. */
async function settleNumber(needs: { readonly tx: Tx; readonly now: Date }, { personId, numberWish, reason, openedBy }: CorrectionRow): Promise<void> {
  if (numberWish === 'keep' && !(await numberAgrees(needs.tx, personId))) await keepNumber(needs, { personId, reason, by: { accountId: openedBy } });
}

export function changesOf({ changes, since }: CorrectionRow, now: Date): Changes {
  return readChanges(Object.fromEntries(changes.map(({ field, text }) => [field, text])), since === null ? dayOfMoment(now) : readIsoDate(since));
}

const namingFields = ['fatherName', 'motherName', 'spouseName', 'headName'] as const;

/** NĐ 123/2015, Art. 6: what disagrees with the corrected entry is corrected to it. */
async function followName(needs: { readonly tx: Tx; readonly now: Date }, kin: readonly Kin[], { fullName }: Changes, accountable: Accountable): Promise<void> {
  if (fullName === undefined) return;
  for (const one of kin) {
    const named = namingFields.filter((field) => one[field] !== null && one[field] !== fullName);
    if (named.length > 0)
      await correctPerson(needs, { personId: one.personId, changes: Object.fromEntries(named.map((field) => [field, fullName])), ...accountable });
  }
}

/** Refused by who decides, it is refused; taken back by who proposed it, it is to be examined again. */
export async function closeCorrection({ tx, now }: ExecuteNeeds, correctionId: number, { state, by, reason }: ClosedWithout): Promise<void> {
  const correction = (await lockCorrection(tx, correctionId)) as CorrectionRow;
  if (correction.state !== 'examined') return;
  const moved = state === 'refused' ? ({ move: 'refuse', to: 'refused' } as const) : ({ move: 'return', to: 'opened' } as const);
  await moveCorrection(tx, correctionId, { ...moved, by, reason }, now);
  if (state === 'refused') await tellRefused(tx, correction, reason ?? '', now);
}

/** In writing with its reason, to the person and to who took the request. */
export async function tellRefused(tx: Tx, correction: CorrectionRow, reason: string, now: Date): Promise<void> {
  await notify(
    tx,
    noticesTo(correction, (link) => ({ kind: 'correction-refused' as const, values: { correction: correction.correctionId, reason, link } })),
    now,
  );
}

async function tellDone(tx: Tx, correction: CorrectionRow, now: Date): Promise<void> {
  await notify(
    tx,
    noticesTo(correction, (link) => ({ kind: 'correction-done' as const, values: { correction: correction.correctionId, link } })),
    now,
  );
}

/** To the person, and to who took the request. */
export function noticesTo<Notice>({ correctionId, personId, openedBy }: CorrectionRow, of: (link: string) => Notice, about = String(correctionId)) {
  return [
    { to: { person: personId }, about, ...of('/cong-dan') },
    { to: { account: openedBy }, about, ...of(`/dinh-chinh/${correctionId}`) },
  ];
}

export async function tellCorrection({ tx }: ExecuteNeeds, correctionId: number): Promise<readonly Detail[]> {
  const correction = (await correctionById(tx, correctionId)) ?? refuse(refusals, 'correction.unknown', { correction: correctionId });
  return [...changedDetails(correction), ...(await followDetails(tx, correction))];
}

export function changedDetails({ changes, since }: CorrectionRow): readonly Detail[] {
  const lines = changes.map(({ field, text, before }): Detail => ({ label: labelOf(field), before, after: wordsOfTyped(field as CorrectableField, text) }));
  return since === null ? lines : [...lines, { label: { vi: 'Đúng từ ngày', en: 'True from' }, before: null, after: { vi: since, en: since } }];
}

const newNameIn = ({ changes }: CorrectionRow): string | undefined => {
  const typed = changes.find(({ field }) => field === 'fullName');
  return typed && tidyName(typed.text);
};

/** Archives of the household that name the person, and would then be corrected too. */
export async function followDetails(tx: Tx, correction: CorrectionRow): Promise<readonly Detail[]> {
  const fullName = newNameIn(correction);
  if (fullName === undefined || correction.state === 'corrected') return [];
  const after = { vi: fullName, en: fullName };
  return (await kinOf(tx, correction)).flatMap((one) =>
    namingFields.flatMap((field): Detail[] => {
      const name = one[field];
      if (name === null || name === fullName) return [];
      const { vi, en } = labelOf(field);
      return [{ label: { vi: `${vi} trong hồ sơ ${one.fullName}`, en: `${en} in the archive of ${one.fullName}` }, before: { vi: name, en: name }, after }];
    }),
  );
}

export function labelOf(field: string): Words {
  const { vi, en } = fieldFacts[field as PersonField];
  return { vi, en };
}
