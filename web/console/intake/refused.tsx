/** Rows that could not be read: where each stands, what stood there, what to write instead. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { readRefused } from '../../shared/client.ts';
import { formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, More } from '../../shared/list.tsx';
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
            <table className="list refused">
              <caption className="said-only">{say('refused.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('refused.file')}</th>
                  <th scope="col" className="n">
                    {say('refused.line')}
                  </th>
                  <th scope="col">{say('refused.field')}</th>
                  <th scope="col">{say('refused.found')}</th>
                  <th scope="col">{say('refused.expected')}</th>
                  <th scope="col">{say('refused.remedy')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((row) => (
                  <tr key={`${row.file}:${row.line}:${row.field}`}>
                    <td className="raw" data-label={say('refused.file')}>
                      {row.file}
                    </td>
                    <td className="n" data-label={say('refused.line')}>
                      {formatNumber(row.line, language)}
                    </td>
                    <td className="raw whole" data-label={say('refused.field')}>
                      {row.field ?? '–'}
                    </td>
                    <td className="raw" data-label={say('refused.found')}>
                      {row.found === '' ? <span className="soft">{say('refused.empty')}</span> : row.found}
                    </td>
                    <td data-label={say('refused.expected')}>{row.expected}</td>
                    <td data-label={say('refused.remedy')}>{row.remedy}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        <More list={rows} />
      </Ledger>
    </>
  );
}
