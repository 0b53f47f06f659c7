/** Says whose a number is that several archives claim, or which of two that the forms of one archive state. */
import { type LockedConflict, lockConflict, settleConflicts } from '#conflicts/index.ts';
import { announce, type Tx } from '#database/index.ts';
import { recordAct } from '#intake/index.ts';
import { activeNumbersOf, changeNumbers, claimsOfNumbers, holdersOf, numberPersons } from '#numbering/index.ts';
import { type FormId, type PersonNumber, personNumberFrom, refuse, storedPersonNumber } from '#values/index.ts';
import { actAlone } from '../act-alone.ts';
import { refuseUnaccountable } from '../correct-person.ts';
import { formsById } from '../person-store.ts';
import { rewriteArchives } from '../rewrite-archives.ts';
import { refusals } from './refusals.ts';
import { tellNumbers } from './tell-numbers.ts';

/** A number in question, and one of those whose it may be. */
export type Award = { readonly personId: number; readonly personNumber: PersonNumber };

type Asked = Pick<LockedConflict, 'kind' | 'parties'>;

/**
 * What may be answered. Empty for a conflict that does not ask it. A number that another has taken the place of stays with whoever it leads to;
 * one that somebody beside the parties claims is not given to a party by this.
 */
export async function awardsOf(tx: Tx, { kind, parties }: Asked): Promise<Award[]> {
  const persons = [...new Set(parties.map(({ personId }) => personId))].sort((a, b) => a - b);
  if (kind !== 'number-claimed-twice' && !(kind === 'two-numbers' && persons.length === 1)) return [];
  const forms = await formsById(
    tx,
    parties.map(({ formId }) => formId),
  );
  const stated = [...forms.values()].flatMap(({ form }) => (form.personNumber === undefined ? [] : [storedPersonNumber(form.personNumber)]));
  const numbers = [...new Set(stated)].sort((a, b) => a - b);
  const claims = await claimsOfNumbers(tx, numbers, { proposed: false });
  const holders = await holdersOf(tx, numbers);
  return numbers.flatMap((number) => {
    const claimants = new Set(claims.filter((claim) => claim.number === number).map(({ personId }) => personId));
    const asked = kind === 'two-numbers' || claimants.size > 1;
    if (!asked || [...claimants].some((one) => !persons.includes(one))) return [];
    const holder = holders.get(number);
    const may = persons.filter((one) => claimants.has(one) && (holder?.retired !== true || holder.personId === one));
    return may.map((personId) => ({ personId, personNumber: personNumberFrom(number) }));
  });
}

export type Awarding = Award & {
  readonly conflict: number;
  readonly reason: string;
  readonly evidence?: string | undefined;
  readonly officers: readonly string[];
};

/** Whoever has it instead loses it; each of the others who has none then is given their own. Another number of who gets it leads to this one. */
export async function awardNumber(
  { tx, now, key }: { readonly tx: Tx; readonly now: Date; readonly key: Uint8Array },
  { conflict: id, personId, personNumber, reason, evidence, officers }: Awarding,
): Promise<FormId> {
  refuseUnaccountable({ reason, officers });
  await actAlone(tx);
  const conflict = await lockConflict(tx, id);
  if (conflict === undefined || conflict.state === 'settled') return refuse(refusals, 'award.not-asked', {});
  await refuseOther(tx, conflict, { personId, personNumber });
  const actId = await recordAct(tx, { kind: 'award', officers, reason, evidence: evidence ?? null }, now);
  const number = storedPersonNumber(personNumber);
  const holder = (await holdersOf(tx, [number])).get(number);
  if (holder?.personId !== personId) await changeNumbers(tx, actId, await takenBy(tx, personId, number));
  const persons = [...new Set(conflict.parties.map((party) => party.personId))];
  await numberPersons({ tx, actId, key }, persons);
  await rewriteArchives({ tx, actId, now }, { persons });
  await settleConflicts(tx, actId, [id]);
  await tellNumbers(tx, actId, now);
  await announce(tx, 'number.awarded', { personId, actId }, now);
  return actId;
}

/** Refused: what is not in question, or not of this person. */
export async function refuseOther(tx: Tx, conflict: Asked, { personId, personNumber }: Award): Promise<void> {
  const awards = await awardsOf(tx, conflict);
  if (!awards.some((one) => one.personId === personId && one.personNumber === personNumber)) refuse(refusals, 'award.not-asked', {});
}

async function takenBy(tx: Tx, personId: number, number: number) {
  const before = (await activeNumbersOf(tx, [personId])).get(personId);
  return [
    { number, personId, state: 'active', successor: null } as const,
    ...(before === undefined ? [] : [{ number: before, personId, state: 'retired', successor: number } as const]),
  ];
}
