/** Conflicts as whoever works on them sees them: in a list by their clock, and each whole, with its evidence and history. */
import {
  type Blocked,
  blockedWords,
  type ConflictItem,
  type ConflictKind,
  type ConflictState,
  conflictKinds,
  isOwner,
  kindsDecidedBy,
  listConflicts,
  ownerRules,
  type Turn,
  todoOf,
  turnWords,
} from '#conflicts/index.ts';
import { asRegister } from '#database/index.ts';
import { type Role, readCursor, roleWords, unitId, type Words, writeCursor } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { type Award, awardsOf } from '../numbers/award-number.ts';
import { type FoundRow, personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { conflictsOpenTo } from '../review-store.ts';
import { type ShownConflict, showConflict } from '../show-conflicts.ts';
import { isoDay } from '../version-row.ts';
import { type ConflictNeeds, personsIn, readerOf, requireConflict } from './conflict-access.ts';
import { type BriefPerson, briefOf, type NamedUnit, namedUnit } from './list-reviews.ts';
import { isReviewKind, reviewKinds } from './review-kinds.ts';
import { type ToldMove, toldMoves } from './tell-moves.ts';

export type BriefConflict = {
  readonly conflictId: string;
  readonly kind: ConflictKind;
  readonly words: Words;
  readonly state: ConflictState;
  readonly stateWords: Words;
  /** Office and commune that decide. */
  readonly owner: { readonly unit: NamedUnit | null; readonly offices: readonly { readonly role: Role; readonly words: Words }[]; readonly rule: Words | null };
  readonly dueOn: string;
  readonly late: boolean;
  readonly blocks: Blocked;
  readonly blocksWords: Words;
  readonly turn: { readonly who: Turn; readonly words: Words; readonly unit: NamedUnit | null; readonly dueOn: string | null };
  /** Whom it is about, and for whom what it blocks waits. */
  readonly persons: readonly BriefPerson[];
  /** Whether the pair is compared on the page of reviews. */
  readonly review: boolean;
  readonly version: number;
};

export type WholeConflict = BriefConflict & {
  readonly todo: Words;
  readonly fields: ShownConflict['fields'];
  readonly evidence: ShownConflict['parties'];
  readonly history: readonly ToldMove[];
  /** What the reader may do with it now. */
  readonly moves: readonly ('answer' | 'comment' | 'hand-over' | 'award' | 'settle')[];
  /** Whose a number may be that is in question. */
  readonly awards: readonly { readonly person: string; readonly fullName: string; readonly personNumber: string }[];
};

export type ConflictsQuery = {
  readonly state: ConflictState;
  readonly kind?: ConflictKind | undefined;
  readonly commune?: string | undefined;
  readonly turn: 'queue' | 'mine' | 'all';
  readonly cursor?: string | undefined;
  readonly limit: number;
};

export async function listOpenConflicts(
  needs: ConflictNeeds,
  { state, kind, commune, turn, cursor, limit }: ConflictsQuery,
): Promise<{ readonly items: readonly BriefConflict[]; readonly next: string | null }> {
  const after = readCursor(cursor, ['day', 'id']);
  const owners = commune === undefined ? null : [0, 1].map((generation) => unitId('commune', commune, generation));
  const query = { state, kind: kind ?? null, owners, turn, pairKinds: reviewKinds, decided: decidedBy(needs) };
  const rows = await conflictsOpenTo(needs.tx, query, readerOf(needs), after && { dueOn: after[0], conflictId: after[1] }, limit + 1);
  const shown = rows.slice(0, limit);
  const { items } = await listConflicts(needs.tx, { among: shown.map(({ conflictId }) => conflictId), limit: Math.max(1, shown.length) });
  const persons = await asRegister(needs.tx, () => briefPersons(needs, items)); // of two communes both sides are shown
  const last = shown.at(-1);
  return { items: items.map((item) => briefly(needs, item, persons)), next: rows.length > limit && last ? writeCursor([last.dueOn, last.conflictId]) : null };
}

const decidedBy = ({ actor }: ConflictNeeds): readonly ConflictKind[] => (actor.kind === 'officer' ? kindsDecidedBy(actor.role) : []);

/** Refused as unknown: one that is not there, or nothing of this reader's. */
export async function showWholeConflict(needs: ConflictNeeds, conflictId: number): Promise<WholeConflict> {
  const item = await requireConflict(needs, conflictId);
  return await asRegister(needs.tx, async () => {
    const { fields, parties } = await showConflict(needs, conflictId);
    const persons = await briefPersons(needs, [item]);
    const awards = item.state === 'settled' ? [] : await awardsOf(needs.tx, item);
    return {
      ...briefly(needs, item, persons),
      todo: todoOf(item.kind, personsIn(item).length),
      fields,
      evidence: parties,
      history: await toldMoves(needs.tx, item),
      moves: movesNow(needs, item, awards),
      awards: awards.map(({ personId, personNumber }) => ({
        person: personTokens(needs.dataDir).tokenOf(personId),
        fullName: persons.get(personId)?.fullName ?? '–',
        personNumber,
      })),
    };
  });
}

function movesNow({ actor }: ConflictNeeds, item: ConflictItem, awards: readonly Award[]): WholeConflict['moves'] {
  if (actor.kind !== 'officer' || item.state === 'settled') return [];
  const owns = isOwner(actor, item);
  const { opened } = readerOf({ actor, purpose: null, now: new Date(0) });
  const asked = item.turn === 'asked' && (opened.country || opened.units.some((unit) => unit === item.turnUnit));
  return [
    ...(asked ? (['answer'] as const) : []),
    ...(owns && item.turn !== 'approver' && awards.length > 0 ? (['award'] as const) : []),
    ...(owns && item.turn !== 'approver' && settledAsSeen(item.kind) ? (['settle'] as const) : []),
    ...(owns && item.turn === 'owner' ? (['hand-over'] as const) : []),
    'comment',
  ];
}

/** What blocks nothing may need nothing: its owner says so. All else is settled by what is done about it, and a pair by what is decided on it. */
export const settledAsSeen = (kind: ConflictKind): boolean => conflictKinds[kind].blocks === 'nothing' && !isReviewKind(kind);

async function briefPersons(needs: ConflictNeeds, items: readonly ConflictItem[]): Promise<ReadonlyMap<number, FoundRow>> {
  const ids = [...new Set(items.flatMap(personsIn))];
  needs.see(ids, ['fullName', 'dateOfBirth', 'personNumber', 'sex', 'residenceUnit']);
  return new Map((await personRows(needs.tx, ids)).map((row) => [row.personId, row]));
}

function briefly({ dataDir, now }: ConflictNeeds, item: ConflictItem, rows: ReadonlyMap<number, FoundRow>): BriefConflict {
  const { conflictId, kind, words, state, stateWords, ownerUnit, ownerRule, dueOn, blocks, turn, turnUnit, turnDueOn, version } = item;
  const rule = ownerRule === null ? null : ownerRules[ownerRule];
  const persons = personsIn(item)
    .map((person) => rows.get(person))
    .filter((row) => row !== undefined);
  return {
    conflictId: String(conflictId),
    kind,
    words,
    state,
    stateWords,
    owner: {
      unit: ownerUnit === null ? null : namedUnit(ownerUnit),
      offices: conflictKinds[kind].office.map((role) => ({ role, words: { vi: roleWords[role].vi, en: roleWords[role].en } })),
      rule: rule && { vi: rule.vi, en: rule.en },
    },
    dueOn,
    late: state === 'open' && dueOn < isoDay(dayOfMoment(now)),
    blocks,
    blocksWords: blockedWords[blocks],
    turn: { who: turn, words: turnWords[turn], unit: turnUnit === null ? null : namedUnit(turnUnit), dueOn: turnDueOn },
    persons: persons.map((row) => briefOf(dataDir, row)),
    review: isReviewKind(kind) && persons.length === 2,
    version,
  };
}
