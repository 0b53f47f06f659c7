/** How a command names a person, and the two times as of which it is seen. */
import type { Database, Tx } from '#database/index.ts';
import { movesOfAct } from '#linkage/index.ts';
import { type CommandInput, type PartialDate, readIsoDate, refuse } from '#values/index.ts';
import { holderOfNumber } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';
import type { Sight } from '../show-person.ts';

export const sightFlags = {
  'as-of': { kind: 'day', brief: { vi: 'như sự thật ngày này', en: 'as it was on this day' } },
  'known-on': { kind: 'moment', brief: { vi: 'như sổ biết vào lúc này', en: 'as the register knew it at this moment' } },
} as const;

export function sightOf(input: CommandInput): Sight {
  const asOf = input.text('as-of');
  const knownOn = input.text('known-on');
  return { ...(asOf !== undefined && { asOf: readIsoDate(asOf) as PartialDate }), ...(knownOn !== undefined && { knownOn: momentOf(knownOn) }) };
}

/** A day alone means its end, in Vietnam. */
const momentOf = (text: string): Date => new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999+07:00` : text);

/** A personal number, with or without spaces, or the opaque token of an archive. */
export async function personOf(tx: Tx, db: Database, word: string): Promise<number> {
  const digits = word.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(digits)) return personTokens(db.dataDir).personOf(word);
  const holder = digits.length === 12 ? await holderOfNumber(tx, Number(digits)) : undefined;
  return holder ?? refuse(refusals, 'person.unknown', { person: word });
}

/** Whose forms an act moved, to whom or away. */
export async function personsOfAct(tx: Tx, actId: number): Promise<number[]> {
  const moves = await movesOfAct(tx, actId);
  return [...new Set(moves.flatMap(({ from, to }) => [from, to]).filter((person) => person !== null))];
}
