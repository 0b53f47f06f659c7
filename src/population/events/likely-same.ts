/** Whom of the register a declared person may be, as linkage would find them; those whom the officer may see. */
import { openedTo } from '#access/index.ts';
import { type AskedForm, canMatch, matchForm } from '#linkage/index.ts';
import { openAmong } from '../reach-store.ts';
import type { EventNeeds, Likely } from './prepared.ts';

/** Less than even is no reason to ask. */
const atLeast = 0.5;

export async function likelySame({ tx, now, actor, purpose, see }: EventNeeds, form: AskedForm): Promise<readonly Likely[]> {
  if (!(await canMatch(tx))) return [];
  const found = (await matchForm(tx, form)).filter(({ probability }) => probability >= atLeast);
  const persons = found.map(({ personId }) => personId);
  const open = new Set(await openAmong(tx, persons, { opened: openedTo(actor, purpose?.purpose ?? null), now }));
  const notShown = persons.filter((person) => !open.has(person));
  see([...open], [], notShown);
  return found.filter(({ personId }) => open.has(personId)).map(({ personId, formId, probability }) => ({ personId, formId, probability }));
}
