/** Which rows of the board are an office's own. */
import { type Officer, reachOf } from '#access/index.ts';
import { throughReform } from '#geography/index.ts';
import { country, nowhere } from './place-counts.ts';

/** Its units, all below them, and what they were and became; of the country all. */
export function ownUnits(officer: Officer): (key: number) => boolean {
  const keys = keysOf(officer);
  if (keys === null) return () => true;
  const units = new Set(keys);
  return (key) => key !== country && key !== nowhere && units.has(Math.abs(key));
}

/** Null: all. */
export function keysOf(officer: Officer): readonly number[] | null {
  if (reachOf(officer).all) return null;
  return seatsOf(officer).flatMap((unit) => {
    const reach = reachOf({ ...officer, unit });
    return reach.all ? [] : [unit, ...reach.units];
  });
}

/** The unit of the office itself, with what it was and became; none for the country. */
export const seatsOf = ({ unit }: Officer) => (unit === null ? [] : throughReform(unit));
