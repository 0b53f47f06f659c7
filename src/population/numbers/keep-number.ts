/** A number that tells another sex, year or place stays for life where its holder wishes: recorded, the wish silences what was found. */
import { insertArchiveFindings, judgeNumber, reopenNumberFindings } from '#cleaning/index.ts';
import { announce, type Tx } from '#database/index.ts';
import { linksOfPersons } from '#linkage/index.ts';
import { activeNumbersOf, insertWish, keptAtWish, type WishBy } from '#numbering/index.ts';
import { type FormId, personNumberFrom, refuse } from '#values/index.ts';
import { lockPerson } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { numberAgrees, numberForm } from './number-agrees.ts';
import { refusals } from './refusals.ts';
import { silenceWished } from './silence-wished.ts';

type Needs = { readonly tx: Tx; readonly now: Date };

export type Keeping = { readonly personId: number; readonly reason: string; readonly by: WishBy };

/** Refused: a number that agrees, of which there is nothing to wish. */
export async function keepNumber({ tx, now }: Needs, { personId, reason, by }: Keeping): Promise<void> {
  const number = (await activeNumbersOf(tx, [personId])).get(personId) ?? refuse(refusals, 'number.none', {});
  if (await numberAgrees(tx, personId)) refuse(refusals, 'number.agrees', { number: personNumberFrom(number) });
  await insertWish(tx, { number, personId, keeps: true, reason, by }, now);
  await silenceWished(tx, [personId]);
  await announce(tx, 'number.kept', { personId }, now);
}

/** Refused: no wish is on record. What forms tell otherwise waits again, and a number may be put anew as before. */
export async function takeWishBack({ tx, now }: Needs, { personId, reason, by }: Keeping): Promise<void> {
  await lockPerson(tx, personId); // of two at once the second finds no wish
  const [kept] = await keptAtWish(tx, [personId]);
  if (kept === undefined) return refuse(refusals, 'number.no-wish', {});
  await insertWish(tx, { number: kept.number, personId, keeps: false, reason, by }, now);
  const forms = (await linksOfPersons(tx, [personId])).map(({ formId }) => formId);
  await reopenNumberFindings(tx, personNumberFrom(kept.number), forms);
  await announce(tx, 'number.wish-taken-back', { personId }, now);
}

const numberFields: ReadonlySet<string> = new Set(['sex', 'dateOfBirth', 'birthRegistrationPlace']);

/** Whether a number is made of this field of the archive. */
export const touchesNumber = (field: string): boolean => numberFields.has(field);

/** After an act has changed what a number is made of: what the number now tells otherwise is found, on the form of the act. */
export async function judgeNumberOf({ tx, now }: Needs, personId: number, actId: FormId): Promise<void> {
  const findings = judgeNumber(await numberForm(tx, personId, actId), dayOfMoment(now));
  await insertArchiveFindings(tx, actId, findings);
  await silenceWished(tx, [personId]);
}
