/** Conflicts that ask whether two archives are of one person: those are reviewed side by side. */
import { asksWhetherOne, type ConflictKind, conflictKinds } from '#conflicts/index.ts';

export const reviewKinds: readonly ConflictKind[] = (Object.keys(conflictKinds) as ConflictKind[]).filter(asksWhetherOne);

export const isReviewKind = (kind: ConflictKind): boolean => reviewKinds.includes(kind);
