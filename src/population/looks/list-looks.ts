/** Who looked at one person: bodies and purposes in words, grouped by day, never who else was in the same entry. */
import { type PurposeCode, purposes } from '#access/index.ts';
import { countHiddenLooks, type LooksOfDay, looksAt } from '#audit/index.ts';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Language, type Role, readCursor, roleWords, type UnitId, type Words, writeCursor } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { isoDay } from '../version-row.ts';

export type GroupOfLooks = {
  /** The newest of them. */
  readonly at: string;
  readonly day: string;
  readonly body: string;
  readonly purpose: string;
  readonly purposeText: string;
  readonly count: number;
  /** Number of the order by which they were hidden until now. */
  readonly deferredBy: string | null;
};

export type Looks = {
  readonly items: readonly GroupOfLooks[];
  readonly next: string | null;
  /** Looks hidden by order today, in the whole country: told of one person it would tell that person. */
  readonly deferred: number;
};

type Needs = { readonly tx: Tx; readonly now: Date; readonly language: Language };

/** Enough for a page of groups where most are one look; more are read where one day has more. */
const fewestRead = 200;
const afterAll = new Date('9999-01-01T00:00:00Z');

/** The newest day first; a page ends with a day, so that no group is told in two parts. */
export async function listLooks({ tx, now, language }: Needs, personId: number, page: { cursor?: string | undefined; limit: number }): Promise<Looks> {
  const [lastDay] = readCursor(page.cursor, ['day']) ?? [];
  const before = lastDay === undefined ? afterAll : new Date(`${lastDay}T00:00:00+07:00`);
  const today = isoDay(dayOfMoment(now));
  const { rows, isEnd } = await wholeDays(tx, personId, before, today);
  const groups = rows.map((row) => told(row, language));
  const cut = endOfDay(groups, page.limit);
  const isLast = isEnd && cut === groups.length;
  return {
    items: groups.slice(0, cut),
    next: isLast ? null : writeCursor([groups[cut - 1]?.day ?? today]),
    deferred: await countHiddenLooks(tx, today),
  };
}

/** At least one day whole, or all that there is. */
async function wholeDays(tx: Tx, personId: number, before: Date, today: string): Promise<{ readonly rows: readonly LooksOfDay[]; readonly isEnd: boolean }> {
  for (let most = fewestRead; ; most *= 8) {
    const read = await looksAt(tx, personId, before, today, most);
    const rows = read.filter(({ isWhole }) => isWhole);
    if (rows.length > 0 || read.length === 0) return { rows, isEnd: rows.length === read.length };
  }
}

const told = ({ day, body, purpose, orderNo, newest, count }: LooksOfDay, language: Language): GroupOfLooks => ({
  at: newest.toISOString(),
  day,
  body: wordsOfBody(body)[language],
  purpose,
  purposeText: purposes[purpose as PurposeCode]?.[language] ?? purpose,
  count,
  deferredBy: orderNo,
});

/** How many groups make up `limit` of them and the rest of the last one's day. */
function endOfDay(groups: readonly GroupOfLooks[], limit: number): number {
  let end = Math.min(limit, groups.length);
  while (end > 0 && end < groups.length && groups[end]?.day === groups[end - 1]?.day) end++;
  return end;
}

/** @example wordsOfBody('commune-police@30003100').en // => 'Commune police officer, Phường Mai Động, …' */
export function wordsOfBody(body: string): Words {
  const [role = '', unit = ''] = body.split('@');
  const words = roleWords[role as Role] ?? machine;
  if (unit === '') return words;
  const place = unitCatalogue().pathOf(Number(unit) as UnitId);
  return { vi: `${words.vi}, ${place}`, en: `${words.en}, ${place}` };
}

const machine: Words = { vi: 'Máy chủ của sổ, do người vận hành', en: 'The register’s own server, by its operator' };
