/** Checks a proof without any register: what the entry says stood in the log that this key signed. */
import { hash } from 'node:crypto';
import type { Words } from '#values/index.ts';
import { type Checkpoint, readCheckpoint } from './log/checkpoint.ts';
import { isIncluded, leafHash } from './log/merkle.ts';
import { readProof } from './log/proof-text.ts';
import { isSignedBy, type Verifier } from './log/signed-note.ts';

export const failures = {
  'proof-unreadable': { vi: 'Tệp bằng chứng không đọc được', en: 'The proof cannot be read' },
  'checkpoint-unreadable': { vi: 'Tệp mốc không đọc được', en: 'The checkpoint cannot be read' },
  'checkpoint-not-signed': { vi: 'Mốc không do khoá này ký', en: 'The checkpoint is not signed with this key' },
  'proof-of-another-log': { vi: 'Bằng chứng thuộc nhật ký khác', en: 'The proof is of another log' },
  'proof-of-another-size': {
    vi: 'Bằng chứng lập ở mốc cỡ khác. Lập lại với chính mốc này: sogoc audit prove … --checkpoint',
    en: 'The proof was made at a checkpoint of another size. Make it at this one: sogoc audit prove … --checkpoint',
  },
  'not-in-log': { vi: 'Mục này không ở chỗ đó trong nhật ký đã ký', en: 'This entry does not stand at that place in the log that was signed' },
} as const satisfies { readonly [failure: string]: Words };

export type Checked =
  | { readonly ok: true; readonly index: number; readonly size: number; readonly witnesses: readonly string[]; readonly entry: object }
  | { readonly ok: false; readonly failure: keyof typeof failures };

/** `witnesses`: keys of which it is told whether they have signed the checkpoint too. */
export function checkProof(proofText: string, checkpointText: string, key: Verifier, witnesses: readonly Verifier[] = []): Checked {
  const fail = (failure: keyof typeof failures): Checked => ({ ok: false, failure });
  const proof = readProof(proofText);
  const held = readCheckpoint(checkpointText);
  if (held === undefined) return fail('checkpoint-unreadable');
  if (held.origin !== key.name || !isSignedBy(key, held)) return fail('checkpoint-not-signed');
  const own = readCheckpoint(proof?.note ?? '');
  if (proof === undefined || own === undefined) return fail('proof-unreadable');
  if (own.origin !== held.origin) return fail('proof-of-another-log');
  if (own.size !== held.size) return fail('proof-of-another-size');
  const leaf = leafHash(hash('sha256', Buffer.concat([proof.salt, Buffer.from(proof.content)]), 'buffer'));
  if (!isIncluded({ index: proof.index, size: held.size, leaf, proof: proof.path, root: held.root })) return fail('not-in-log');
  const signed = (note: Checkpoint) => witnesses.filter((witness) => isSignedBy(witness, note)).map(({ name }) => name);
  return { ok: true, index: proof.index, size: held.size, witnesses: signed(held), entry: JSON.parse(proof.content) as object };
}
