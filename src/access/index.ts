/** Door of the room: who acts, in which office, for what purpose. */

export { postsOfAccounts } from './account-store.ts';
export { beginRegister } from './accounts/begin-register.ts';
export { openAccount } from './accounts/keep-accounts.ts';
export { type Actor, type Citizen, lookerOf, type Officer, requireOfficer, signatureOf } from './actor.ts';
export { followArchives } from './follow-archives.ts';
export { fillReach, insertPost } from './insert-post.ts';
export { lockAccountsOf } from './lock-accounts-of.ts';
export { type NamedPurpose, namePurpose, type Said } from './name-purpose.ts';
export { accountOfLogin, hasAccounts, loginOfAccount, postHeldOn } from './office-store.ts';
export { openPresence } from './open-presence.ts';
export { type Opened, openedTo, readerOf } from './opened.ts';
export { countPresenceTry, forgetPresenceTry, type Misses } from './presence-tries.ts';
export { isPurpose, type PurposeCode, purposes } from './purposes.ts';
export { type Reach, reachOf } from './reach.ts';
export { requireOffice } from './require-office.ts';
export { liftSeal, type Seal, sealArchive } from './seal-archive.ts';
export { type SealKind, sealKindNames, sealKinds } from './seal-kinds.ts';
export { isSealedBy, openAccounts, type ReadSeal, sealsOpenTo } from './seal-store.ts';
export { actorIfAny, actorOf, openSession, type SessionToken } from './sessions.ts';
export { givePassword } from './signing-in/give-password.ts';
export { makeLink } from './signing-in/links.ts';
export type { Caller } from './signing-in/sign-in.ts';
export { insertAccount, type PostGiven } from './store.ts';
