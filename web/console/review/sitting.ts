/** One sitting of reviews: the pairs in their order, what was decided in it, and the step that can be taken back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { ReviewItem } from '../../shared/api.ts';
import { type ReviewDecision, readReviews } from '../../shared/client.ts';
import { byCursor } from '../../shared/list.tsx';

export type Decided = { readonly id: string; readonly version: number; readonly decision: ReviewDecision['decision']; readonly pair: string };

type Sitting = { readonly decided: ReadonlySet<string>; readonly last: Decided | null; readonly undone: string | null };

let sitting: Sitting = { decided: new Set(), last: null, undone: null };
const hearers = new Set<() => void>();

function become(next: Sitting): void {
  sitting = next;
  for (const hear of hearers) hear();
}

export const noteDecided = (last: Decided): void => become({ decided: new Set([...sitting.decided, last.id]), last, undone: null });
export const noteUndone = ({ id, pair }: Decided): void =>
  become({ decided: new Set([...sitting.decided].filter((one) => one !== id)), last: null, undone: pair });

function hearAt(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export const useSitting = (): Sitting => useSyncExternalStore(hearAt, () => sitting);

/** The list as it stood when the sitting began: what is decided keeps its place in it, so that "4 of 18" stays true. */
export function useReviewList(commune: string | undefined) {
  const list = useInfiniteQuery({
    queryKey: ['reviews', commune ?? ''],
    queryFn: ({ pageParam }) => readReviews({ commune, cursor: pageParam }),
    ...byCursor,
    staleTime: 60_000,
  });
  const pages = list.data?.pages;
  const items = useMemo((): readonly ReviewItem[] => pages?.flatMap((page) => page.items) ?? [], [pages]);
  return { ...list, items, total: pages?.[0]?.total ?? 0 };
}

/** The next pair after this one that nobody has decided in this sitting; from the beginning again where there is none after it. */
export function nextAfter(items: readonly ReviewItem[], id: string, decided: ReadonlySet<string>): ReviewItem | undefined {
  const at = items.findIndex(({ reviewId }) => reviewId === id);
  const open = ({ reviewId }: ReviewItem): boolean => reviewId !== id && !decided.has(reviewId);
  return items.slice(at + 1).find(open) ?? items.slice(0, Math.max(0, at)).find(open);
}
