/** Asks the register's witnesses to sign its newest checkpoint, and keeps what they answer. */
import { announce, type Database, inTransaction } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { readCheckpoint } from '../log/checkpoint.ts';
import { judgeLine, type Verifier } from '../log/signed-note.ts';
import { treeOfTiles } from '../log/tiles.ts';
import { addCosignatures, deleteRefusal, insertRefusal, newestCheckpoint, type RefusalRow, readTile, type SignedRow } from '../log-store.ts';
import { refusals } from '../refusals.ts';
import type { Witness } from './trusted-witnesses.ts';

const patienceMs = 5_000;

/** How far each witness has signed, by its address: as it said last. */
export type Seen = Map<string, number>;

/**
 * Refused: a witness that has signed more than is here, or something else: then this log was rolled back or forked. That is kept and
 * announced first, until this witness signs again; the others are asked all the same.
 */
export async function askWitnesses(db: Database, witnesses: readonly Witness[], seen: Seen): Promise<void> {
  const row = await inTransaction(db, newestCheckpoint);
  if (row === undefined) return;
  let refused: RefusalRow | undefined;
  for (const { key, address } of witnesses) {
    if (hasSigned(key, row)) continue;
    const answer = await askOne(db, address, row, key, seen);
    if (typeof answer !== 'string') refused = await keepRefusal(db, answer);
    else if (answer !== '')
      await inTransaction(db, async (tx) => {
        await addCosignatures(tx, row.size, answer);
        await deleteRefusal(tx, key.name);
      });
  }
  if (refused !== undefined) refuse(refusals, refused.code, refused);
}

async function keepRefusal(db: Database, refused: RefusalRow): Promise<RefusalRow> {
  const now = db.now();
  await inTransaction(db, async (tx) => {
    if (await insertRefusal(tx, refused, now)) await announce(tx, 'log.refused', { witness: refused.witness, code: refused.code }, now);
  });
  return refused;
}

function hasSigned(key: Verifier, { note, cosignatures }: SignedRow): boolean {
  const read = readCheckpoint(note + cosignatures);
  return read?.lines.some((line) => judgeLine(key, read.text, line) === true) ?? false;
}

/** Its signature lines that are good, nothing where it has not answered; or why it refuses. */
async function askOne(db: Database, address: string, row: SignedRow, key: Verifier, seen: Seen): Promise<string | RefusalRow> {
  for (let tries = 0; tries < 2; tries++) {
    const old = seen.get(address) ?? 0;
    if (old > row.size) return { witness: key.name, code: 'audit.rolled-back', seen: old, size: row.size };
    const { status, body } = await post(address, await requestFor(db, old, row));
    if (status === 409 && /^\d{1,16}\n$/.test(body)) {
      seen.set(address, Number(body));
      continue;
    }
    if (status === 409 || status === 422) return { witness: key.name, code: 'audit.forked', seen: old, size: row.size };
    if (status !== 200) return '';
    const { text } = readCheckpoint(row.note) ?? { text: '' };
    const good = body.split('\n').filter((line) => judgeLine(key, text, line) === true);
    if (good.length > 0) seen.set(address, row.size);
    return good.map((line) => `${line}\n`).join('');
  }
  return '';
}

async function requestFor(db: Database, old: number, { size, note }: SignedRow): Promise<string> {
  const proof = await inTransaction(db, (tx) => treeOfTiles(async (name) => (await readTile(tx, name)) ?? Buffer.alloc(0)).consistency(old, size));
  return `${[`old ${old}`, ...proof.map((hash) => hash.toString('base64'))].join('\n')}\n\n${note}`;
}

async function post(address: string, body: string): Promise<{ readonly status: number; readonly body: string }> {
  try {
    const answer = await fetch(`${address}/add-checkpoint`, { method: 'POST', body, signal: AbortSignal.timeout(patienceMs) });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return { status: 0, body: '' }; // it is away: the next checkpoint asks again
  }
}

/** The newest checkpoint of this log that each witness remembers; of one that is away nothing. */
export async function witnessedCheckpoints(witnesses: readonly Witness[], fileName: string): Promise<string[]> {
  const notes = await Promise.all(
    witnesses.map(async ({ address }) => {
      try {
        const answer = await fetch(`${address}/${fileName}`, { signal: AbortSignal.timeout(patienceMs) });
        return answer.status === 200 ? [await answer.text()] : [];
      } catch {
        return [];
      }
    }),
  );
  return notes.flat();
}
