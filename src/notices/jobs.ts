/** Door for the program: what the room hears. */
import type { Listener } from '#database/index.ts';
import { tellLogRefused } from './tell-log.ts';
import { tellAccountLinked, tellOfficeGiven } from './tell-rights.ts';

export const listeners: readonly Listener[] = [
  { name: 'notices.tell-office-given', hears: ['office.given'], hear: tellOfficeGiven },
  { name: 'notices.tell-account-linked', hears: ['account.linked'], hear: tellAccountLinked },
  { name: 'notices.tell-log-refused', hears: ['log.refused'], hear: tellLogRefused },
];
