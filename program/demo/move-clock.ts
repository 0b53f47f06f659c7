/** Moves the clock of a sample register. */
import { setClock, type Tx } from '#database/index.ts';
import { newestAct } from '#intake/index.ts';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

/** A day begins for an office at eight, in Việt Nam. */
const momentOf = (text: string): Date => new Date(text.includes('T') ? text : `${text}T08:00:00+07:00`);

/** The clock of a demo does not go back before it: all forms of the sample were filled in by then. Only its first delivery is older, which nobody plays in. */
export const clockBegins = new Date('2022-01-01T00:00:00+07:00');

/** The moment that a day or a text names. Refused: before `clockBegins`; after this century. */
export function requireDemoTime(to: string | null): Date {
  const at = to === null ? new Date() : momentOf(to);
  if (at < clockBegins || at >= new Date('2100-01-01T00:00:00+07:00')) refuse(refusals, 'clock.too-far', { to: inVietnam(at) });
  return at;
}

/** `to`: a day or a moment with its zone; null: the machine's time. Refused: out of the years of the demo; before something that the register recorded. */
export async function moveClock(tx: Tx, to: string | null): Promise<Date> {
  const at = requireDemoTime(to);
  const newest = await newestAct(tx);
  if (newest !== undefined && at < newest) refuse(refusals, 'clock.before-acts', { to: inVietnam(at), newest: inVietnam(newest) });
  await setClock(tx, to === null ? null : at);
  return at;
}

/** 2025-07-01 08:00, by the clock of Việt Nam. */
export const inVietnam = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
