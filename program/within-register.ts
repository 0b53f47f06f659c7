/** One request to a room: handed one transaction, which commits what it did, or nothing. */
import { answerOnce, type Database, inTransaction, type Tx } from '#database/index.ts';
import { onceByKey, requireSame } from './http-once.ts';
import type { RouteNeeds, WithNeeds } from './http-routes.ts';
import { languageOf } from './problem.ts';

/** `given` is what does not change from request to request. */
export function withinRegister(db: Database, given: Pick<RouteNeeds, 'version' | 'delivery'>): WithNeeds<RouteNeeds> {
  const once = onceByKey();
  return (request, use, sentOnce) => {
    const now = new Date();
    const work = (tx: Tx) => use({ ...given, dataDir: db.dataDir, now, language: languageOf(request.headers['accept-language']), tx });
    if (sentOnce === undefined) return inTransaction(db, work);
    return once(request, sentOnce.body, (key) =>
      inTransaction(db, async (tx) => {
        const done = await answerOnce(tx, { ...key, now }, () => work(tx));
        requireSame(done.asked, key.asked);
        return done.answer;
      }),
    );
  };
}
