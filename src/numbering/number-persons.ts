/** Gives numbers to persons whom an act has made or freed: one of their own that a form states and nobody has, else a drawn one. */
import type { Tx } from '#database/index.ts';
import { storedPersonNumber } from '#values/index.ts';
import { activeNumbersOf, changeNumbers, claimantsOf, givenNumbers, type NumberChange, noteReason, statementsOf } from './change-store.ts';
import type { Statement } from './choose-value.ts';
import { decideNumber, type NumberDecision } from './decide-number.ts';
import { giveFromTop } from './give-from-top.ts';
import { nationalPrefixes } from './national-prefixes.ts';
import type { ReasonForNone } from './reasons.ts';

/** `key`: 32 bytes; see `numberKey`. */
export type Numbering = { readonly tx: Tx; readonly actId: number; readonly key: Uint8Array };

/**
 * Persons who have a number keep it. A number that somebody else holds, or held, is not one's own whatever a form states; one
 * that the forms of others state as well, and nobody holds, is given to nobody.
 */
export async function numberPersons({ tx, actId, key }: Numbering, persons: readonly number[]): Promise<void> {
  const active = await activeNumbersOf(tx, persons);
  for (const personId of persons.filter((person) => !active.has(person)).sort((a, b) => a - b)) {
    const decision = await decide(tx, personId);
    if (decision === undefined) continue;
    if (decision.kind === 'kept') {
      const number = storedPersonNumber(decision.number);
      await changeNumbers(tx, actId, [{ number, personId, state: 'active', successor: null } satisfies NumberChange]);
    } else if (decision.kind === 'none') await noteReason(tx, personId, decision.reason);
    else if ((await giveFromTop({ tx, actId, key }, Number(decision.stratum), personId)) === undefined) await noteReason(tx, personId, 'stratum-empty');
  }
}

/**
 * Gives a number by what is known of the person now, whatever numbers their forms state: the one that takes the place of another. A reason
 * where none can be made.
 */
export async function numberAnew({ tx, actId, key }: Numbering, personId: number): Promise<{ readonly number: number } | { readonly reason: ReasonForNone }> {
  const forms = (await statementsOf(tx, personId)).map(({ personNumber: _, ...form }): Statement => form);
  const decision = decideNumber(forms, nationalPrefixes());
  if (decision.kind !== 'drawn') return { reason: decision.kind === 'none' ? decision.reason : 'stratum-empty' };
  const number = await giveFromTop({ tx, actId, key }, Number(decision.stratum), personId);
  return number === undefined ? { reason: 'stratum-empty' } : { number };
}

/** Undefined for a person without forms. */
async function decide(tx: Tx, personId: number): Promise<NumberDecision | undefined> {
  const forms = await statementsOf(tx, personId);
  if (forms.length === 0) return undefined;
  const stated = [...new Set(forms.flatMap(({ personNumber }) => (personNumber === undefined ? [] : [storedPersonNumber(personNumber)])))];
  const given = stated.length === 0 ? new Set() : await givenNumbers(tx, stated);
  const own = forms.map((form) =>
    form.personNumber !== undefined && given.has(storedPersonNumber(form.personNumber)) ? { ...form, personNumber: undefined } : form,
  );
  const decision = decideNumber(own as readonly Statement[], nationalPrefixes());
  if (decision.kind !== 'kept') return decision;
  const claimants = await claimantsOf(tx, [storedPersonNumber(decision.number)]);
  return claimants.some((claimant) => claimant.personId !== personId) ? { kind: 'none', reason: 'contested' } : decision;
}
