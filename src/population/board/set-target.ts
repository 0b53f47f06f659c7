/** The centre sets what a unit is to reach and by when; a target is not changed, it is withdrawn and another one set. */
import type { Officer } from '#access/index.ts';
import { requireRule } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { refuse, type UnitId } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { dayFromIso, isoDay } from '../version-row.ts';
import { measuredDay, rowsOfDay } from './board-store.ts';
import { measureTargets } from './measure-targets.ts';
import type { Measure } from './measures.ts';
import { refusals } from './refusals.ts';
import { requireUnitOf } from './show-board.ts';
import { type Goal, insertTarget, lockTarget, type Mark, withdrawTarget } from './target-store.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Officer };

export type TargetAsked = {
  readonly units: readonly number[];
  readonly measure?: Measure | undefined;
  readonly rule?: string | undefined;
  /** Percent, one decimal. */
  readonly share?: number | undefined;
  /** How many may be left. */
  readonly left?: number | undefined;
  readonly dueOn: string;
  readonly reason: string;
};

/** A plan of the state is of five years. */
const longestDays = 5 * 366;

/** The same for each of the units, or for none. Refused: no unit of today, a day that is over or too far, what a unit has already. */
export async function setTargets({ tx, now, actor }: Needs, { units, measure, rule, share, left, dueOn, reason }: TargetAsked): Promise<readonly number[]> {
  const goal = goalOf(measure, rule);
  const mark = markOf(share, left);
  const today = isoDay(dayOfMoment(now));
  if (dueOn < today || Date.parse(dueOn) - Date.parse(today) > longestDays * 86_400_000) refuse(refusals, 'target.day', { dueOn, most: longestDays });
  const made: number[] = [];
  for (const unit of [...new Set(units)].sort((a, b) => a - b)) {
    requireUnitOf(unit, dayFromIso(today));
    const id = await insertTarget(tx, { unit, ...goal, ...mark, dueOn, reason }, actor, now);
    made.push(id ?? refuse(refusals, 'target.there', { unit: unitCatalogue().nameOf(unit as UnitId), dueOn }));
  }
  await measureNow(tx, today, made);
  return made;
}

/** So that it is told how far it is from the first; where the board was not measured today it waits for that. */
async function measureNow(tx: Tx, today: string, made: readonly number[]): Promise<void> {
  const measured = await measuredDay(tx, today);
  if (measured?.on === today) await measureTargets(tx, today, await rowsOfDay(tx, today), new Set(made));
}

function goalOf(measure: Measure | undefined, rule: string | undefined): Goal {
  if (measure !== undefined && rule === undefined) return { measure, rule: null };
  if (measure !== undefined || rule === undefined) return refuse(refusals, 'target.goal', {});
  requireRule(rule);
  return { measure: null, rule };
}

function markOf(share: number | undefined, left: number | undefined): Mark {
  if (share !== undefined && left === undefined) return { leastShare: Math.round(share * 10), mostLeft: null };
  if (share !== undefined || left === undefined) return refuse(refusals, 'target.goal', {});
  return { leastShare: null, mostLeft: left };
}

/** Twice at once: one withdraws it, one is refused. */
export async function endTarget({ tx, now, actor }: Needs, targetId: number): Promise<{ readonly targetId: number }> {
  const target = (await lockTarget(tx, targetId)) ?? refuse(refusals, 'target.unknown', { id: targetId });
  if (target.withdrawnAt !== null) refuse(refusals, 'target.withdrawn', { id: targetId });
  await withdrawTarget(tx, targetId, actor.accountId, now);
  return { targetId };
}
