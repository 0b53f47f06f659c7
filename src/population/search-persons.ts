/** A search by an officer: among the people of their own units; of somebody who is present, exactly that one, wherever they live. */
import { type Actor, countPresenceTry, forgetPresenceTry, type NamedPurpose, openedTo, openPresence, requireOfficer } from '#access/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { isWholeDate, nameKey, type PartialDate, refuse } from '#values/index.ts';
import { bothByName, byNumber, digitsOf, type Found, type FoundPage, findPage, isNumber, type PersonQuery, toldOf } from './find-persons.ts';
import type { FoundRow } from './person-store.ts';
import { refusals } from './refusals.ts';
import { tellMisses } from './tell-misses.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  readonly purpose: NamedPurpose | null;
  see(persons: readonly number[], fields?: readonly string[], sought?: readonly number[]): void;
};

const shownFields = ['personNumber', 'fullName', 'dateOfBirth', 'sex', 'unit', 'state'];

/**
 * Nobody found is a look at nobody, and on record too; who was asked for and not found stands beside it, and is told of no look. Its statements name the reader's units themselves and run as the register: behind
 * a row policy no index serves `like`, which PostgreSQL does not know to be leakproof.
 */
export async function searchPersons(needs: Needs, query: PersonQuery): Promise<Pick<FoundPage, 'items' | 'next'>> {
  const { tx, dataDir, now, actor, purpose, see } = needs;
  const isPresent = purpose?.purpose === 'person-present';
  const reader = { opened: openedTo(actor, purpose?.purpose ?? null), now };
  const { shown, sought, ...page } = await asRegister(tx, () => (isPresent ? findPresent(needs, query) : findPage({ tx, dataDir, reader }, query)));
  see(shown, shown.length === 0 ? [] : shownFields, sought);
  return page;
}

/**
 * Nothing less than what only somebody before the counter tells: number and date of birth, or full name, whole date of birth and sex.
 * Whoever is found so is open to this officer for half an hour. Who is not found is counted, and many misses are told: a number tells sex
 * and year, so that 365 days are left to guess. Refused: less than that; a name that several persons share to the day; too many misses.
 */
async function findPresent({ tx, dataDir, now, actor: asking }: Needs, { q, dateOfBirth, sex }: PersonQuery): Promise<FoundPage> {
  if (dateOfBirth === undefined || (!isNumber(q) && (!isWholeDate(dateOfBirth) || sex === undefined))) return refuse(refusals, 'search.not-told', {});
  const actor = requireOfficer(asking);
  const tried = { accountId: actor.accountId, number: isNumber(q) ? digitsOf(q) : null };
  const misses = await countPresenceTry(tx, tried, now);
  const reader = { opened: { ...openedTo(actor, null), country: true }, now };
  const search = { key: nameKey(q), match: 'whole', bornFrom: dateOfBirth, bornTo: dateOfBirth, sex, after: undefined, limit: 2 } as const;
  const [named, sealed] = isNumber(q) ? bornOn(await byNumber(tx, q, reader), dateOfBirth) : await bothByName(tx, search, reader);
  const [only, another] = named;
  if (another !== undefined) refuse(refusals, 'search.several', {});
  if (only === undefined) await tellMisses({ tx, now, actor }, misses);
  else {
    await forgetPresenceTry(tx, tried);
    await openPresence(tx, { accountId: actor.accountId, personId: only.personId }, now);
  }
  return { items: toldOf(dataDir, named), next: null, shown: named.map(({ personId }) => personId), sought: sealed };
}

/** Whoever holds the number was asked for, also where the date is another one. */
function bornOn({ rows, sealed }: Found, dateOfBirth: PartialDate): readonly [readonly FoundRow[], readonly number[]] {
  const rest = rows.filter((row) => row.dateOfBirth !== dateOfBirth);
  return [rows.filter((row) => row.dateOfBirth === dateOfBirth), [...sealed, ...rest.map(({ personId }) => personId)]];
}
