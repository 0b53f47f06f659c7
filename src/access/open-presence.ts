/** Opens the archive of a person who stands before an officer, for as long as such a visit takes. */
import type { Tx } from '#database/index.ts';
import { insertPresence } from './store.ts';

const minutes = 30;

/** Told again, the time begins anew. */
export async function openPresence(tx: Tx, { accountId, personId }: { readonly accountId: number; readonly personId: number }, now: Date): Promise<void> {
  await insertPresence(tx, { accountId, personId, until: new Date(now.getTime() + minutes * 60_000) });
}
