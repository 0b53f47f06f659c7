/** Who lives in a commune that was divided, and waits for an officer to say in which of the new ones. */
import { openedTo } from '#access/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { formatIso, type PartialDate, readCursor, type UnitId, writeCursor } from '#values/index.ts';
import { personTokens } from '../person-token.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { dividedUnits } from './divided-units.ts';
import { countDivided, listDivided, soughtWords } from './store.ts';

type Asked = { readonly unit?: number | undefined; readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number };

/** Of the reader's units; `cursor` is the `next` of the page before. Refused: one that is not. */
export async function listDividedPersons({ tx, dataDir, now, actor, purpose, see }: ReachNeeds, { unit, q = '', cursor, limit }: Asked) {
  const after = readCursor(cursor, ['id', 'text', 'id']);
  const reader = { opened: openedTo(actor, purpose?.purpose ?? null), now };
  const divided = dividedUnits(actor, now);
  const all = { units: divided.map((one) => one.unit as number), words: '' };
  const filter = { units: unit === undefined ? all.units : all.units.filter((one) => one === unit), words: soughtWords(q) };
  const counts = new Map((await countDivided(tx, all, reader)).map((row) => [row.unit, row.count]));
  const found = await countDivided(tx, filter, reader);
  const rows = await listDivided(tx, filter, reader, after && { unit: after[0], place: after[1], person: after[2] }, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  see(page.map(({ personId }) => personId));
  const tokens = personTokens(dataDir);
  const { pathOf } = unitCatalogue();
  const named = (id: UnitId) => ({ id: id as number, name: pathOf(id) });
  return {
    units: divided
      .filter((one) => counts.has(one.unit))
      .map((one) => ({ ...named(one.unit), count: counts.get(one.unit) ?? 0, candidates: one.candidates.map(named) })),
    total: found.reduce((sum, { count }) => sum + count, 0),
    items: page.map(({ personId, fullName, dateOfBirth, unit: of, place, file }) => ({
      personId: tokens.tokenOf(personId),
      fullName,
      dateOfBirth: dateOfBirth === null ? null : formatIso(dateOfBirth as PartialDate),
      unit: of,
      place,
      file,
    })),
    next: last === undefined ? null : writeCursor([last.unit, last.place, last.personId]),
  };
}
