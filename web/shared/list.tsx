/** Lists that come a page at a time, each with the place where the next one begins; of a long one what is far out of sight is not drawn. */
import { Button } from '@mantine/core';
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { type Drawn, type RowKey, useDrawnRows } from './drawn-rows.ts';
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

type LongProps<Item> = {
  readonly title: string;
  readonly className?: string;
  readonly items: readonly Item[];
  keyOf(item: Item): RowKey;
  /** Whether more can be fetched: then nobody knows how long the list is. */
  readonly goesOn: boolean;
  /** The row that is kept in sight when it becomes another one. */
  readonly follow?: RowKey | undefined;
  onLeave?(): void;
};

/** `head` stands beside each value on a telephone as well. */
export type Column<Item> = {
  readonly head: string;
  /** The head is for those who hear the page. */
  readonly isHeadSaidOnly?: boolean;
  /** The value names its row. */
  readonly isName?: boolean;
  readonly className?: string;
  cell(item: Item): ReactNode;
};

type LongTableProps<Item> = LongProps<Item> & {
  readonly columns: readonly Column<Item>[];
  /** The row that is open beside the list. */
  readonly chosen?: RowKey | undefined;
};

/** A table stays one to whoever hears it: each row says its place. Arrows, Home and End walk from row to row. */
export function LongTable<Item>({ title, className = 'list', items, keyOf, goesOn, follow, onLeave, columns, chosen }: LongTableProps<Item>) {
  const { box, drawn, measure, isLong, heard } = useDrawnRows<HTMLTableSectionElement>({ keys: items.map(keyOf), follow, onLeave });
  const heads = useRef<HTMLTableRowElement>(null);
  const widths = useFirstWidths(heads, isLong);
  return (
    <table className={`${className} ${widths === null ? '' : 'kept-widths'}`} aria-rowcount={goesOn ? -1 : items.length + 1}>
      <caption className="said-only">{title}</caption>
      <thead>
        <tr ref={heads} aria-rowindex={1}>
          {columns.map(({ head, isHeadSaidOnly = false, className: ofColumn }, place) => (
            <th key={head} scope="col" className={ofColumn === 'n' ? 'n' : undefined} style={widths === null ? undefined : { width: widths[place] }}>
              {isHeadSaidOnly ? <span className="said-only">{head}</span> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={box} {...heard}>
        {drawn.map((one) => {
          const item = 'index' in one ? items[one.index] : undefined;
          if (!('index' in one) || item === undefined) return <Room key={keyOfRoom(one)} of={one} columns={columns.length} />;
          const key = keyOf(item);
          return (
            <tr key={key} ref={measure} data-index={one.index} aria-rowindex={one.index + 2} className={key === chosen ? 'chosen' : undefined}>
              {columns.map(({ head, isName = false, className: ofColumn, cell }) =>
                isName ? (
                  <th key={head} scope="row" data-label={head} className={ofColumn}>
                    {cell(item)}
                  </th>
                ) : (
                  <td key={head} data-label={head} className={ofColumn}>
                    {cell(item)}
                  </td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type LongListProps<Item> = LongProps<Item> & { classOf?(item: Item): string | undefined; children(item: Item, index: number): ReactNode };

/** The same of a list without columns. */
export function LongList<Item>({ title, className, items, keyOf, goesOn, follow, onLeave, classOf, children }: LongListProps<Item>) {
  const { box, drawn, measure, heard } = useDrawnRows<HTMLUListElement>({ keys: items.map(keyOf), follow, onLeave });
  return (
    <ul className={className} aria-label={title} ref={box} {...heard}>
      {drawn.map((one) => {
        const item = 'index' in one ? items[one.index] : undefined;
        if (!('index' in one) || item === undefined) return <Room key={keyOfRoom(one)} of={one} />;
        return (
          <li
            key={keyOf(item)}
            ref={measure}
            data-index={one.index}
            aria-posinset={one.index + 1}
            aria-setsize={goesOn ? -1 : items.length}
            className={classOf?.(item)}
          >
            {children(item, one.index)}
          </li>
        );
      })}
    </ul>
  );
}

const keyOfRoom = (one: Drawn): string => ('room' in one ? `room after ${one.after}` : `nothing at ${one.index}`);

/** Holds the place of rows that are not drawn. */
function Room({ of, columns }: { readonly of: Drawn; readonly columns?: number }) {
  const style: CSSProperties = { height: 'room' in of ? of.room : 0 };
  if (columns === undefined) return <li className="room" aria-hidden="true" style={style} />;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row is taken for one that can have the focus, which this one cannot
    <tr className="room" aria-hidden="true">
      <td colSpan={columns} style={style} />
    </tr>
  );
}

/** Columns of a long table keep the widths that its first rows gave them: other rows come and go while it is scrolled. */
function useFirstWidths(heads: { readonly current: HTMLTableRowElement | null }, isLong: boolean): readonly string[] | null {
  const [widths, setWidths] = useState<readonly string[] | null>(null);
  useLayoutEffect(() => {
    if (!isLong || widths !== null || heads.current === null || !window.matchMedia('(min-width: 721px)').matches) return;
    const whole = heads.current.offsetWidth;
    setWidths([...heads.current.cells].map((cell) => `${(100 * cell.offsetWidth) / whole}%`));
  }, [heads, isLong, widths]);
  return widths;
}
