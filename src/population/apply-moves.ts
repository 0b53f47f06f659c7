/** What all acts on links have in common: forms move, persons without forms end, numbers follow their archives, archives are made anew. */
import { followArchives } from '#access/index.ts';
import { moveParties } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { type FormMove, linksOfPersons, moveForms } from '#linkage/index.ts';
import { followArchives as followNoticed } from '#notices/index.ts';
import { activeNumbersOf, changeNumbers, type NumberChange, numberPersons } from '#numbering/index.ts';
import type { FormId, Progress } from '#values/index.ts';
import { endedPersons } from './act-store.ts';
import { returnCorrections, sendCorrectionsOn } from './corrections/store.ts';
import { tellNumbers } from './numbers/tell-numbers.ts';
import { rankReviews } from './review/rank-reviews.ts';
import { type EndedAs, rewriteArchives } from './rewrite-archives.ts';

export type ActNeeds = {
  readonly tx: Tx;
  readonly now: Date;
  progress?(step: Progress): void;
};

/** `linkedBy`: the act that a link goes back to; the act itself where nothing is said. */
export type Move = FormMove & { readonly linkedBy?: number | null };

export type Movement = {
  readonly actId: FormId;
  readonly moves: readonly Move[];
  /** Numbers that are taken back with the act that gave or changed them; `cancelled` ones lead to whoever has the forms now. */
  readonly numbers?: readonly NumberChange[];
  /** Where it is given, persons who come out of the act without a number get one. */
  readonly key?: Uint8Array;
};

/** All persons concerned are locked by the caller. Gives them, ascending. */
export async function applyMoves({ tx, now, progress }: ActNeeds, { actId, moves, numbers = [], key }: Movement): Promise<readonly number[]> {
  await moveForms(tx, actId, moves);
  await moveParties(tx, moves);
  const persons = personsIn(moves, numbers);
  const alive = new Set((await linksOfPersons(tx, persons)).map(({ person }) => person));
  const heirs = heirsOf(moves);
  const returned = (await endedPersons(tx, persons)).map(({ personId }) => personId).filter((person) => alive.has(person));
  const ended = new Map<number, EndedAs>(persons.filter((person) => !alive.has(person)).map((person) => [person, heirs.has(person) ? 'merged' : 'withdrawn']));
  await changeNumbers(
    tx,
    actId,
    numbers.filter(({ state }) => state !== 'cancelled'),
  ); // before heirs are asked for theirs
  await endNumbers(tx, actId, [...ended.keys()], heirs, numbers);
  if (key)
    await numberPersons(
      { tx, actId, key },
      persons.filter((person) => alive.has(person)),
    );
  for (let from = 0; from < persons.length; from += personsAtOnce) {
    progress?.({ words: { vi: 'Lập lại hồ sơ', en: 'Making archives anew' }, done: from, total: persons.length });
    await rewriteArchives({ tx, actId, now }, { persons: persons.slice(from, from + personsAtOnce), ended });
  }
  await follow(tx, {
    ended: [...ended].flatMap(([from]) => (heirs.has(from) ? [{ from, to: heirs.get(from) as number }] : [])),
    returned,
  });
  await tellNumbers(tx, actId, now);
  await rankReviews(tx, { persons });
  return persons;
}

/** What other rooms and parts keep of a person and cannot find by what leads on. */
async function follow(tx: Tx, moved: Parameters<typeof followArchives>[1]): Promise<void> {
  await followArchives(tx, moved);
  await followNoticed(tx, moved);
  await sendCorrectionsOn(tx, moved.ended);
  await returnCorrections(tx, moved.returned);
}

/** Bounds memory: a history is some kilobytes. */
const personsAtOnce = 5000;

function personsIn(moves: readonly Move[], numbers: readonly NumberChange[]): readonly number[] {
  const persons = new Set(numbers.map(({ personId }) => personId));
  for (const { from, to } of moves) {
    if (from !== null) persons.add(from);
    if (to !== null) persons.add(to);
  }
  return [...persons].sort((a, b) => a - b);
}

/** To whom most forms of a person went; nobody where they were withdrawn. */
function heirsOf(moves: readonly Move[]): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (const { from, to } of moves) {
    if (from === null || to === null) continue;
    const went = counts.get(from) ?? new Map<number, number>();
    went.set(to, (went.get(to) ?? 0) + 1);
    counts.set(from, went);
  }
  return new Map([...counts].map(([person, went]) => [person, [...went].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] as number]));
}

/**
 * A number leads to the person who has the archive now: retired in favour of that person's, or taken over where that one has none.
 * Of a person who was withdrawn it is retired and leads nowhere. Cancelled numbers lead on in the same way.
 */
async function endNumbers(
  tx: Tx,
  actId: FormId,
  ended: readonly number[],
  heirs: ReadonlyMap<number, number>,
  numbers: readonly NumberChange[],
): Promise<void> {
  const cancelled = numbers.filter(({ state }) => state === 'cancelled');
  await changeNumbers(tx, actId, cancelled); // an heir does not take over what is cancelled
  const active = await activeNumbersOf(tx, [...ended, ...heirs.values()]);
  const changes: NumberChange[] = [];
  for (const person of ended) {
    const number = active.get(person);
    const heir = heirs.get(person);
    if (number === undefined) continue;
    const successor = heir === undefined ? undefined : active.get(heir);
    if (heir !== undefined && successor === undefined) {
      changes.push({ number, personId: heir, state: 'active', successor: null });
      active.set(heir, number);
    } else changes.push({ number, personId: person, state: 'retired', successor: successor ?? null });
  }
  for (const change of cancelled) {
    const heir = heirs.get(change.personId);
    const successor = heir === undefined ? undefined : active.get(heir);
    if (successor !== undefined) changes.push({ ...change, successor });
  }
  await changeNumbers(tx, actId, changes);
}
