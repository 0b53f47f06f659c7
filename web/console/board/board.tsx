/** `/bang`: how far the archives are complete, clean, right and alive: the country as tiles, a province and its communes, the days before. */
import './board.css';
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Measure, measureNames, measures } from '#population/browser.ts';
import type { Board, BoardRow } from '../../shared/api.ts';
import { Cartogram, type TileValue } from '../../shared/charts/cartogram.tsx';
import { provinceTiles, stepFrom } from '../../shared/charts/cartogram-shape.ts';
import { Trend } from '../../shared/charts/trend.tsx';
import { formatDate, formatMoment, formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { readBoard } from './client.ts';
import { percent, shareOf, sheetOf, shortName, tenths } from './figures.ts';
import { Targets } from './targets.tsx';

const boardRoute = getRouteApi('/bang');

export type BoardFilter = { readonly unit?: number; readonly measure?: Measure; readonly view?: 'table' };

/** What stands in the address names no person. */
export function boardFilter(search: Record<string, unknown>): BoardFilter {
  const unit = Number(search['unit']);
  const measure = measureNames.find((name) => name === search['measure']);
  return {
    ...(Number.isInteger(unit) && unit > 0 && unit < 100_000_000 ? { unit } : {}),
    ...(measure === undefined ? {} : { measure }),
    ...(search['view'] === 'table' ? { view: 'table' as const } : {}),
  };
}

export function BoardPage() {
  const { say, language } = useWords();
  const { unit = 0, measure = 'complete', view } = boardRoute.useSearch();
  const { data: board, error } = useQuery({ queryKey: ['board', unit], queryFn: () => readBoard(unit) });
  useTitle(say('board.title'));
  return (
    <>
      <Ledger
        className="head"
        note={
          board?.measuredAt == null ? null : (
            <>
              {say('board.measured')}
              <b>{formatMoment(board.measuredAt)}</b>
            </>
          )
        }
      >
        <h1 className="h1">{say('board.title')}</h1>
        {board === undefined ? null : (
          <span className="soft">
            {board.unit.name[language]}
            {board.unit.persons === null ? '' : ` · ${say('board.persons', { n: board.unit.persons })}`}
          </span>
        )}
        {board === undefined || board.above.length === 0 ? null : <Above board={board} />}
      </Ledger>
      {error === null ? null : (
        <Ledger>
          <Trouble error={error} />
        </Ledger>
      )}
      {board === undefined ? null : board.on === null ? (
        <Ledger>
          <Notice title={say('board.never')}>{say('board.never.note')}</Notice>
        </Ledger>
      ) : (
        <Measured board={board} measure={measure} asTable={view === 'table'} />
      )}
    </>
  );
}

function Above({ board }: { readonly board: Board }) {
  const { say, language } = useWords();
  const filter = boardRoute.useSearch();
  return (
    <nav className="whole-line above" aria-label={say('board.above')}>
      {board.above.map(({ unitId, name }) => (
        <Link key={unitId} to="/bang" search={searchOf(filter, unitId)}>
          {name[language]}
        </Link>
      ))}
      <span aria-current="page">{board.unit.name[language]}</span>
    </nav>
  );
}

const searchOf = ({ unit: _, ...rest }: BoardFilter, unitId: number): BoardFilter => (unitId <= 0 ? rest : { ...rest, unit: unitId });

function Measured({ board, measure, asTable }: { readonly board: Board; readonly measure: Measure; readonly asTable: boolean }) {
  const { say, language } = useWords();
  const filter = boardRoute.useSearch();
  const navigate = useNavigate();
  const isCountry = board.unit.unitId === 0 && provinceTiles.every(({ unitId }) => board.items.some((row) => row.unitId === unitId));
  const [chosen, setChosen] = useState(0);
  const tiles = useTiles(board, measure);
  const tile =
    isCountry && !asTable ? (board.items.find(({ unitId }) => unitId === chosen) ?? board.islands.find(({ unitId }) => unitId === chosen)) : undefined;
  const open = (unitId: number) => void navigate({ to: '/bang', search: searchOf(filter, unitId) });
  return (
    <>
      <Ledger
        title={measures[measure][language]}
        note={
          <>
            <p>{measures[measure].asks[language]}</p>
            {isCountry && !asTable ? <Legend /> : null}
          </>
        }
        className="board"
      >
        <div className="choices">
          <NativeSelect
            label={say('board.measure')}
            data={measureNames.map((name) => ({ value: name, label: measures[name][language] }))}
            value={measure}
            onChange={(event) => void navigate({ to: '/bang', search: { ...filter, measure: event.currentTarget.value as Measure }, replace: true })}
          />
          {isCountry ? (
            <SegmentedControl
              aria-label={say('board.view')}
              value={asTable ? 'table' : 'tiles'}
              onChange={(value) => {
                const { view: _, ...rest } = filter;
                void navigate({ to: '/bang', search: value === 'table' ? { ...rest, view: 'table' } : rest, replace: true });
              }}
              data={[
                { value: 'tiles', label: say('board.view.tiles') },
                { value: 'table', label: say('board.view.table') },
              ]}
            />
          ) : null}
          <SaveSheet board={board} />
        </div>
        <div className="sides">
          <div>
            {isCountry && !asTable ? (
              <>
                <Cartogram
                  label={say('board.tiles.label', { measure: measures[measure][language] })}
                  values={tiles}
                  chosen={chosen === 0 ? (provinceTiles[0]?.unitId ?? 0) : chosen}
                  onChoose={setChosen}
                  onOpen={open}
                />
                <p className="small soft tiles-note">
                  {say('board.tiles.note')} {say('board.tiles.keys')}
                </p>
              </>
            ) : board.items.length === 0 ? (
              <Notice title={say('board.none-below')}>
                {say('board.none-below.note')}{' '}
                <Link className="to-findings" to="/loi">
                  {say('board.to-findings')}
                </Link>
              </Notice>
            ) : (
              <Rows rows={[...board.items, ...board.islands]} measure={measure} />
            )}
            {[...board.items, board.unit].some((row) => row.persons === null || measureNames.some((name) => row[name] === null)) ? (
              <p className="small soft tiles-note">{say('board.withheld.note')}</p>
            ) : null}
          </div>
          <aside>
            <Figures row={tile ?? board.unit} onOpen={tile === undefined ? undefined : open} />
            {tile !== undefined || board.trend.length === 0 ? null : (
              <section>
                <h2 className="h3">{say('board.trend', { measure: measures[measure][language] })}</h2>
                <Trend
                  label={say('board.trend', { measure: measures[measure][language] })}
                  days={board.trend.map((day) => {
                    const share = shareOf(day, measure);
                    return { day: formatDate(day.on), share, figure: share === null ? '–' : percent(share, language) };
                  })}
                  headings={{ day: say('board.trend.day'), share: measures[measure][language], table: say('board.trend.table') }}
                />
              </section>
            )}
          </aside>
        </div>
      </Ledger>
      <Targets board={board} />
    </>
  );
}

function useTiles(board: Board, measure: Measure): ReadonlyMap<number, TileValue> {
  const { say, language } = useWords();
  const tile = (row: BoardRow, under: string | null): [number, TileValue] => {
    const share = shareOf(row, measure);
    const name = shortName(row.name[language]);
    const figure = share === null ? (row.persons === null || row.persons > 0 ? say('board.withheld') : '–') : tenths(share, language);
    const said = share === null ? say('board.legend.none') : say('board.said', { measure: measures[measure][language], n: row.persons ?? 0 });
    return [row.unitId, { unitId: row.unitId, name, under, share, figure, sign: share === null ? '' : ' %', said }];
  };
  const [danang = '', khanhHoa = ''] = [10_000_481, 10_000_561].map((id) => shortName(board.items.find(({ unitId }) => unitId === id)?.name[language] ?? ''));
  return new Map([...board.items.map((row) => tile(row, null)), ...board.islands.map((row, at) => tile(row, at === 0 ? danang : khanhHoa))]);
}

function Legend() {
  const { say } = useWords();
  const steps = stepFrom.map((from, at) => ({ step: at + 1, from })).toReversed();
  return (
    <ul className="legend">
      {steps.map(({ step, from }) => (
        <li key={step}>
          <span className={`tile step-${step}`} aria-hidden="true" />
          {from === 0 ? say('board.legend.below', { least: 75 }) : say('board.legend.from', { least: from * 100 })}
        </li>
      ))}
      <li>
        <span className="tile none" aria-hidden="true" />
        {say('board.legend.none')}
      </li>
    </ul>
  );
}

/** All four of one unit, each with how many are left. */
function Figures({ row, onOpen }: { readonly row: BoardRow; readonly onOpen?: ((unitId: number) => void) | undefined }) {
  const { say, language } = useWords();
  return (
    <section>
      <h2 className="h3">{row.name[language]}</h2>
      <p className="soft small">
        {row.persons === null ? say('board.withheld') : say('board.persons', { n: row.persons })}
        {row.kind === 'divided' ? ` · ${say('board.divided')}` : ''}
      </p>
      <table className="four">
        <caption className="said-only">{row.name[language]}</caption>
        <tbody>
          {measureNames.map((name) => {
            const share = shareOf(row, name);
            return (
              <tr key={name}>
                <th scope="row">{measures[name][language]}</th>
                <td className="fill">
                  <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect className="all" width="100" height="6" />
                    <rect className="met" width={(share ?? 0) * 100} height="6" />
                  </svg>
                </td>
                <td className="n">
                  <b>{share === null ? '–' : percent(share, language)}</b>
                  {row.persons === null || row[name] === null ? null : <span className="o">{say('board.left', { n: row.persons - row[name] })}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {onOpen === undefined ? null : (
        <button type="button" className="link" onClick={() => onOpen(row.unitId)}>
          {say('board.open', { unit: row.name[language] })}
        </button>
      )}
    </section>
  );
}

/** The furthest from it first; those without an archive are folded away. */
function Rows({ rows, measure }: { readonly rows: readonly BoardRow[]; readonly measure: Measure }) {
  const { say } = useWords();
  const sorted = [...rows].sort((a, b) => (shareOf(a, measure) ?? 2) - (shareOf(b, measure) ?? 2) || (b.persons ?? 0) - (a.persons ?? 0));
  const [some, none] = [sorted.filter(({ persons }) => persons !== 0), sorted.filter(({ persons }) => persons === 0)];
  return (
    <>
      {some.length === 0 ? null : <Units rows={some} measure={measure} caption={say('board.below')} />}
      {none.length === 0 ? null : (
        <details className="empty-units">
          <summary>{say('board.empty', { n: none.length })}</summary>
          <Units rows={none} measure={measure} caption={say('board.empty', { n: none.length })} />
        </details>
      )}
    </>
  );
}

function Units({ rows, measure, caption }: { readonly rows: readonly BoardRow[]; readonly measure: Measure; readonly caption: string }) {
  const { say, language } = useWords();
  const filter = boardRoute.useSearch();
  return (
    <table className="list units">
      <caption className="said-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('board.unit')}</th>
          <th scope="col" className="n">
            {say('board.count')}
          </th>
          {measureNames.map((name) => (
            <th key={name} scope="col" className="n" aria-sort={name === measure ? 'ascending' : undefined}>
              {measures[name][language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.unitId}>
            <td data-label={say('board.unit')}>
              <div>
                {row.unitId > 0 ? (
                  <Link to="/bang" search={searchOf(filter, row.unitId)}>
                    {row.name[language]}
                  </Link>
                ) : (
                  row.name[language]
                )}
                {row.kind === 'divided' ? <span className="o">{say('board.divided')}</span> : null}
              </div>
            </td>
            <td className="n" data-label={say('board.count')}>
              {row.persons === null ? say('board.withheld') : formatNumber(row.persons, language)}
            </td>
            {measureNames.map((name) => {
              const share = shareOf(row, name);
              return (
                <td key={name} className="n" data-label={measures[name][language]}>
                  {share === null ? (row.persons === 0 ? '–' : say('board.withheld')) : percent(share, language)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SaveSheet({ board }: { readonly board: Board }) {
  const { say, language } = useWords();
  const href = `data:text/csv;charset=utf-8,${encodeURIComponent(sheetOf([board.unit, ...board.items, ...board.islands], language))}`;
  return (
    <a className="save" href={href} download={`bang-${board.unit.code ?? 'ca-nuoc'}-${board.on}.csv`}>
      {say('board.csv')}
    </a>
  );
}
