/** A proof that needs nothing else (C2SP tlog-proof): an entry, its place, the way from its leaf to the root, and a checkpoint. */
import type { Hash } from './merkle.ts';

export type LogProof = {
  /** What makes the leaf: the entry as it is stored. */
  readonly salt: Buffer;
  readonly content: string;
  readonly index: number;
  readonly path: readonly Hash[];
  /** The checkpoint as a signed note. */
  readonly note: string;
};

const head = 'c2sp.org/tlog-proof@v1';

export function writeProof({ salt, content, index, path, note }: LogProof): string {
  const extra = Buffer.from(JSON.stringify({ salt: salt.toString('base64'), content })).toString('base64');
  return `${[head, `extra ${extra}`, `index ${index}`, ...path.map((hash) => hash.toString('base64'))].join('\n')}\n\n${note}`;
}

/** Undefined: a text that is no proof of an entry. */
export function readProof(text: string): LogProof | undefined {
  const end = text.indexOf('\n\n');
  const [first, extra = '', index = '', ...path] = text.slice(0, Math.max(end, 0)).split('\n');
  if (first !== head || !extra.startsWith('extra ') || !/^index (0|[1-9]\d{0,15})$/.test(index) || path.length > 63) return undefined;
  const said = readExtra(extra.slice(6));
  if (said === undefined) return undefined;
  return { ...said, index: Number(index.slice(6)), path: path.map((hash) => Buffer.from(hash, 'base64')), note: text.slice(end + 2) };
}

function readExtra(encoded: string): Pick<LogProof, 'salt' | 'content'> | undefined {
  try {
    const { salt, content } = JSON.parse(Buffer.from(encoded, 'base64').toString()) as { salt?: unknown; content?: unknown };
    return typeof salt === 'string' && typeof content === 'string' ? { salt: Buffer.from(salt, 'base64'), content } : undefined;
  } catch {
    return undefined;
  }
}
