/** Hands out a paper to whoever may see a case of it; one that is attached to none yet, to its giver. */
import { readFile } from 'node:fs/promises';
import type { Actor } from '#access/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import type { PaperCase } from './attach-papers.ts';
import { giverOf } from './giver.ts';
import { type PaperMedia, paperEndings } from './inspect-paper.ts';
import { namingHash, paperKeys, unsealPaper } from './paper-cipher.ts';
import { type DocumentId, paperPlace } from './paper-place.ts';
import { refusals } from './refusals.ts';
import { selectCasesOf, selectPaper } from './store.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  readonly paperCases: readonly PaperCase[];
  see(persons: readonly number[], fields?: readonly string[]): void;
};

export type ShownPaper = { readonly bytes: Uint8Array; readonly mediaType: PaperMedia; readonly fileName: string };

/** Refused alike: a paper that there is not, and one of cases that this actor may not see. */
export async function showPaper(needs: Needs, documentId: DocumentId): Promise<ShownPaper> {
  const { tx, dataDir, actor } = needs;
  const unknown = () => refuse(refusals, 'document.unknown', { document: documentId });
  const paper = (await asRegister(tx, () => selectPaper(tx, documentId, giverOf(actor)))) ?? unknown();
  const cases = await asRegister(tx, () => selectCasesOf(tx, documentId));
  const persons = await personsOf(needs, cases);
  if (persons === undefined && !(cases.length === 0 && paper.fileName !== null)) return unknown();
  needs.see(persons ?? [], ['paper']);
  const bytes = await readPaper(dataDir, documentId);
  const name = paper.fileName ?? cases[0]?.fileName ?? documentId;
  return { bytes, mediaType: paper.mediaType, fileName: withEnding(name, paper.mediaType) };
}

/** Of all cases that this actor may see; undefined where there is no such case. */
async function personsOf({ tx, actor, now, paperCases }: Needs, cases: readonly { readonly kind: string; readonly id: string }[]) {
  const seen: (readonly number[])[] = [];
  for (const { kind, id } of cases) {
    const persons = await paperCases.find((one) => one.kind === kind)?.personsFor({ tx, actor, now }, id);
    if (persons !== undefined) seen.push(persons);
  }
  return seen.length === 0 ? undefined : [...new Set(seen.flat())];
}

/** Refused: a file that is gone, or is not the paper that was kept under this name. */
export async function readPaper(dataDir: string, documentId: DocumentId): Promise<Buffer> {
  const kept = await readFile(paperPlace(dataDir, documentId)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return refuse(refusals, 'paper.lost', { document: documentId });
    throw error;
  });
  const keys = paperKeys(dataDir);
  const bytes = unsealPaper(keys, kept);
  if (bytes === undefined || namingHash(keys).update(bytes).digest('hex') !== documentId) return refuse(refusals, 'paper.changed', { document: documentId });
  return bytes;
}

function withEnding(name: string, media: PaperMedia): string {
  const ending = paperEndings[media];
  const bare = name.replace(/\.[a-z0-9]{1,5}$/i, '');
  return `${bare || name}.${ending}`;
}
