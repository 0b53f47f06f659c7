/** Gives the officers among the personas their accounts and offices: once, whatever was killed before. */
import { accountOfLogin, insertAccount, insertPost, sealArchive } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { type PersonOfLine, personsOfLines } from '#population/index.ts';
import { castForms } from '#simulation/index.ts';
import { personas } from './personas.ts';

/** Whose archive each of the cast has, by the name of the persona. */
export async function castPersons(tx: Tx): Promise<ReadonlyMap<string, PersonOfLine>> {
  const found = await personsOfLines(tx, castForms);
  return new Map(castForms.flatMap(({ id }, at) => (found[at] === undefined ? [] : [[id, found[at]] as const])));
}

export async function openPersonas(tx: Tx, now: Date): Promise<void> {
  const persons = await castPersons(tx);
  for (const { id, role, posts } of personas) {
    if (role === 'citizen' || (await accountOfLogin(tx, id)) !== undefined) continue;
    const person = persons.get(id);
    const { accountId } = await insertAccount(
      tx,
      { login: id, fullName: person?.fullName ?? id, personId: person?.personId ?? null, state: 'active', openedBy: null },
      now,
    );
    for (const { unit, from, to } of posts) await insertPost(tx, { accountId, role, unit, from, to, openedBy: null });
  }
  await sealKin(tx, persons, now);
}

/** By the police of the province and the national operator, for themselves alone. */
async function sealKin(tx: Tx, persons: ReadonlyMap<string, PersonOfLine>, now: Date): Promise<void> {
  const kin = persons.get('kin');
  const [dung, khanh] = [await accountOfLogin(tx, 'dung'), await accountOfLogin(tx, 'khanh')];
  if (kin === undefined || dung === undefined || khanh === undefined) return;
  const sign = (id: string, accountId: number) => `${persons.get(id)?.fullName ?? id} (${accountId})`;
  const seal = { personId: kin.personId, kind: 'protected-person', orderNo: '01/QĐ-BVNC' } as const;
  await sealArchive(tx, { ...seal, sealedBy: [sign('dung', dung), sign('khanh', khanh)], readers: [dung, khanh] }, now);
}
