/** Asks the register's witnesses to sign its newest checkpoint, and keeps what they answer. */
import { type Database, inTransaction } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { readCheckpoint } from '../log/checkpoint.ts';
import { judgeLine, type Verifier } from '../log/signed-note.ts';
import { treeOfTiles } from '../log/tiles.ts';
import { addCosignatures, newestCheckpoint, readTile, type SignedRow } from '../log-store.ts';
import { refusals } from '../refusals.ts';
import type { Witness } from './trusted-witnesses.ts';

const patienceMs = 5_000;

/** How far each witness has signed, by its address: as it said last. */
export type Seen = Map<string, number>;

/** Refused: a witness that has signed more than is here, or something else: then this log was rolled back or forked. */
export async function askWitnesses(db: Database, witnesses: readonly Witness[], seen: Seen): Promise<void> {
  const row = await inTransaction(db, newestCheckpoint);
  if (row === undefined) return;
  for (const { key, address } of witnesses) {
    if (hasSigned(key, row)) continue;
    const lines = await askOne(db, address, row, key, seen);
    if (lines !== '') await inTransaction(db, (tx) => addCosignatures(tx, row.size, lines));
  }
}

function hasSigned(key: Verifier, { note, cosignatures }: SignedRow): boolean {
  const read = readCheckpoint(note + cosignatures);
  return read?.lines.some((line) => judgeLine(key, read.text, line) === true) ?? false;
}

/** Its signature lines that are good; nothing where it has not answered. */
async function askOne(db: Database, address: string, row: SignedRow, key: Verifier, seen: Seen): Promise<string> {
  for (let tries = 0; tries < 2; tries++) {
    const old = seen.get(address) ?? 0;
    if (old > row.size) return refuse(refusals, 'audit.rolled-back', { witness: key.name, seen: old, size: row.size });
    const { status, body } = await post(address, await requestFor(db, old, row));
    if (status === 409 && /^\d{1,16}\n$/.test(body)) {
      seen.set(address, Number(body));
      continue;
    }
    if (status === 409 || status === 422) return refuse(refusals, 'audit.forked', { witness: key.name, seen: old, size: row.size });
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
