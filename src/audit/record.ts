/** Puts one request on record: who looked at whom, why, and how it ended. */
import { randomBytes } from 'node:crypto';
import type { Tx } from '#database/index.ts';
import type { Role } from '#values/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { type EntryRow, insertEntry } from './store.ts';
import { uuidOfTime } from './uuid.ts';

/** UUID of version 7. */
export type EntryId = string;

/** Who looks. `machine`: whoever has the program and the register's folder. */
export type Looker =
  | { readonly kind: 'officer'; readonly accountId: number; readonly humanId: number; readonly role: Role; readonly unitId: number | null }
  | { readonly kind: 'citizen'; readonly personId: number; readonly level: number }
  | { readonly kind: 'machine' }
  | { readonly kind: 'nobody' };

export type Look = {
  readonly at: Date;
  readonly by: Looker;
  /** From where: the address of the other side, or the command line. */
  readonly origin: string;
  /** `GET /v1/persons/{personId}`, `sogoc person show`: never with a value in it. */
  readonly what: string;
  readonly purpose: string;
  /** The case that it belongs to, where the purpose asks for one. */
  readonly caseRef?: string | undefined;
  /** In the reader's own words. */
  readonly reason?: string | undefined;
  /** Persons who were read or written; none for a search that found nobody, which is a look too; `everybody`: an export of the whole register. */
  readonly subjects: readonly number[] | 'everybody';
  /** Who was asked for and not shown, such as a holder of the number who was born on another day: on record, and no look that they are told of. */
  readonly sought?: readonly number[] | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly outcome: 'answered' | 'refused' | 'failed';
  /** Code of the refusal. */
  readonly code?: string | undefined;
};

/** In the transaction of the answer: it is committed before anything personal is sent, or nothing is sent. */
export async function record(tx: Tx, look: Look): Promise<EntryId> {
  const entryId = uuidOfTime(look.at);
  const { at, subjects, sought = [], ...rest } = look;
  const persons = subjects === 'everybody' ? [everybody] : inOrder(subjects);
  const notShown = inOrder(sought).filter((person) => !persons.includes(person));
  const content = canonicalJson({ ...rest, at: at.toISOString(), entryId, subjects: persons, sought: notShown.length === 0 ? undefined : notShown });
  const { purpose, outcome, by } = look;
  const salt = randomBytes(16);
  const notable = notableOf(look, salt);
  await insertEntry(tx, {
    ...{ entryId, at, salt, content, body: bodyOf(by), purpose, notable },
    ...{ subjects: persons, answered: outcome === 'answered', sought: notShown },
  });
  return entryId;
}

const inOrder = (persons: readonly number[]): number[] => [...new Set(persons)].sort((a, b) => a - b);

/** Of looks for another matter the auditor sees one in ten, and nobody knows beforehand which. */
const sampled = 256 / 10;

/** Codes of the purposes that the room below does not know: whoever names an emergency or another matter is looked at. */
function notableOf({ by, purpose }: Look, salt: Buffer): EntryRow['notable'] {
  if (by.kind !== 'officer') return null;
  const { role, unitId } = by;
  if (purpose === 'emergency') return { kind: 'emergency', role, unitId };
  return purpose === 'other' && (salt[0] as number) < sampled ? { kind: 'sample', role, unitId } : null;
}

/** Stands for all persons where an entry is about all of them: no archive has this key. */
const everybody = 0;

/** As `audit.subject` keeps it. */
const bodyOf = (by: Looker): string => (by.kind === 'officer' ? `${by.role}@${by.unitId ?? ''}` : by.kind);
