/** Corrections whose turn is mine, or that I opened. */
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { readCorrections } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { DueChip, StateShown, useOffice } from './correction-parts.tsx';

const route = getRouteApi('/dinh-chinh');

export function CorrectionsPage() {
  const { say, language } = useWords();
  useTitle(say('corrections.title'));
  const { of = 'turn' } = route.useSearch();
  const navigate = useNavigate();
  const office = useOffice();
  const found = useInfiniteQuery({
    queryKey: ['corrections', of],
    queryFn: ({ pageParam }) => readCorrections(of, pageParam === '' ? undefined : pageParam),
    ...byCursor,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('corrections.title')}</h1>
      </Ledger>
      <Ledger title={say('corrections.which')} note={say('corrections.note')}>
        <SegmentedControl
          className="mend"
          aria-label={say('corrections.which')}
          value={of}
          onChange={(chosen) => void navigate({ to: '/dinh-chinh', search: chosen === 'opened' ? { of: 'opened' } : {}, replace: true })}
          data={[
            { value: 'turn', label: say('corrections.turn') },
            { value: 'opened', label: say('corrections.opened') },
          ]}
        />
        {found.error === null ? null : <Trouble error={found.error} />}
        {found.data === undefined ? null : items.length === 0 ? (
          <Notice title={say(of === 'turn' ? 'corrections.none.turn' : 'corrections.none.opened')}>{say('corrections.none.turn.note')}</Notice>
        ) : (
          <LongTable
            title={say('corrections.title')}
            items={items}
            keyOf={({ id }) => id}
            goesOn={found.hasNextPage}
            columns={[
              {
                head: say('corrections.person'),
                cell: ({ id, person }) => (
                  <Link to="/dinh-chinh/$id" params={{ id: String(id) }}>
                    {person.fullName}
                  </Link>
                ),
              },
              { head: say('corrections.fields'), cell: ({ fields }) => fields.map((field) => field[language]).join(', ') },
              { head: say('corrections.owner'), cell: ({ owner }) => office(owner) },
              {
                head: say('corrections.state'),
                cell: ({ state, stateWords, turn, dueOn, isLate }) => (
                  <span className="steps">
                    <StateShown state={state} words={stateWords} />
                    {turn === null ? null : <DueChip dueOn={dueOn} isLate={isLate} />}
                  </span>
                ),
              },
            ]}
          />
        )}
        <More list={found} />
      </Ledger>
    </>
  );
}
