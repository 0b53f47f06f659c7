/** Decides the number of every person of the running build, once, before their archives are written. README.md has the argument. */
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import { type FormId, storedPersonNumber } from '#values/index.ts';
import type { Statement } from './choose-value.ts';
import { decideNumber, type NumberDecision } from './decide-number.ts';
import { sixDigits } from './draw.ts';
import { drawNumbers } from './draw-numbers.ts';
import { nationalPrefixes } from './national-prefixes.ts';
import { openNumberConflicts } from './open-number-conflicts.ts';
import { factReader } from './read-facts.ts';
import type { ReasonForNone } from './reasons.ts';
import {
  askedAlready,
  claimsOfNumbers,
  claimsOfPersons,
  contestedNumbers,
  forgetOldReasons,
  giveToNobody,
  hasReserved,
  lockCounters,
  type Reservation,
  readMembers,
  storeCounters,
  storeReservations,
  streamFacts,
  streamGivenNumbers,
} from './store.ts';

export type ReserveOptions = {
  /** The build. */
  readonly actId: number;
  /** 32 bytes; see `numberKey`. */
  readonly key: Uint8Array;
  readonly now: Date;
};

export type Reserved = {
  readonly kept: number;
  readonly drawn: number;
  readonly withoutNumber: ReadonlyMap<ReasonForNone, number>;
  readonly contested: number;
};

/** One transaction. Run again after a crash it changes nothing where it had committed, and does all of it where it had not. */
export async function reserveNumbers(db: Database, options: ReserveOptions): Promise<Reserved> {
  return await inTransaction(db, (tx) => reserveIn(tx, options));
}

const nothingToDo: Reserved = { kept: 0, drawn: 0, withoutNumber: new Map(), contested: 0 };

async function reserveIn(tx: Tx, { actId, key, now }: ReserveOptions): Promise<Reserved> {
  if (await hasReserved(tx)) return nothingToDo;
  const decided = await decideAll(tx);
  await forgetOldReasons(tx);
  await storeReservations(tx, decided.settled);
  const numbers = await contestedNumbers(tx);
  const contested = await giveToNobody(tx, numbers);
  const asked = await askedAlready(tx);
  const divided = decided.settled.filter(({ reason, personId }) => reason === 'contradiction' && !asked.persons.has(personId)).map(({ personId }) => personId);
  const twice = await claimsOfNumbers(
    tx,
    numbers.filter((number) => !asked.numbers.has(number)),
  );
  await openNumberConflicts(tx, { twice, split: await claimsOfPersons(tx, divided) }, { actId, now });
  const drawn = await drawAll(tx, decided, key);
  return summary(decided, drawn, contested);
}

type Decided = {
  /** Kept numbers, and persons who get none. */
  readonly settled: Reservation[];
  /** Persons who draw, in order of person; the stratum of each beside it. */
  readonly drawing: number[];
  readonly strata: number[];
  /** Numbers written on any form of the register. */
  readonly seen: readonly number[];
};

/** The forms of the register are read once, in their own order, and their facts found again person by person: the server need neither join nor sort. */
async function decideAll(tx: Tx): Promise<Decided> {
  const { persons, forms, isNumbered } = await readMembers(tx);
  const facts = factReader(forms.slice().sort());
  for await (const lines of streamFacts(tx)) facts.read(lines);
  const decided: Decided = { settled: [], drawing: [], strata: [], seen: facts.seen };
  const prefixes = nationalPrefixes();
  for (let first = 0, next = 0; first < persons.length; first = next) {
    const statements: Statement[] = [];
    for (; persons[next] === persons[first]; next++) if (isNumbered[next] === 0) statements.push(facts.statementOf(forms[next] as FormId));
    if (statements.length > 0) note(decided, persons[first] as number, decideNumber(statements, prefixes));
  }
  return decided;
}

function note({ settled, drawing, strata }: Decided, personId: number, decision: NumberDecision): void {
  if (decision.kind === 'kept') settled.push({ personId, number: storedPersonNumber(decision.number), kept: true, reason: null });
  else if (decision.kind === 'none') settled.push({ personId, number: null, kept: false, reason: decision.reason });
  else {
    drawing.push(personId);
    strata.push(Number(decision.stratum));
  }
}

async function drawAll(tx: Tx, { drawing, strata, seen }: Decided, key: Uint8Array): Promise<Reservation[]> {
  const order = drawOrder(strata);
  const taken = [...seen];
  for await (const numbers of streamGivenNumbers(tx)) taken.push(...numbers);
  const sortedStrata = Int32Array.from(order, (at) => strata[at] as number);
  const draw = drawNumbers({
    strata: sortedStrata,
    taken: Float64Array.from(taken).sort(),
    permutation: sixDigits(key),
    counters: await lockCounters(tx, [...new Set(sortedStrata)]),
  });
  const reservations = Array.from(order, (at, place): Reservation => {
    const number = draw.numbers[place] as number;
    return { personId: drawing[at] as number, number: number || null, kept: false, reason: number ? null : 'stratum-empty' };
  });
  await storeReservations(tx, reservations);
  await storeCounters(tx, draw.counters);
  return reservations;
}

/** Places in order of stratum, then of person: both in one double, so that the sort needs no comparison function. */
function drawOrder(strata: readonly number[]): Uint32Array {
  const packed = Float64Array.from(strata, (stratum, at) => stratum * 2 ** 32 + at).sort();
  return Uint32Array.from(packed, (key) => key % 2 ** 32);
}

function summary({ settled }: Decided, drawn: readonly Reservation[], contested: number): Reserved {
  const withoutNumber = new Map<ReasonForNone, number>();
  for (const { reason } of [...settled, ...drawn]) if (reason) withoutNumber.set(reason, (withoutNumber.get(reason) ?? 0) + 1);
  if (contested > 0) withoutNumber.set('contested', contested);
  const kept = settled.filter((reservation) => reservation.kept).length - contested;
  return { kept, drawn: drawn.filter(({ number }) => number !== null).length, withoutNumber, contested };
}
