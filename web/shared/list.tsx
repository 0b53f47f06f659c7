/** Lists that come a page at a time, each with the place where the next one begins. */
import { Button } from '@mantine/core';
import { useWords } from './language.ts';

/** Of a query: it begins without a place and goes on at `next`. */
export const byCursor = { initialPageParam: '', getNextPageParam: (page: { readonly next: string | null }) => page.next };

type Listed = { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };

/** The next page, where there is one. */
export function More({ list }: { readonly list: Listed }) {
  const { say } = useWords();
  if (!list.hasNextPage) return null;
  return (
    <Button className="more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {say('list.more')}
    </Button>
  );
}
