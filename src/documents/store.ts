/** All statements of papers. */
import { inSql, type Tx } from '#database/index.ts';
import type { PaperOfCase } from './attach-papers.ts';
import type { Giver } from './giver.ts';
import type { PaperMedia } from './inspect-paper.ts';
import type { DocumentId } from './paper-place.ts';

/** Until the transaction ends nobody else keeps or removes this paper. */
export async function lockPaper(tx: Tx, documentId: DocumentId): Promise<void> {
  await inSql(tx)`select pg_advisory_xact_lock(hashtextextended(${documentId}, 0))`;
}

type Paper = { readonly documentId: DocumentId; readonly mediaType: PaperMedia; readonly bytes: number; readonly keptAt: Date };

/** False where it is there already. */
export async function insertPaper(tx: Tx, { documentId, mediaType, bytes, keptAt }: Paper): Promise<boolean> {
  const made = await inSql(tx)`
    insert into documents.paper (document_id, media_type, bytes, kept_at)
    values (${documentId}, ${mediaType}, ${bytes}, ${keptAt})
    on conflict (document_id) do nothing`;
  return made.count === 1;
}

type Given = { readonly documentId: DocumentId; readonly givenBy: Giver; readonly fileName: string; readonly givenAt: Date };

/** Given again by the same: under the name that it has now. */
export async function insertGiven(tx: Tx, { documentId, givenBy, fileName, givenAt }: Given): Promise<void> {
  await inSql(tx)`
    insert into documents.given (document_id, given_by, file_name, given_at)
    values (${documentId}, ${givenBy}, ${fileName}, ${givenAt})
    on conflict (document_id, given_by) do update set file_name = excluded.file_name, given_at = excluded.given_at`;
}

/** What this one gave and no case has. */
export async function weighWaiting(tx: Tx, givenBy: Giver): Promise<{ readonly papers: number; readonly bytes: number }> {
  const [row] = await inSql(tx)<{ papers: number; bytes: number }[]>`
    select count(*) as papers, coalesce(sum(p.bytes), 0)::bigint as bytes
    from documents.given as g
    join documents.paper as p using (document_id)
    where g.given_by = ${givenBy}
      and not exists (select from documents.paper_of as o where o.document_id = g.document_id)`;
  return row ?? { papers: 0, bytes: 0 };
}

/** Those of them that this one gave. */
export async function selectGiven(
  tx: Tx,
  documentIds: readonly DocumentId[],
  givenBy: Giver,
): Promise<readonly { readonly documentId: DocumentId; readonly fileName: string }[]> {
  return await inSql(tx)<{ documentId: string; fileName: string }[]>`
    select document_id as "documentId", file_name as "fileName"
    from documents.given
    where document_id = any(${documentIds as string[]}) and given_by = ${givenBy}`;
}

/** `fileName` is that under which this one gave it; null where others did only. */
export async function selectPaper(
  tx: Tx,
  documentId: DocumentId,
  givenBy: Giver,
): Promise<{ readonly mediaType: PaperMedia; readonly bytes: number; readonly fileName: string | null } | undefined> {
  const [row] = await inSql(tx)<{ mediaType: PaperMedia; bytes: number; fileName: string | null }[]>`
    select p.media_type as "mediaType", p.bytes, g.file_name as "fileName"
    from documents.paper as p
    left join documents.given as g on g.document_id = p.document_id and g.given_by = ${givenBy}
    where p.document_id = ${documentId}`;
  return row;
}

type Case = { readonly kind: string; readonly id: string };

/** In this order; one that is of the case already stays as it is. */
export async function insertPapersOf(
  tx: Tx,
  { kind, id }: Case,
  papers: readonly { readonly documentId: DocumentId; readonly fileName: string }[],
  now: Date,
): Promise<void> {
  await inSql(tx)`
    insert into documents.paper_of (case_kind, case_id, document_id, place, file_name, attached_at)
    select ${kind}, ${id}, document_id, place, file_name, ${now}
    from unnest(${papers.map(({ documentId }) => documentId)}::text[], ${papers.map(({ fileName }) => fileName)}::text[])
      with ordinality as given (document_id, file_name, place)
    on conflict (case_kind, case_id, document_id) do nothing`;
}

export async function selectPapersOf(tx: Tx, { kind, id }: Case): Promise<readonly PaperOfCase[]> {
  return await inSql(tx)<PaperOfCase[]>`
    select o.document_id as "documentId", o.file_name as "fileName", p.media_type as "mediaType", p.bytes, o.attached_at as "attachedAt"
    from documents.paper_of as o
    join documents.paper as p using (document_id)
    where o.case_kind = ${kind} and o.case_id = ${id}
    order by o.attached_at, o.place`;
}

export async function selectCasesOf(tx: Tx, documentId: DocumentId): Promise<readonly (Case & { readonly fileName: string })[]> {
  return await inSql(tx)<(Case & { fileName: string })[]>`
    select case_kind as kind, case_id as id, file_name as "fileName"
    from documents.paper_of
    where document_id = ${documentId}
    order by attached_at, case_kind, case_id`;
}

/** Papers of no case, all of them given before; the lock is taken paper by paper, in one order. */
export async function deleteUnattached(tx: Tx, before: Date): Promise<number> {
  const sql = inSql(tx);
  const old = await sql<{ documentId: string }[]>`
    select p.document_id as "documentId"
    from documents.paper as p
    where not exists (select from documents.paper_of as o where o.document_id = p.document_id)
      and not exists (select from documents.given as g where g.document_id = p.document_id and g.given_at >= ${before})
    order by p.document_id
    limit 1000`;
  let deleted = 0;
  for (const { documentId } of old) {
    await lockPaper(tx, documentId);
    const gone = await sql`
      delete from documents.paper as p
      where p.document_id = ${documentId}
        and not exists (select from documents.paper_of as o where o.document_id = p.document_id)
        and not exists (select from documents.given as g where g.document_id = p.document_id and g.given_at >= ${before})`;
    if (gone.count === 1) await sql`delete from documents.given where document_id = ${documentId}`;
    deleted += gone.count;
  }
  return deleted;
}

export async function isAnyPaperKept(tx: Tx): Promise<boolean> {
  const [row] = await inSql(tx)<{ kept: boolean }[]>`select exists (select from documents.paper) as kept`;
  return row?.kept ?? false;
}
