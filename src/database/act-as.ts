/** As whom the statements of a transaction run: a reader, whom the row policies hold, or the register. */
import { inSql, type Tx } from './database.ts';

/** What the policies ask for; absent is nobody. */
export type ReaderSettings = {
  readonly account?: number | undefined;
  readonly unit?: number | undefined;
  readonly person?: number | undefined;
  readonly country?: boolean | undefined;
  readonly now: Date;
};

const readers = new WeakSet<Tx>();

/**
 * From here to its end the transaction reads what is open to this reader, and no more. Settings and role are literals of the
 * transaction (`set local`): they end with it, whoever has the connection next.
 */
export async function readAs(tx: Tx, { account, unit, person, country, now }: ReaderSettings): Promise<void> {
  const number = (value: number | undefined) => (value === undefined ? '' : String(Number(value)));
  await inSql(tx).unsafe(`
    set local sogoc.account = '${number(account)}';
    set local sogoc.unit = '${number(unit)}';
    set local sogoc.person = '${number(person)}';
    set local sogoc.country = '${country === true ? 'yes' : ''}';
    set local sogoc.now = '${now.toISOString()}';
    set local role sogoc_app`);
  readers.add(tx);
}

/**
 * Work beyond the reader's reach, after somebody has judged that it may be done: a build's counts, the namesakes of the country, an act
 * on two communes. One after the other within a transaction: what runs beside it would run as the register too.
 */
export async function asRegister<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  if (!readers.has(tx)) return await work();
  await inSql(tx).unsafe('set local role sogoc_register');
  readers.delete(tx);
  const done = await work(); // where it fails, the transaction is over
  await inSql(tx).unsafe('set local role sogoc_app');
  readers.add(tx);
  return done;
}
