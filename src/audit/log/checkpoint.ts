/** Checkpoints (C2SP tlog-checkpoint): the size and the root of a log at one moment, as a signed note. */
import { type Hash, hashLength } from './merkle.ts';
import { type OpenedNote, type Signer, signLine, splitNote } from './signed-note.ts';

export type TreeHead = { readonly origin: string; readonly size: number; readonly root: Hash };
export type Checkpoint = TreeHead & OpenedNote;

const textOf = ({ origin, size, root }: TreeHead): string => `${origin}\n${size}\n${root.toString('base64')}\n`;

/** The log's own name is the origin. */
export function signHead(signer: Signer, head: Omit<TreeHead, 'origin'>, at: Date): string {
  const text = textOf({ origin: signer.name, ...head });
  return `${text}\n${signLine(signer, text, at)}`;
}

/** What a note says of a log, not believed yet: whoever reads it asks `isSignedBy`. Undefined where it is no checkpoint. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const opened = splitNote(note);
  const [origin = '', size = '', root = ''] = opened?.text.split('\n') ?? [];
  const bytes = Buffer.from(root, 'base64');
  if (opened === undefined || origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || bytes.length !== hashLength) return undefined;
  return { ...opened, origin, size: Number(size), root: bytes };
}
