/** What a mending sheet says beside each row, and how its row is known again when it is sent back. */
import { createHash } from 'node:crypto';

/** `<start of the file's hash>:<record>:<seal>`, of the refused row that this one stands for. */
export const mendColumn = '_ma';

/** What was found; part of the seal, so that emptying it says "I have looked, it is right as it stands". */
export const foundColumn = '_thay';

/** Right of the source's own columns; intake reads only `_ma` and `_thay` of them. */
export const mendingColumns = ['_tep', '_dong', '_cot', foundColumn, '_can', '_cach_sua', mendColumn, '_thua', '_ghi_chu'] as const;

export function referenceTo(row: { readonly sha256: string; readonly record: number }, seal: string): string {
  return `${row.sha256.slice(0, 16)}:${row.record}:${seal}`;
}

/** Of the cells as they were exported: a row that comes back with the same seal was not touched. */
export function sealOf(cells: readonly string[], found: string): string {
  return createHash('sha256')
    .update([...cells, found].join('\u001f'))
    .digest('hex')
    .slice(0, 8);
}

export function isUntouched(reference: string, cells: readonly string[], found: string): boolean {
  return reference.split(':')[2] === sealOf(cells, found);
}
