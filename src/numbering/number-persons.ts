/** Gives numbers to persons whom an act has made or freed: one of their own that a form states and nobody has, else a drawn one. */
import type { Tx } from '#database/index.ts';
import { storedPersonNumber } from '#values/index.ts';
import {
  activeNumbersOf,
  changeNumbers,
  claimantsOf,
  givenNumbers,
  lockTops,
  makeReady,
  type NumberChange,
  noteReason,
  seenNumbers,
  statementsOf,
  storeTop,
  takeReady,
} from './change-store.ts';
import type { Statement } from './choose-value.ts';
import { decideNumber, type NumberDecision } from './decide-number.ts';
import { sixDigits, stratumSize } from './draw.ts';
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
    const number =
      decision.kind === 'drawn'
        ? await drawFromTop(tx, Number(decision.stratum), key)
        : decision.kind === 'kept'
          ? storedPersonNumber(decision.number)
          : undefined;
    if (number !== undefined) await changeNumbers(tx, actId, [{ number, personId, state: 'active', successor: null } satisfies NumberChange]);
    else await noteReason(tx, personId, decision.kind === 'none' ? decision.reason : 'stratum-empty');
  }
}

/**
 * A number by what is known of the person now, whatever numbers their forms state: the one that takes the place of another. A reason
 * where none can be made.
 */
export async function drawAnew(
  { tx, key }: Pick<Numbering, 'tx' | 'key'>,
  personId: number,
): Promise<{ readonly number: number } | { readonly reason: ReasonForNone }> {
  const forms = (await statementsOf(tx, personId)).map(({ personNumber: _, ...form }): Statement => form);
  const decision = decideNumber(forms, nationalPrefixes());
  if (decision.kind !== 'drawn') return { reason: decision.kind === 'none' ? decision.reason : 'stratum-empty' };
  const number = await drawFromTop(tx, Number(decision.stratum), key);
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

/** Looked through at once: a draw reads all forms, whether for one number or for these. */
const candidatesAtOnce = 256;

/**
 * One that lies ready and that nobody else takes now; else as many are made ready, by one client while the others of the stratum wait.
 * From the last counter down, so that builds, which draw from the first one up, give the same numbers whatever acts did.
 */
async function drawFromTop(tx: Tx, stratum: number, key: Uint8Array): Promise<number | undefined> {
  const ready = await takeReady(tx, stratum);
  if (ready !== undefined) return ready;
  let used = (await lockTops(tx, [stratum])).get(stratum) ?? 0;
  const meanwhile = await takeReady(tx, stratum);
  if (meanwhile !== undefined) return meanwhile;
  const permutation = sixDigits(key);
  const tweak = Buffer.from(String(stratum).padStart(6, '0'));
  while (used < stratumSize) {
    const counters = Uint32Array.from({ length: Math.min(candidatesAtOnce, stratumSize - used) }, (_, at) => stratumSize - 1 - used - at);
    const candidates = Array.from(permutation.permute(tweak, counters), (six) => stratum * stratumSize + six);
    const seen = await seenNumbers(tx, candidates);
    const free = candidates.filter((number) => !seen.has(number));
    used += counters.length;
    await storeTop(tx, stratum, used);
    const [first, ...rest] = free;
    if (first === undefined) continue;
    await makeReady(tx, stratum, rest);
    return first;
  }
  return undefined;
}
