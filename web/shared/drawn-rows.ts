/**
 * Which rows of a list are drawn: all of a short one; of a long one those near the window, the one that has the focus or is followed, and
 * those in which something was done (what was typed there stays). On paper all of them.
 */
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, type RefObject, type SyntheticEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

/** Up to so many rows are drawn at once. */
const fewRows = 60;

/** px; what is drawn is measured. */
const estimatedHeight = 44;

export type RowKey = string | number;

/** A row by its place, or the room (px) of the rows after `after` that are not drawn. */
export type Drawn = { readonly index: number } | { readonly after: number; readonly room: number };

export type RowsAsked = {
  readonly keys: readonly RowKey[];
  /** The row that is kept in sight when it becomes another one. */
  readonly follow?: RowKey | undefined;
  /** The arrow keys went beyond the first or the last row. */
  readonly onLeave?: (() => void) | undefined;
};

export function useDrawnRows<Box extends HTMLElement>({ keys, follow, onLeave }: RowsAsked) {
  const box = useRef<Box>(null);
  const isLong = keys.length > fewRows;
  const isPrinted = useIsPrinted();
  const [used, setUsed] = useState<ReadonlySet<RowKey>>(new Set());
  const [focused, setFocused] = useState<RowKey | null>(null);
  const [sought, setSought] = useState<number | null>(null);
  const held = keys.flatMap((key, index) => (key === focused || key === follow || index === sought || used.has(key) ? [index] : []));
  const rows = useWindowVirtualizer<HTMLElement>({
    count: keys.length,
    enabled: isLong && !isPrinted,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => keys[index] ?? index,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    overscan: 10,
    scrollMargin: useTop(box),
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...held])].sort((a, b) => a - b),
  });

  const rowAt = (index: number) => box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
  useLayoutEffect(() => {
    if (sought === null) return;
    const opener = rowAt(sought)?.querySelector<HTMLElement>('a, button') ?? null;
    opener?.focus();
    keepInSight(rowAt(sought));
    setSought(null);
  });
  const followed = useRef<RowKey | undefined>(undefined);
  useLayoutEffect(() => {
    const row = follow === undefined || follow === followed.current ? null : rowAt(keys.indexOf(follow));
    if (row === null) return;
    followed.current = follow;
    keepInSight(row);
  });

  const keyOf = (element: EventTarget): RowKey | null => keys[placeOf(element)] ?? null;
  const use = (event: SyntheticEvent) => {
    const key = keyOf(event.target);
    if (isLong && key !== null && !used.has(key)) setUsed(new Set([...used, key]));
  };
  return {
    box,
    drawn: isLong && !isPrinted ? withRoom(rows.getVirtualItems(), rows.getTotalSize(), rows.options.scrollMargin) : keys.map((_, index) => ({ index })),
    measure: isLong && !isPrinted ? rows.measureElement : null,
    isLong,
    heard: {
      onFocus: (event: FocusEvent) => setFocused(keyOf(event.target)),
      onBlur: (event: FocusEvent) => {
        if (event.relatedTarget === null || !event.currentTarget.contains(event.relatedTarget as Node)) setFocused(null);
      },
      onInput: use,
      onClick: (event: SyntheticEvent) => {
        if ((event.target as Element).closest('button') !== null) use(event);
      },
      onKeyDown: (event: KeyboardEvent) => {
        const [at, to] = walked(event, keys.length);
        if (at < 0 || to === undefined) return;
        event.preventDefault();
        if (to >= 0 && to < keys.length) setSought(to);
        else onLeave?.();
      },
    },
  };
}

/** Rows that are drawn for the first time on the way are measured, and move what was just brought into sight: for some frames it is brought back. */
function keepInSight(element: HTMLElement | null, frames = 8): void {
  element?.scrollIntoView({ block: 'nearest' });
  if (frames > 0) requestAnimationFrame(() => keepInSight(element, frames - 1));
}

const placeOf = (element: EventTarget): number => Number((element as Element).closest('[data-index]')?.getAttribute('data-index') ?? -1);

/** From a link or a button of one row to the same of another, by arrow, Home or End: whence and whither. */
function walked(event: KeyboardEvent, count: number): readonly [number, number | undefined] {
  const at = placeOf(event.target);
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || (event.target as Element).closest('a, button') === null) return [at, undefined];
  const places: { readonly [key: string]: number } = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 };
  return [at, places[event.key]];
}

type Place = { readonly index: number; readonly start: number; readonly end: number };

/** `drawn` in order; `top`: where the first row of all begins. */
function withRoom(drawn: readonly Place[], whole: number, top: number): readonly Drawn[] {
  const all: Drawn[] = [];
  let [at, after] = [top, -1];
  for (const { index, start, end } of drawn) {
    if (start > at) all.push({ after, room: start - at });
    all.push({ index });
    [at, after] = [end, index];
  }
  if (top + whole > at) all.push({ after, room: top + whole - at });
  return all;
}

/** px from the top of the page, also after something above grew or shrank. */
function useTop(box: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const look = (): void => {
      if (box.current !== null) setTop(Math.round(box.current.getBoundingClientRect().top + window.scrollY));
    };
    look();
    const seen = new ResizeObserver(look);
    seen.observe(document.body);
    return () => seen.disconnect();
  }, [box]);
  return top;
}

function hearPrinting(hear: () => void): () => void {
  const printing = window.matchMedia('print');
  printing.addEventListener('change', hear);
  return () => printing.removeEventListener('change', hear);
}

const useIsPrinted = (): boolean => useSyncExternalStore(hearPrinting, () => window.matchMedia('print').matches);
