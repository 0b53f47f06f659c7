/** What somebody was told: themself, or the office that they hold. */
import { type Actor, reachOf } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { fill, type Language, type Role, readCursor, scopeOf, type UnitId, writeCursor } from '#values/index.ts';
import { type NoticeCode, noticeKinds } from './kinds/index.ts';
import { countUnread, insertRead, selectNotices } from './store.ts';

/** Whose notices these are; `reader` is by whom they are marked as read: one officer's reading is not the office's. */
export type Inbox = {
  readonly reader: string;
  readonly personId: number | null;
  readonly accountId: number | null;
  readonly role: Role | null;
  /** Null: of the whole country. */
  readonly units: readonly UnitId[] | null;
};

export type NoticeItem = {
  readonly noticeId: number;
  readonly kind: NoticeCode;
  readonly text: string;
  readonly link: string;
  readonly madeAt: string;
  readonly read: boolean;
};

type Needs = { readonly tx: Tx; readonly actor: Actor; readonly language: Language };
type Asked = { readonly unread?: boolean | undefined; readonly cursor?: string | undefined; readonly limit: number };

/** The newest first; `unread` counts all that are. */
export async function listNotices({ tx, actor, language }: Needs, { unread = false, cursor, limit }: Asked) {
  const inbox = inboxOf(actor);
  const after = readCursor(cursor, ['id'])?.[0];
  const rows = await selectNotices(tx, inbox, { unread, after, limit: limit + 1 });
  const items = rows.slice(0, limit).map(({ noticeId, kind, values, madeAt, read }): NoticeItem => {
    const { link, ...words } = noticeKinds[kind];
    return { noticeId, kind, text: fill(words[language], values), link: fill(link, values), madeAt: madeAt.toISOString(), read };
  });
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([last.noticeId]) : null, unread: await countUnread(tx, inbox) };
}

/** Of others' notices nothing is marked and nothing is said. Returns how many are still unread. */
export async function markRead({ tx, actor }: Needs, notices: readonly number[], now: Date): Promise<number> {
  const inbox = inboxOf(actor);
  await insertRead(tx, inbox, notices, now);
  return await countUnread(tx, inbox);
}

function inboxOf(actor: Actor): Inbox {
  const nobody: Inbox = { reader: actor.kind, personId: null, accountId: null, role: null, units: [] };
  if (actor.kind === 'citizen') return { ...nobody, reader: `person ${actor.personId}`, personId: actor.personId };
  if (actor.kind !== 'officer') return nobody;
  const reach = reachOf(actor);
  const mine = { ...nobody, reader: `human ${actor.humanId}`, accountId: actor.accountId };
  return scopeOf(actor.role) === 'none' ? mine : { ...mine, role: actor.role, units: reach.all ? null : [...reach.units] };
}
