/** What a command reads or writes of persons is on record before any of it is told: whoever has the register's folder is seen too. */
import { type Look, record } from '#audit/index.ts';
import { type CommandNeeds, type Database, inTransaction, type Tx, type Whom } from '#database/index.ts';
import { personsOfForms } from '#linkage/index.ts';
import { type Command, Refusal } from '#values/index.ts';

export type CommandLooks = {
  readonly see: CommandNeeds['see'];
  /** A command that reads persons has said whom, or it is a fault and tells nothing. */
  requireSeen(): void;
  /** What was refused or failed is a look too, once the register was open. */
  fell(error: unknown): Promise<void>;
  /** Whether something is on record that has no place in the log yet. */
  readonly isAny: () => boolean;
};

/** `opened`: the register once it is open, without opening it. */
export function commandLooks({ path, purpose }: Command<CommandNeeds>, opened: () => Promise<Database> | undefined): CommandLooks {
  let seen = 0;
  const put = async (db: Database, whom: Whom, ended: Pick<Look, 'outcome' | 'code'>): Promise<void> => {
    if (purpose === undefined) throw new Error(`sogoc ${path.join(' ')} names no purpose`);
    await inTransaction(db, async (tx) => {
      const subjects = await personsOf(tx, whom);
      await record(tx, { at: db.now(), by: { kind: 'machine' }, origin: 'command line', what: `sogoc ${path.join(' ')}`, purpose, subjects, ...ended });
    });
    seen++;
  };
  return {
    see: async (whom) => {
      const db = await opened();
      if (db === undefined) throw new Error(`sogoc ${path.join(' ')} saw persons of no register`);
      await put(db, whom, { outcome: 'answered' });
    },
    requireSeen: () => {
      if (purpose !== undefined && seen === 0) throw new Error(`sogoc ${path.join(' ')} does not say whom it read`);
    },
    fell: async (error) => {
      const db = await opened()?.catch(() => undefined);
      if (db === undefined || purpose === undefined || (error instanceof Refusal && error.kind === 'input')) return;
      const ended = error instanceof Refusal ? ({ outcome: 'refused', code: error.code } as const) : ({ outcome: 'failed' } as const);
      await put(db, [], ended).catch(() => {}); // the database may be what failed
    },
    isAny: () => seen > 0,
  };
}

async function personsOf(tx: Tx, whom: Whom): Promise<readonly number[] | 'everybody'> {
  return typeof whom === 'object' && 'forms' in whom ? await personsOfForms(tx, whom.forms) : whom;
}
