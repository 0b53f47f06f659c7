/** Decides the number of every person of the running build, once, before their archives are written. README.md has the argument. */
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import { storedPersonNumber } from '#values/index.ts';
import { askAboutNumbers, settleAnswered } from './ask-about-numbers.ts';
import { emptyReady } from './change-store.ts';
import { decideNumber } from './decide-number.ts';
import { sixDigits } from './draw.ts';
import { drawNumbers } from './draw-numbers.ts';
import { returnToTop } from './give-from-top.ts';
import { type GrowingNumbers, growingNumbers } from './growing-numbers.ts';
import { nationalPrefixes } from './national-prefixes.ts';
import { byPerson, readNumbers } from './read-facts.ts';
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
  storeCounters,
  storeReservations,
  storeReservationsOf,
  streamFacts,
  streamGivenNumbers,
  streamWrittenNumbers,
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
  return await inTransaction(db, (tx) => reserveIn(db, tx, options));
}

const nothingToDo: Reserved = { kept: 0, drawn: 0, withoutNumber: new Map(), contested: 0 };

async function reserveIn(db: Database, tx: Tx, { actId, key, now }: ReserveOptions): Promise<Reserved> {
  if (await hasReserved(tx)) return nothingToDo;
  await forgetOldReasons(tx);
  await returnToTop(tx, key, await emptyReady(tx));
  const decided = newDecided();
  await inTransaction(db, (reading) => storeReservationsOf(tx, settledOf(reading, decided)));
  const numbers = await contestedNumbers(tx);
  const contested = await giveToNobody(tx, numbers);
  const asked = await askedAlready(tx);
  const divided = decided.divided.filter((personId) => !asked.pairs.has(personId));
  const claims = { twice: await claimsOfNumbers(tx, numbers, { proposed: true }), split: await claimsOfPersons(tx, divided) };
  await askAboutNumbers(tx, claims, asked, { actId, now });
  await settleAnswered(tx, actId, { proposed: true });
  const { drawn, unlucky } = await drawAll(tx, decided, key);
  const { withoutNumber } = decided;
  if (unlucky > 0) withoutNumber.set('stratum-empty', unlucky);
  if (contested > 0) withoutNumber.set('contested', contested);
  return { kept: decided.kept - contested, drawn, withoutNumber, contested };
}

type Decided = {
  kept: number;
  readonly withoutNumber: Map<ReasonForNone, number>;
  /** Persons whose own forms state two numbers. */
  readonly divided: number[];
  /** Persons who draw, in order of person; the stratum of each beside it. */
  readonly drawing: GrowingNumbers;
  readonly strata: GrowingNumbers;
};

const newDecided = (): Decided => ({ kept: 0, withoutNumber: new Map(), divided: [], drawing: growingNumbers(), strata: growingNumbers() });

/** Kept numbers, and persons who get none; who draws is noted. Another transaction reads, so that what is settled is written meanwhile. */
async function* settledOf(reading: Tx, decided: Decided): AsyncGenerator<Reservation[]> {
  const prefixes = nationalPrefixes();
  for await (const persons of byPerson(streamFacts(reading))) {
    const settled: Reservation[] = [];
    for (const { personId, forms } of persons) {
      const decision = decideNumber(forms, prefixes);
      if (decision.kind === 'kept') {
        settled.push({ personId, number: storedPersonNumber(decision.number), kept: true, reason: null });
        decided.kept++;
      } else if (decision.kind === 'none') {
        const { reason } = decision;
        settled.push({ personId, number: null, kept: false, reason });
        decided.withoutNumber.set(reason, (decided.withoutNumber.get(reason) ?? 0) + 1);
        if (reason === 'contradiction') decided.divided.push(personId);
      } else {
        decided.drawing.add(personId);
        decided.strata.add(Number(decision.stratum));
      }
    }
    yield settled;
  }
}

async function drawAll(tx: Tx, { drawing, strata }: Decided, key: Uint8Array): Promise<{ readonly drawn: number; readonly unlucky: number }> {
  const persons = drawing.all();
  const order = drawOrder(strata.all());
  const sortedStrata = Int32Array.from(order, (at) => strata.all()[at] as number);
  const draw = drawNumbers({
    strata: sortedStrata,
    taken: await takenNumbers(tx),
    permutation: sixDigits(key),
    counters: await lockCounters(tx, [...new Set(sortedStrata)]),
  });
  let unlucky = 0;
  await storeReservations(tx, reservations());
  await storeCounters(tx, draw.counters);
  return { drawn: order.length - unlucky, unlucky };

  function* reservations(): Generator<Reservation> {
    for (let place = 0; place < order.length; place++) {
      const number = draw.numbers[place] as number;
      if (number === 0) unlucky++;
      yield { personId: persons[order[place] as number] as number, number: number || null, kept: false, reason: number ? null : 'stratum-empty' };
    }
  }
}

/** Every number that was ever given, or stands on any form of the register; ascending. */
async function takenNumbers(tx: Tx): Promise<Float64Array> {
  const taken = growingNumbers();
  for await (const lines of streamWrittenNumbers(tx)) readNumbers(lines, taken.add);
  for await (const numbers of streamGivenNumbers(tx)) for (const number of numbers) taken.add(number);
  return taken.all().sort();
}

/** Places in order of stratum, then of person: both in one double, so that the sort needs no comparison function. */
function drawOrder(strata: Float64Array): Uint32Array {
  const packed = strata.map((stratum, at) => stratum * 2 ** 32 + at).sort();
  return Uint32Array.from(packed, (key) => key % 2 ** 32);
}
