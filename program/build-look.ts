/** The newest run as text of the interface, for those who follow it. */
import { type Database, inTransaction } from '#database/index.ts';
import { type Delivery, showBuild } from '#population/index.ts';

export function buildLooker(db: Database, delivery: Pick<Delivery, 'running'>): () => Promise<string | undefined> {
  return async () => {
    const running = await delivery.running();
    const build = await inTransaction(db, (tx) => showBuild(tx, running));
    return build === null ? undefined : JSON.stringify(build);
  };
}
