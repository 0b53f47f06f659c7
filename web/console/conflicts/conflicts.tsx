/** Conflicts by their clock: what contradicts, whom it is about, who is in charge, whose turn it is. */
import './conflicts.css';
import { NativeSelect } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { BriefConflict } from '../../shared/api.ts';
import { readConflicts } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Chip, Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';

const listRoute = getRouteApi('/mau-thuan');

const kinds = [
  'possible-duplicate',
  'two-numbers',
  'number-claimed-twice',
  'same-role',
  'impossible-dates',
  'hard-contradiction',
  'near-pair',
  'made-beside',
  'sparse-archive',
  'two-residences',
  'dead-files',
  'entry-told-twice',
] as const satisfies readonly BriefConflict['kind'][];

export function ConflictsPage() {
  const { say } = useWords();
  useTitle(say('conflict.list'));
  const filter = useFilter();
  const found = useInfiniteQuery({
    queryKey: ['conflicts', filter],
    queryFn: ({ pageParam }) => readConflicts({ ...filter, cursor: pageParam }),
    ...byCursor,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('conflict.list')}</h1>
      </Ledger>
      <Ledger title={say('conflict.list.what')} note={say('conflict.list.order')}>
        <Filters />
        {found.error === null ? null : <Trouble error={found.error} />}
        {found.data === undefined ? null : items.length === 0 ? (
          <Notice title={say('conflict.none')}>
            {say('conflict.none.note')} {filter.turn === 'queue' ? <Link to="/xet-trung">{say('conflict.none.pairs')}</Link> : null}
          </Notice>
        ) : (
          <List items={items} goesOn={found.hasNextPage} />
        )}
        <More list={found} />
      </Ledger>
    </>
  );
}

/** As the queue counts them, until somebody asks for others; what is settled is nobody's turn. The filter stands in the address: it says nothing of a person. */
function useFilter() {
  const asked = listRoute.useSearch();
  return { ...asked, turn: asked.turn ?? (asked.state === 'settled' ? 'all' : 'queue') };
}

function Filters() {
  const { say } = useWords();
  const asked = listRoute.useSearch();
  const filter = useFilter();
  const navigate = useNavigate();
  const choose = (name: 'kind' | 'turn' | 'state', value: string) => {
    const { [name]: _, ...rest } = asked;
    void navigate({ to: '/mau-thuan', search: value === '' ? rest : { ...rest, [name]: value }, replace: true });
  };
  return (
    <div className="filters">
      <NativeSelect
        label={say('conflict.kind')}
        data={[{ value: '', label: say('conflict.kind.all') }, ...kinds.map((kind) => ({ value: kind, label: say(`conflict.kind.${kind}`) }))]}
        value={filter.kind ?? ''}
        onChange={(event) => choose('kind', event.currentTarget.value)}
      />
      <NativeSelect
        label={say('conflict.turn')}
        data={[
          { value: 'queue', label: say('conflict.turn.queue') },
          { value: 'mine', label: say('conflict.turn.mine') },
          { value: 'all', label: say('conflict.turn.all') },
        ]}
        value={filter.turn}
        onChange={(event) => choose('turn', event.currentTarget.value)}
      />
      <NativeSelect
        label={say('conflict.state')}
        data={[
          { value: '', label: say('conflict.state.open') },
          { value: 'settled', label: say('conflict.state.settled') },
        ]}
        value={filter.state ?? ''}
        onChange={(event) => choose('state', event.currentTarget.value)}
      />
    </div>
  );
}

export function Due({ conflict: { dueOn, late } }: { readonly conflict: Pick<BriefConflict, 'dueOn' | 'late'> }) {
  const { say } = useWords();
  return (
    <>
      {formatDate(dueOn)}{' '}
      {late ? (
        <Chip tone="stop" icon={IconAlertTriangle}>
          {say('conflict.late')}
        </Chip>
      ) : null}
    </>
  );
}

function List({ items, goesOn }: { readonly items: readonly BriefConflict[]; readonly goesOn: boolean }) {
  const { say, language } = useWords();
  return (
    <LongTable
      title={say('conflict.list')}
      className="list conflicts"
      items={items}
      keyOf={({ conflictId }) => conflictId}
      goesOn={goesOn}
      columns={[
        {
          head: say('conflict.kind'),
          cell: ({ conflictId, words }) => (
            <Link to="/mau-thuan/$conflictId" params={{ conflictId }}>
              {words[language]}
            </Link>
          ),
        },
        { head: say('conflict.whom'), cell: ({ persons }) => persons.map(({ fullName }) => fullName).join(', ') },
        { head: say('conflict.owner'), cell: ({ owner }) => owner.unit?.name ?? say('conflict.owner.country') },
        {
          head: say('conflict.turn'),
          cell: ({ state, stateWords, turn }) => (
            <>
              {state === 'settled' ? stateWords[language] : turn.words[language]}
              {turn.unit === null ? null : <span className="o">{turn.unit.name}</span>}
            </>
          ),
        },
        { head: say('conflict.due'), cell: (conflict) => <Due conflict={conflict} /> },
      ]}
    />
  );
}
