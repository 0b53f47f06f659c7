/** What leaves the register: each message lies in the outbox from the commit of its notice on, and is carried after it. */
import { asRegister, type Tx } from '#database/index.ts';
import type { Role, UnitId } from '#values/index.ts';
import type { Channel } from './kinds/notice-kind.ts';
import { markCarried, selectMessages, takeMessages } from './store.ts';

export type Message = {
  readonly messageId: number;
  readonly channel: Channel;
  readonly text: string;
  readonly madeAt: Date;
  readonly carriedAt: Date | null;
  /** To whom, as the notice says: a person, an account or an office; the address is the carrier's to find. */
  readonly personId: number | null;
  readonly accountId: number | null;
  readonly roles: readonly Role[];
  readonly units: readonly UnitId[];
};

/** Hands one message to a telephone company or a mail server. It may be asked twice for one message, where the program dies after it; `messageId` tells. */
export type Carrier = (message: Message) => Promise<void>;

/** Of a register that sends nothing: its messages can be read in the outbox, and go nowhere. */
export const keepInOutbox: Carrier = async () => {};

/** Two programs at once carry different messages. One that fails waits for the next time, and the rest with it. */
export async function carryMessages(tx: Tx, carrier: Carrier, now: Date): Promise<void> {
  for (const message of await takeMessages(tx, 200)) {
    await carrier(message);
    await markCarried(tx, message.messageId, now);
  }
}

/** All messages, the newest first: for whoever runs the register, or plays with a sample. */
export const listOutbox = (tx: Tx, before: number | undefined, limit: number): Promise<readonly Message[]> =>
  asRegister(tx, () => selectMessages(tx, before, limit));
