/** Who may do what changed: whoever holds the account hears of it, and the auditors, since the administrator who did it is one person. */
import { loginOfAccount, postsOfAccounts } from '#access/index.ts';
import type { AnnouncedEvent, JobNeeds } from '#database/index.ts';
import { roleWords } from '#values/index.ts';
import { type Addressee, notify } from './notify.ts';

const toldTo = (accountId: number): readonly Addressee[] => [{ account: accountId }, { roles: ['auditor'], unit: null }];

export async function tellOfficeGiven({ tx, now }: JobNeeds, { eventId, payload }: AnnouncedEvent): Promise<void> {
  const { accountId, postId, by } = payload as { readonly accountId: number; readonly postId: number; readonly by: number };
  const post = (await postsOfAccounts(tx, [accountId])).find((one) => one.postId === postId);
  if (post === undefined) return;
  const { vi, en } = roleWords[post.role];
  const values = { login: await loginOfAccount(tx, accountId), by: await loginOfAccount(tx, by), role_vi: vi, role_en: en, from: post.from };
  await notify(
    tx,
    toldTo(accountId).map((to) => ({ to, kind: 'office-given' as const, values, about: `event ${eventId}` })),
    now,
  );
}

export async function tellAccountLinked({ tx, now }: JobNeeds, { eventId, payload }: AnnouncedEvent): Promise<void> {
  const { accountId, by } = payload as { readonly accountId: number; readonly by: number };
  const values = { login: await loginOfAccount(tx, accountId), by: await loginOfAccount(tx, by) };
  await notify(
    tx,
    toldTo(accountId).map((to) => ({ to, kind: 'account-linked' as const, values, about: `event ${eventId}` })),
    now,
  );
}
