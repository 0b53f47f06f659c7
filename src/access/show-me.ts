/** Who is signed in, as pages say it: name, office, unit, and the other offices of the same account. */
import type { z } from 'zod';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Role, roleWords, type UnitId, unitParts } from '#values/index.ts';
import type { Actor } from './actor.ts';
import type { me } from './route-shapes.ts';
import { postOfSession, postsOf } from './store.ts';

export type Me = z.output<typeof me>;

/** `session`: hash of the token under which it is asked. */
export async function showMe({ tx, now, session }: { readonly tx: Tx; readonly now: Date; readonly session: Buffer | undefined }, actor: Actor): Promise<Me> {
  if (actor.kind === 'citizen') return { kind: 'citizen', level: actor.level };
  if (actor.kind !== 'officer') return { kind: 'nobody' };
  const posts = await postsOf(tx, actor.accountId, now);
  const acts = session && (await postOfSession(tx, session));
  return {
    kind: 'officer',
    name: actor.name,
    ...officeOf(actor.role, actor.unit),
    offices: posts.map(({ postId, role, unit, from, to, point }) => ({ postId, ...officeOf(role, unit), from, to, point, isThis: postId === acts })),
  };
}

function officeOf(role: Role, unit: UnitId | null) {
  const { nameOf, pathOf } = unitCatalogue();
  return { role, words: wordsOf(role), unit: unit === null ? null : { id: unit, code: unitParts(unit).code, name: nameOf(unit), path: pathOf(unit) } };
}

const wordsOf = (role: Role) => ({ vi: roleWords[role].vi, en: roleWords[role].en });
