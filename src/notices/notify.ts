/** Tells a person, an account or an office something, once; what is to leave the register lies in the outbox from the same commit on. */
import { asRegister, type Tx } from '#database/index.ts';
import { throughReform } from '#geography/index.ts';
import { type FieldsOf, fill, type Role, type UnitId } from '#values/index.ts';
import { type Kinds, type NoticeCode, noticeKinds } from './kinds/index.ts';
import { insertMessages, insertNotices, insertPersonNotices } from './store.ts';

/** An office is whoever holds one of these roles in this unit; null: of the whole country. */
export type Office = { readonly roles: readonly Role[]; readonly unit: UnitId | null };
export type Addressee = { readonly person: number } | { readonly account: number } | Office;

type ValuesOf<Code extends NoticeCode> = {
  readonly [field in FieldsOf<Kinds[Code]['vi']> | FieldsOf<Kinds[Code]['en']> | FieldsOf<Kinds[Code]['link']>]: string | number;
};

export type NewNotice<Code extends NoticeCode = NoticeCode> = {
  [One in Code]: {
    readonly to: Addressee;
    readonly kind: One;
    /** What the texts name; never what stands in an archive. */
    readonly values: ValuesOf<One>;
    /** What it is about, such as `correction 12 2026-12-04`: of the same kind to the same addressee it is told once. */
    readonly about: string;
  };
}[Code];

/** Whoever acts tells others than themself: it is written as the register. Returns how many were new. */
export async function notify(tx: Tx, notices: NewNotice | readonly NewNotice[], now: Date): Promise<number> {
  const rows = [notices].flat().map(({ to, kind, values, about }) => ({ ...rowOf(to), kind, values, onceKey: `${kind} ${keyOf(to)} ${about}` }));
  return await asRegister(tx, async () => {
    const made = await insertNotices(tx, rows, now);
    const messages = made.flatMap(({ noticeId, kind, values }) => {
      const { outside } = noticeKinds[kind];
      return outside === null ? [] : [{ noticeId, channel: outside.channel, text: fill(outside.text, values) }];
    });
    await insertMessages(tx, messages, now);
    return made.length;
  });
}

/** Kinds whose texts name nothing. */
type PlainCode = { readonly [Code in NoticeCode]: [keyof ValuesOf<Code>] extends [never] ? Code : never }[NoticeCode];

export type ToldPersons = {
  readonly kind: PlainCode;
  readonly persons: readonly { readonly person: number; readonly reachable: boolean }[];
  readonly about: string;
};

/**
 * Tells many persons the same, in one statement: what a build has to say to thousands at a time. Only of whom an address is known a
 * message lies in the outbox.
 */
export async function notifyPersons(tx: Tx, { kind, persons, about }: ToldPersons, now: Date): Promise<void> {
  if (persons.length === 0) return;
  await asRegister(tx, () => insertPersonNotices(tx, { kind, persons, about, outside: noticeKinds[kind].outside }, now));
}

function rowOf(to: Addressee) {
  if ('person' in to) return { personId: to.person, accountId: null, roles: [], units: [] };
  if ('account' in to) return { personId: null, accountId: to.account, roles: [], units: [] };
  return { personId: null, accountId: null, roles: to.roles, units: to.unit === null ? [] : throughReform(to.unit) };
}

function keyOf(to: Addressee): string {
  if ('person' in to) return `person ${to.person}`;
  return 'account' in to ? `account ${to.account}` : `${[...to.roles].sort().join('+')}@${to.unit ?? ''}`;
}
