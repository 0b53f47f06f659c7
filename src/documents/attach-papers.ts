/** Papers of a case: what it rests on. A paper is seen by whoever may see a case of it. */
import type { Actor } from '#access/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { giverOf } from './giver.ts';
import type { DocumentId } from './paper-place.ts';
import { refusals } from './refusals.ts';
import { insertPapersOf, selectGiven, selectPapersOf } from './store.ts';

/** A case of any room: its kind, as the room's `PaperCase` names it, and its key. */
export type CaseRef = { readonly kind: string; readonly id: string | number };

/** What a room that has cases with papers tells about them; they are listed in `program/paper-cases.ts`. */
export type PaperCase = {
  readonly kind: string;
  /** Whom the case is about, as far as this actor may see the case; undefined where they may not, or where there is none. */
  personsFor(needs: { readonly tx: Tx; readonly actor: Actor; readonly now: Date }, id: string): Promise<readonly number[] | undefined>;
};

/** Papers that a case rests on, in the order given. Refused: one that this actor did not give, which is as unknown as one that there is not. */
export async function attachPapers(
  tx: Tx,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  { kind, id }: CaseRef,
  documentIds: readonly DocumentId[],
): Promise<void> {
  if (documentIds.length === 0) return;
  await asRegister(tx, async () => {
    const given = new Map((await selectGiven(tx, documentIds, giverOf(actor))).map((row) => [row.documentId, row]));
    const rows = [...new Set(documentIds)].map((documentId) => {
      const row = given.get(documentId);
      return row === undefined ? refuse(refusals, 'document.unknown', { document: documentId }) : { documentId, fileName: row.fileName };
    });
    await insertPapersOf(tx, { kind, id: String(id) }, rows, now);
  });
}

export type PaperOfCase = {
  readonly documentId: DocumentId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly attachedAt: Date;
};

/** As attached; asked by the room whose case it is, which has judged that its reader may see it. */
export async function papersOf(tx: Tx, { kind, id }: CaseRef): Promise<readonly PaperOfCase[]> {
  return await asRegister(tx, () => selectPapersOf(tx, { kind, id: String(id) }));
}
