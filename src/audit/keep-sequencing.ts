/** The sequencer of the serving program: what is on record is in the log, signed, within a second. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#database/index.ts';
import { Refusal } from '#values/index.ts';
import { logSigner } from './log-key.ts';
import { tidyWaiting } from './log-store.ts';
import { sequenceAll } from './sequence-entries.ts';

/** Between two looks at the queue. */
const restMs = 200;
/** Rests longer after a failure, such as a database that is away. */
const restAfterFailureMs = 2_000;

/** After so many places the queue's space is given back. */
const tidyEvery = 50_000;

export type Sequencing = { end(): Promise<void> };

/** Runs until it is ended. What keeps the log from being signed is told once and tried again: entries wait, and none is lost. */
export function keepSequencing(db: Database, clock: () => Date, tell: (failure: Error) => void): Sequencing {
  const ending = new AbortController();
  const done = run(ending.signal);
  return {
    end: async () => {
      ending.abort();
      await done;
    },
  };

  async function run(signal: AbortSignal): Promise<void> {
    let placed = 0;
    let said = '';
    await step();
    while (!signal.aborted) {
      await pause(said === '' ? restMs : restAfterFailureMs, undefined, { signal, ref: false }).catch(() => {});
      if (!signal.aborted) await step();
    }

    async function step(): Promise<void> {
      try {
        placed += await sequenceAll({ db, signer: logSigner(db.dataDir), now: clock() });
        if (placed >= tidyEvery) {
          await db.sql.unsafe(tidyWaiting);
          placed = 0;
        }
        said = '';
      } catch (failure) {
        const words = String(failure);
        if (words !== said && !isEnvironment(failure)) tell(failure as Error);
        said = words;
      }
    }
  }
}

/** A database that is away is told by those who ask it; here it is waited for. */
const isEnvironment = (failure: unknown): boolean => failure instanceof Refusal && failure.kind === 'environment';
