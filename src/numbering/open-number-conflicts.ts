/** Numbers that an officer has to decide on, as conflicts with an owner and a clock. */
import { type NewConflict, openConflicts, ownerOf } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import type { Claim } from './store.ts';

/** `twice`: claims of numbers that two persons claim; `split`: those of persons whose own forms state two numbers. */
export async function openNumberConflicts(
  tx: Tx,
  { twice, split }: { readonly twice: readonly Claim[]; readonly split: readonly Claim[] },
  act: { readonly actId: number; readonly now: Date },
): Promise<void> {
  const byNumber = Map.groupBy(twice, ({ number }) => number);
  const byPerson = Map.groupBy(split, ({ personId }) => personId);
  await openConflicts(
    tx,
    [
      ...[...byNumber.values()].map((claims) => conflict('number-claimed-twice', claims)),
      ...[...byPerson.values()].map((claims) => conflict('two-numbers', claims)),
    ],
    act,
  );
}

function conflict(kind: NewConflict['kind'], claims: readonly Claim[]): NewConflict {
  return { kind, ...ownerOf(claims), detail: 'personNumber', parties: claims.map(({ formId, personId }) => ({ formId, personId })) };
}
