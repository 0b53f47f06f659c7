/** The sequencer of the serving program: what is on record is in the log, signed, within a second, and witnesses are asked to sign too. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#database/index.ts';
import { Refusal } from '#values/index.ts';
import { logSigner } from './log-key.ts';
import { tidyWaiting } from './log-store.ts';
import { sequenceAll } from './sequence-entries.ts';
import { askWitnesses, type Seen } from './witness/ask-witnesses.ts';
import { trustedWitnesses } from './witness/trusted-witnesses.ts';

/** Between two looks at the queue. */
const restMs = 200;
/** After a failure, such as a database that is away. */
const restAfterFailureMs = 2_000;

/** After so many places the queue's space is given back. */
const tidyEvery = 50_000;

export type Sequencing = { end(): Promise<void> };

/** Runs until it is ended. What keeps the log from being signed is told once and tried again: entries wait, and none is lost. */
export function keepSequencing(db: Database, clock: () => Date, tell: (failure: Error) => void): Sequencing {
  const ending = new AbortController();
  const told = new Set<string>();
  const seen: Seen = new Map();
  let asking: Promise<void> | undefined;
  const done = run(ending.signal);
  return {
    end: async () => {
      ending.abort();
      await done;
      await asking;
    },
  };

  async function run(signal: AbortSignal): Promise<void> {
    for (let [placed, rest] = [0, 0]; !signal.aborted; await pause(rest, undefined, { signal }).catch(() => {})) {
      try {
        const taken = await sequenceAll({ db, signer: logSigner(db.dataDir), now: clock() });
        if (taken > 0 || rest === 0) askBeside();
        placed += taken;
        rest = restMs;
        if (placed < tidyEvery) continue;
        await db.sql.unsafe(tidyWaiting);
        placed = 0;
      } catch (failure) {
        tellOnce(failure);
        rest = restAfterFailureMs;
      }
    }
  }

  /** A witness that is slow keeps nobody; what was signed meanwhile it is asked for with the next. */
  function askBeside(): void {
    asking ??= Promise.resolve()
      .then(() => askWitnesses(db, trustedWitnesses(db.dataDir), seen))
      .catch(tellOnce)
      .finally(() => void (asking = undefined));
  }

  /** A database that is away is told by those who ask it; here it is waited for. */
  function tellOnce(failure: unknown): void {
    if (failure instanceof Refusal && failure.kind === 'environment') return;
    if (!told.has(String(failure))) tell(failure as Error);
    told.add(String(failure));
  }
}
