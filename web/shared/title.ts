/** The title of a page in the browser's tab: the page first, then the book. */
import { useEffect } from 'react';

export function useTitle(page: string): void {
  useEffect(() => {
    document.title = `${page} · Sổ Gốc`;
  }, [page]);
}
