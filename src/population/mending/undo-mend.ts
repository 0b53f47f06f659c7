/** Who takes a step of cleaning back: one officer of the unit that took it; and what stays as others decided it since. */
import { type Officer, signatureOf } from '#access/index.ts';
import { formsOfStep } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { throughReform } from '#geography/index.ts';
import { refuse } from '#values/index.ts';
import { personTokens } from '../person-token.ts';
import { refuseConcerned, refuseWithoutReason } from '../proposals/propose-act.ts';
import { refusals } from '../refusals.ts';
import { findingIdOf } from './finding-id.ts';
import { changedSince, personsOfForms, stepOf } from './store.ts';

type Needs = { readonly tx: Tx; readonly actor: Officer; see(persons: readonly number[]): void };

/** Whether this act is a step of cleaning, which one officer of its unit takes back. Refused as unknown: a step of another unit. */
export async function isOwnStep({ tx, actor, see }: Needs, actId: number): Promise<boolean> {
  const step = await stepOf(tx, actId);
  if (step === undefined) return false;
  const own = step.unitId === actor.unit || (step.unitId !== null && actor.unit !== null && throughReform(step.unitId).includes(actor.unit));
  if (!own) refuse(refusals, 'act.unknown', { act: actId });
  const persons = await personsOfForms(tx, await formsOfStep(tx, step.root));
  see(persons);
  await refuseConcerned(tx, actor, persons);
  return true;
}

export const accountOf = (actor: Officer, reason: string): { readonly officers: readonly string[]; readonly reason: string } => {
  refuseWithoutReason(reason);
  return { officers: [signatureOf(actor)], reason: reason.trim() };
};

export type LeftAlone = {
  readonly count: number;
  readonly findings: readonly { readonly id: string; readonly person: { readonly personId: string; readonly fullName: string } | null }[];
};

const leftShown = 20;

/** Findings of a step that stay as somebody decided them after it. */
export async function leftAlone({ tx, dataDir }: { readonly tx: Tx; readonly dataDir: string }, actId: number): Promise<LeftAlone> {
  const step = await stepOf(tx, actId);
  const { count, first } = step === undefined ? { count: 0, first: [] } : await changedSince(tx, step.root, leftShown);
  const tokens = personTokens(dataDir);
  return {
    count,
    findings: first.map(({ personId, fullName, ...key }) => ({
      id: findingIdOf(key),
      person: personId === null ? null : { personId: tokens.tokenOf(personId), fullName: fullName ?? '' },
    })),
  };
}
