/** A delivery that lies ready, and the run that takes it in; the program knows both and hands them to the routes. */
import type { Tx } from '#database/index.ts';
import type { Role } from '#values/index.ts';

export type Delivery = {
  /** Whose work it is to start it: in the demo that of whoever plays with the sample register. */
  readonly startedBy: readonly Role[];
  waiting(): Promise<{ readonly files: number; readonly records: number } | null>;
  /** Whether a run works on this register now, ours or another program's. Asked on the connection of who asks: six that wait for a seventh wait for ever. */
  running(tx: Tx): Promise<boolean>;
  start(tx: Tx, now: Date): Promise<{ readonly buildId: string }>;
};
