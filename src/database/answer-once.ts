/** Answers kept by the key under which they were asked for, so that the same thing asked again is not done again. */
import { inSql, type Tx } from './database.ts';

export type Asked = { readonly key: string; readonly asked: string; readonly now: Date };

/** A key is remembered so long; who sends the same after it asks anew. */
const keptHours = 24;

/**
 * Does the work where the key is new, and keeps its answer in the same transaction: both are there afterwards, or neither. Where the
 * key is known, answers what was answered then, with what was asked then; the caller judges whether that is the same. Two at once:
 * the second waits for the first to commit.
 */
export async function answerOnce<T>(tx: Tx, { key, asked, now }: Asked, work: () => Promise<T>): Promise<{ readonly asked: string; readonly answer: T }> {
  const sql = inSql(tx);
  await sql`delete from database.answer where answered_at < ${new Date(now.getTime() - keptHours * 3_600_000)}`;
  const made = await sql`
    insert into database.answer (key, asked, answered_at)
    values (${key}, ${asked}, ${now})
    on conflict (key) do nothing
    returning key`;
  if (made.length === 1) {
    const answer = await work();
    await sql`update database.answer set answer = ${sql.json(answer as never)} where key = ${key}`;
    return { asked, answer };
  }
  const [before] = await sql<{ asked: string; answer: T }[]>`select asked, answer from database.answer where key = ${key}`;
  return before ?? { asked: '', answer: undefined as T };
}
