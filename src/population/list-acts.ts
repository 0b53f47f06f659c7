/** What was done to the register, the newest first: by whom, when, why, and whether it still stands. */
import type { Tx } from '#database/index.ts';
import type { ActKind } from '#intake/index.ts';
import type { Words } from '#values/index.ts';
import { type ActRow, newestActs } from './act-store.ts';
import { undoable } from './undo-act.ts';

export const actWords: { readonly [kind in ActKind]: Words } = {
  build: { vi: 'cập nhật sổ', en: 'build' },
  birth: { vi: 'khai sinh', en: 'birth' },
  death: { vi: 'khai tử', en: 'death' },
  residence: { vi: 'cư trú', en: 'residence' },
  correct: { vi: 'sửa chữa', en: 'correction' },
  merge: { vi: 'nhập hồ sơ', en: 'merge' },
  split: { vi: 'tách hồ sơ', en: 'split' },
  withdraw: { vi: 'rút tệp', en: 'withdrawal' },
  apart: { vi: 'ghi là hai người', en: 'told apart' },
  settle: { vi: 'xem xong mâu thuẫn', en: 'conflict seen' },
  place: { vi: 'chọn xã mới', en: 'new commune' },
  type: { vi: 'nhập phiếu', en: 'form typed' },
  entry: { vi: 'nhập mục sổ', en: 'entry typed' },
  award: { vi: 'xác định số của ai', en: 'number awarded' },
  renumber: { vi: 'xác lập lại số', en: 'new number' },
  seal: { vi: 'niêm phong hồ sơ', en: 'archive sealed' },
  unseal: { vi: 'mở niêm phong', en: 'seal ended' },
  mend: { vi: 'làm sạch', en: 'cleaning' },
  undo: { vi: 'lấy lại một việc', en: 'undoing' },
};

export type ListedAct = {
  readonly act: string;
  readonly kind: ActKind;
  readonly words: Words;
  readonly recordedAt: string;
  readonly officers: readonly string[];
  readonly reason: string | null;
  readonly evidence: string | null;
  /** The act that this one takes back. */
  readonly undoes: string | null;
  /** The undoing that stands; null where the act itself does. */
  readonly undoneBy: string | null;
  /** Whether an act of its kind, as it stands, is ever taken back; later acts may still build on it. */
  readonly canBeUndone: boolean;
};

export async function toldAct(tx: Tx, actId: number): Promise<ListedAct> {
  const [row] = await newestActs(tx, { actId }, 1);
  return told(row as ActRow);
}

export async function listActs(tx: Tx, { kind, limit }: { readonly kind?: ActKind | undefined; readonly limit: number }): Promise<ListedAct[]> {
  return (await newestActs(tx, { kind }, limit)).map(told);
}

function told({ actId, kind: own, recordedAt, officers, reason, evidence, undoes, undoneBy }: ActRow): ListedAct {
  return {
    act: String(actId),
    kind: own,
    words: actWords[own],
    recordedAt: recordedAt.toISOString(),
    officers,
    reason,
    evidence,
    undoes: undoes === null ? null : String(undoes),
    undoneBy: undoneBy === null ? null : String(undoneBy),
    canBeUndone: (own === 'undo' || undoable.has(own)) && undoneBy === null,
  };
}
