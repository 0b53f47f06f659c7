/** Looks that somebody has to look at: emergencies by the head of the reader's unit, a share of looks for another matter by the auditor. */
import { type Officer, openedTo, reachOf } from '#access/index.ts';
import { insertReview, type NotableEntry, type NotableKind, notableEntries, notableEntry, type WhoseLooks } from '#audit/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import { civilStatus, communePolice, type Language, readCursor, refuse, type Words, writeCursor } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { namesOfAccounts } from '../look-store.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { refuseConcerned } from '../proposals/propose-act.ts';
import { openAmong } from '../reach-store.ts';
import { isoDay } from '../version-row.ts';
import { wordsOfBody } from './list-looks.ts';
import { refusals } from './refusals.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly language: Language;
  readonly actor: Officer;
  wordsOfWhat(what: string): Words;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

/** Each head those of their own branch in their own units; the province all of its units; the auditor all. */
export function whose(actor: Officer, kind: NotableKind): WhoseLooks {
  const reach = reachOf(actor);
  const roles = actor.role === 'commune-police-chief' ? communePolice : actor.role === 'committee-chairman' ? civilStatus : null;
  return { kind, roles, units: reach.all ? null : [...reach.units] };
}

/**
 * Whose archive it was is told to who has to judge it, also where it lies in another unit: those who were shown, and of a look that was
 * refused those who are open to who judges. Of a sealed record nothing is told, and nothing is on record as a look at it.
 */
export async function listNotable(
  { tx, dataDir, now, language, actor, wordsOfWhat, see }: Needs,
  kind: NotableKind,
  page: { cursor?: string | undefined; limit: number },
) {
  const key = readCursor(page.cursor, ['int', 'int', 'text']);
  const after = key && { at: new Date(key[0] * 1000 + key[1]), entryId: uuid.test(key[2]) ? key[2] : refuse(refusals, 'look.unknown', { entry: key[2] }) };
  const rows = await asRegister(tx, () => notableEntries(tx, whose(actor, kind), after, page.limit + 1)); // the log is closed to readers
  const shown = rows.slice(0, page.limit);
  const names = await namesOfAccounts(
    tx,
    shown.map(({ look }) => accountOf(look)),
  );
  const tokens = personTokens(dataDir);
  const subjects = [...new Set(shown.flatMap(({ look }) => look.subjects.filter((person) => person > 0)))];
  const opened = openedTo(actor, null);
  const open = new Set(await openAmong(tx, subjects, { opened, now }));
  const unsealed = new Set(await asRegister(tx, () => openAmong(tx, subjects, { opened: { ...opened, country: true }, now })));
  const namedIn = ({ subjects, outcome }: NotableEntry['look']) =>
    subjects.filter((person) => open.has(person) || (outcome === 'answered' && unsealed.has(person)));
  const named = [...new Set(shown.flatMap(({ look }) => namedIn(look)))];
  see(named, named.length === 0 ? [] : ['fullName']);
  const fullNames = new Map((await asRegister(tx, () => personRows(tx, named))).map(({ personId, fullName }) => [personId, fullName]));
  const last = shown.at(-1);
  return {
    items: shown.map(({ entryId, at, look, review }) => ({
      entry: entryId,
      at: at.toISOString(),
      day: isoDay(dayOfMoment(at)),
      name: names.get(accountOf(look)) ?? '–',
      body: wordsOfBody(bodyText(look))[language],
      reason: look.reason ?? null,
      what: look.what,
      whatText: wordsOfWhat(look.what)[language],
      outcome: look.outcome,
      persons: namedIn(look).map((person) => ({ personId: tokens.tokenOf(person), fullName: fullNames.get(person) ?? '–', isOpen: open.has(person) })),
      review: review && { justified: review.justified, note: review.note, at: review.at.toISOString() },
    })),
    next: rows.length > page.limit && last ? writeCursor([Math.floor(last.at.getTime() / 1000), last.at.getTime() % 1000, last.entryId]) : null,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const accountOf = ({ by }: NotableEntry['look']): number => (by.kind === 'officer' ? by.accountId : 0);
const bodyText = ({ by }: NotableEntry['look']): string => (by.kind === 'officer' ? `${by.role}@${by.unitId ?? ''}` : by.kind);

/** The officer who looked is told. Refused: not justified without a word why; a look that is none of theirs; their own, under any account; one at themselves or their household; one that was reviewed before. */
export async function reviewLook(
  { tx, now, actor, see }: Pick<Needs, 'tx' | 'now' | 'actor' | 'see'>,
  entryId: string,
  { justified, note }: { readonly justified: boolean; readonly note?: string | undefined },
): Promise<{ readonly entry: string }> {
  const unknown = () => refuse(refusals, 'look.unknown', { entry: entryId });
  if (!uuid.test(entryId)) return unknown();
  const look = (await notableEntry(tx, whose(actor, 'emergency'), entryId)) ?? (await ofAuditor({ tx, actor }, entryId)) ?? unknown();
  const subjects = look.subjects.filter((person) => person > 0);
  see(subjects);
  await refuseConcerned(tx, actor, subjects);
  if (look.by.kind === 'officer' && look.by.humanId === actor.humanId) refuse(refusals, 'look.own', {});
  if (!justified && note === undefined) refuse(refusals, 'look.no-note', {});
  const { accountId, humanId, role } = actor;
  const isNew = await insertReview(tx, { entryId, justified, note: note ?? null, accountId, humanId, role }, now);
  if (!isNew) refuse(refusals, 'look.reviewed', { entry: entryId });
  if (look.by.kind === 'officer') await tellJudged({ tx, now }, look.by.accountId, { entryId, at: new Date(look.at), justified, note });
  return { entry: entryId };
}

async function tellJudged(
  { tx, now }: Pick<Needs, 'tx' | 'now'>,
  account: number,
  { entryId, at, justified, note = '' }: { readonly entryId: string; readonly at: Date; readonly justified: boolean; readonly note?: string | undefined },
): Promise<void> {
  const moment = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  const found = justified ? { found_vi: 'chính đáng', found_en: 'justified' } : { found_vi: 'không chính đáng', found_en: 'not justified' };
  const values = { at: `${moment.slice(11, 16)} ${moment.slice(0, 10).split('-').reverse().join('/')}`, ...found, note };
  await notify(tx, { kind: 'look-judged', to: { account }, values, about: entryId }, now);
}

const ofAuditor = async ({ tx, actor }: Pick<Needs, 'tx' | 'actor'>, entryId: string) =>
  actor.role === 'auditor' ? await notableEntry(tx, whose(actor, 'sample'), entryId) : undefined;
