/** Rows that could not be read: where each stands, what stood there, what to write instead. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { readRefused } from '../../shared/client.ts';
import { formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Ledger, Notice, Say, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';

export function RefusedPage() {
  const { say, language } = useWords();
  useTitle(say('refused.title'));
  const rows = useInfiniteQuery({
    queryKey: ['refused', language],
    queryFn: ({ pageParam }) => readRefused(pageParam === '' ? undefined : pageParam),
    ...byCursor,
  });
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('refused.title')}</h1>
      </Ledger>
      <Ledger title={say('refused.what')} note={say('refused.note')}>
        {rows.error === null ? null : <Trouble error={rows.error} />}
        {rows.data === undefined ? null : items.length === 0 ? (
          <Notice title={say('refused.none')}>{say('refused.none.note')}</Notice>
        ) : (
          <>
            <p className="mend">
              <a href="/v1/refused/sheets" download>
                {say('refused.sheets')}
              </a>{' '}
              <Say of="refused.mend" />
            </p>
            <LongTable
              title={say('refused.title')}
              className="list refused"
              items={items}
              keyOf={({ file, line, field }) => `${file}:${line}:${field}`}
              goesOn={rows.hasNextPage}
              columns={[
                { head: say('refused.file'), className: 'raw', cell: ({ file }) => file },
                { head: say('refused.line'), className: 'n', cell: ({ line }) => formatNumber(line, language) },
                { head: say('refused.field'), className: 'raw whole', cell: ({ field }) => field ?? '–' },
                {
                  head: say('refused.found'),
                  className: 'raw',
                  cell: ({ found }) => (found === '' ? <span className="soft">{say('refused.empty')}</span> : found),
                },
                { head: say('refused.expected'), cell: ({ expected }) => expected },
                { head: say('refused.remedy'), cell: ({ remedy }) => remedy },
              ]}
            />
          </>
        )}
        <More list={rows} />
      </Ledger>
    </>
  );
}
