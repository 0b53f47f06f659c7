/** Entries of the log by person, officer or unit, so that the one that is meant can be proved; and whose keys stand in a proof. */
import { accountOfLogin, type PurposeCode, purposes } from '#access/index.ts';
import { entriesWithin, type KeptEntry, type WhoseEntries } from '#audit/index.ts';
import type { Tx } from '#database/index.ts';
import { refuse, type Words } from '#values/index.ts';
import { namedAccounts } from '../look-store.ts';
import { personTokens } from '../person-token.ts';
import { wordsOfBody } from './list-looks.ts';
import { refusals } from './refusals.ts';

export type EntriesAsked = { readonly person: number } | { readonly officer: string } | { readonly unit: number } | { readonly entry: string };

export type ListedEntry = {
  readonly entry: string;
  /** ISO. */
  readonly at: string;
  /** Null of whom has no account: a person, the register's own server. `account` is the key by which a proof names them. */
  readonly officer: { readonly account: number; readonly login: string; readonly name: string } | null;
  readonly body: Words;
  /** Code of the purpose, and as the person reads it. */
  readonly purpose: string;
  readonly purposeWords: Words;
  readonly reason: string | null;
  /** As in the entry: method and path of a route, or a command. */
  readonly what: string;
  readonly outcome: KeptEntry['look']['outcome'];
  /** Who was shown; `key` is how a proof names them. */
  readonly persons: readonly { readonly key: number; readonly personId: string }[];
  /** Who was asked for and not shown. */
  readonly sought: readonly { readonly key: number; readonly personId: string }[];
};

type Needs = { readonly tx: Tx; readonly dataDir: string };

/** The newest first, at most so many. Refused: a login and an id that nobody and nothing has. */
export async function listEntries(
  { tx, dataDir }: Needs,
  asked: EntriesAsked,
  span: { readonly from: Date; readonly until: Date },
  most: number,
): Promise<ListedEntry[]> {
  const kept = await entriesWithin(tx, await whoseOf(tx, asked), span, most);
  if ('entry' in asked && kept.length === 0) refuse(refusals, 'look.no-entry', { entry: asked.entry });
  const accounts = await namedAccounts(
    tx,
    kept.flatMap(({ look: { by } }) => (by.kind === 'officer' ? [by.accountId] : [])),
  );
  const { tokenOf } = personTokens(dataDir);
  const told = (keys: readonly number[]) => keys.filter((key) => key > 0).map((key) => ({ key, personId: tokenOf(key) }));
  return kept.map(({ entryId, at, look }) => {
    const { by, purpose, reason = null, what, outcome, subjects, sought = [] } = look;
    const named = by.kind === 'officer' ? accounts.get(by.accountId) : undefined;
    return {
      entry: entryId,
      at: at.toISOString(),
      officer: by.kind === 'officer' ? { account: by.accountId, login: named?.login ?? '–', name: named?.name ?? '–' } : null,
      body: by.kind === 'citizen' ? purposes['own-data'] : wordsOfBody(by.kind === 'officer' ? `${by.role}@${by.unitId ?? ''}` : by.kind),
      purpose,
      purposeWords: wordsOfPurpose(purpose),
      reason,
      what,
      outcome,
      persons: told(subjects),
      sought: told(sought),
    };
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function whoseOf(tx: Tx, asked: EntriesAsked): Promise<WhoseEntries> {
  if ('person' in asked) return asked;
  if ('unit' in asked) return { unitId: asked.unit };
  if ('entry' in asked) return { entryId: uuid.test(asked.entry) ? asked.entry : refuse(refusals, 'look.no-entry', { entry: asked.entry }) };
  const accountId = await accountOfLogin(tx, asked.officer.trim().toLowerCase());
  return { accountId: accountId ?? refuse(refusals, 'look.no-officer', { login: asked.officer }) };
}

function wordsOfPurpose(code: string): Words {
  const { vi, en }: Words = purposes[code as PurposeCode] ?? { vi: code, en: code };
  return { vi, en };
}
