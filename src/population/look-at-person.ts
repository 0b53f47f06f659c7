/** A reader's look at one archive or at one of its forms: open to them first, and on record with everybody whom it shows. */
import { openedTo } from '#access/index.ts';
import { rawForm, refuseUnknownForm } from '#intake/index.ts';
import type { FormId } from '#values/index.ts';
import { sideOfForm } from './person-store.ts';
import { personTokens } from './person-token.ts';
import { openAmong } from './reach-store.ts';
import { type ShownPerson, type Sight, showPerson } from './show-person.ts';
import { type ReachNeeds, requireWithinReach } from './within-reach.ts';

type Needs = ReachNeeds & { see(persons: readonly number[], fields?: readonly string[]): void };

/** Of the household those are shown whose own archives are open to the reader: who is found at a counter brings nobody along. */
export async function lookAtPerson(needs: Needs, token: string, sight: Sight): Promise<ShownPerson> {
  const { tx, dataDir, now, actor, purpose, see } = needs;
  const tokens = personTokens(dataDir);
  const personId = tokens.personOf(token);
  await requireWithinReach(needs, [personId]);
  const shown = await showPerson({ tx, dataDir, now }, personId, sight);
  const others = [...(shown.household?.members ?? []), ...(shown.mergedInto === null ? [] : [shown.mergedInto])].map((one) => tokens.personOf(one.personId));
  const open = await openAmong(tx, others, { opened: openedTo(actor, purpose?.purpose ?? null), now });
  see(open, Object.keys(shown.values));
  const isOpen = new Set(open.map(tokens.tokenOf));
  return {
    ...shown,
    mergedInto: shown.mergedInto !== null && isOpen.has(shown.mergedInto.personId) ? shown.mergedInto : null,
    household: shown.household === null ? null : { ...shown.household, members: shown.household.members.filter((one) => isOpen.has(one.personId)) },
  };
}

/** Of a person who is open to the reader; a form that is nobody's yet, of an office of the reader's units. Any other is answered as one that is not there. */
export async function lookAtForm(needs: Needs, form: FormId): Promise<Buffer> {
  const { tx, now, actor, purpose, see } = needs;
  const { personId, officeUnit } = await sideOfForm(tx, form);
  see(personId === null ? [] : [personId], ['form']);
  const opened = openedTo(actor, purpose?.purpose ?? null);
  const isOpen =
    personId === null
      ? opened.country || (officeUnit !== null && (opened.units as readonly number[]).includes(officeUnit))
      : (await openAmong(tx, [personId], { opened, now })).length > 0;
  return isOpen ? await rawForm(needs, form) : refuseUnknownForm(form);
}
