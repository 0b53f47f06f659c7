/** What a witness does with a checkpoint that it is sent (C2SP tlog-witness, add-checkpoint): signs it, or says why it does not. */
import { readCheckpoint } from '../log/checkpoint.ts';
import { emptyRoot, isConsistent } from '../log/merkle.ts';
import { isSignedBy, type Signer, signLine, type Verifier } from '../log/signed-note.ts';

/** What a witness remembers of each log, by its origin: the newest checkpoint that it has signed. */
export type Memory = {
  recall(origin: string): string | undefined;
  /** On the disk when it returns. */
  remember(origin: string, note: string): void;
};

export type Answer = { readonly status: 200 | 400 | 403 | 404 | 409 | 422; readonly type: string; readonly body: string };

type Needs = { readonly signer: Signer; readonly logs: readonly Verifier[]; readonly memory: Memory; readonly now: Date };

const plain = 'text/plain; charset=utf-8';

/** From reading the memory to writing it nothing else may run: nothing here waits. */
export function addCheckpoint({ signer, logs, memory, now }: Needs, request: string): Answer {
  const refused = (status: Exclude<Answer['status'], 200>, why: string): Answer => ({ status, type: plain, body: `${why}\n` });
  const end = request.indexOf('\n\n');
  const [old = '', ...lines] = request.slice(0, Math.max(end, 0)).split('\n');
  const note = request.slice(end + 2);
  const sent = readCheckpoint(note);
  if (sent === undefined || !/^old (0|[1-9]\d{0,15})$/.test(old) || lines.length > 63) return refused(400, 'not an add-checkpoint request');
  const log = logs.find(({ name }) => name === sent.origin);
  if (log === undefined) return refused(404, 'this log is not known here');
  if (!isSignedBy(log, sent)) return refused(403, 'not signed by the log');
  const oldSize = Number(old.slice(4));
  if (oldSize > sent.size) return refused(400, 'the old size is greater than that of the checkpoint');
  const seen = readCheckpoint(memory.recall(sent.origin) ?? '') ?? { size: 0, root: emptyRoot };
  if (oldSize !== seen.size) return { status: 409, type: 'text/x.tlog.size', body: `${seen.size}\n` };
  if (sent.size === seen.size && !sent.root.equals(seen.root)) return refused(409, 'another root at the size that was signed');
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  if (!isConsistent({ size1: seen.size, size2: sent.size, root1: seen.root, root2: sent.root, proof }))
    return refused(422, 'not consistent with what was signed');
  const line = signLine(signer, sent.text, now);
  memory.remember(sent.origin, `${note}${line}`);
  return { status: 200, type: plain, body: line };
}
