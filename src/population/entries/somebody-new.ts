/** Whether a typed entry tells of somebody whom the register does not know: who is like them, and who has come since. */
import type { z } from 'zod';
import type { Form } from '#intake/index.ts';
import { nameKey } from '#values/index.ts';
import { childrenBorn, lockBirthOf } from '../events/event-store.ts';
import { type Ask, refuseUnconfirmed, type Told } from '../events/prepared.ts';
import { tellLikely } from '../forms/check-form.ts';
import { lockFormOf } from '../forms/form-store.ts';
import { likelyPersons } from '../forms/likely-persons.ts';
import { readChanges } from '../read-changes.ts';
import type { ReachNeeds } from '../within-reach.ts';
import type { typedName } from './typed.ts';

type Confirmed = Parameters<typeof refuseUnconfirmed>[1];

const likelyWords = {
  vi: 'sổ có người giống mục này; nếu không phải họ thì ghi vì sao, rồi lập hồ sơ mới theo mục',
  en: 'the register has somebody like this entry; if it is not them say why, then the entry makes a new archive',
} as const;

/** As linkage would read it: nothing of it is stored. */
const formOf = (told: Told): Form => ({ ...told, formId: 0, line: 0, byteOffset: 0, byteLength: 0, doubted: 0 }) as unknown as Form;

/** Whom of the register an entry may tell of, while it is typed. Refused: a name or a day that cannot be read. */
export async function findLikely(needs: ReachNeeds, { kind, ...said }: z.output<typeof typedName>) {
  const source = kind === 'birth' ? 'khai-sinh' : 'khai-tu';
  const given = Object.fromEntries(Object.entries(said).filter((pair): pair is [string, string] => pair[1] !== undefined));
  const { persons, elsewhere } = await likelyPersons(needs, formOf({ ...(readChanges(given, undefined) as Partial<Form>), source }));
  return { likely: tellLikely(persons, needs), elsewhere };
}

export type AsNew = { readonly confirmed: Confirmed; readonly namesakes: readonly number[] };

/** Who of the register it may be is asked about; gives what was asked and confirmed, and those of that name and day, who may be more by the time it is approved. */
export async function refuseLikely(needs: ReachNeeds, told: Told, confirmed: Confirmed): Promise<AsNew> {
  const { persons, elsewhere } = await likelyPersons(needs, formOf(told));
  const asks: Ask[] = persons.length === 0 ? [] : [{ code: 'likely-same', words: likelyWords }];
  if (elsewhere !== null) asks.push({ code: 'likely-elsewhere', words: elsewhere });
  refuseUnconfirmed(asks, confirmed);
  return { confirmed: confirmed.filter(({ code }) => asks.some((ask) => ask.code === code)), namesakes: await namesakesOf(needs, told) };
}

/** Everybody who bears the name and was born on the day, wherever they live. Until commit nobody else takes in a form of that name at a counter. */
export async function namesakesOf({ tx }: Pick<ReachNeeds, 'tx'>, { fullName, dateOfBirth }: Told): Promise<readonly number[]> {
  const key = nameKey(fullName ?? '');
  await lockFormOf(tx, key);
  if (dateOfBirth === undefined) return [];
  await lockBirthOf(tx, key, dateOfBirth);
  return (await childrenBorn(tx, { key, from: dateOfBirth, to: dateOfBirth, households: [] })).map(({ personId }) => personId);
}
