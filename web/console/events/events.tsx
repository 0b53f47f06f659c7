/** What was registered at the counter and waits: for my signature, or of what I registered for that of the head of the office. */
import './events.css';
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { DueChip } from '../population/correction-parts.tsx';
import { readEvents } from './client.ts';

const route = getRouteApi('/su-kien');

export function EventsPage() {
  const { say, language } = useWords();
  useTitle(say('events.list'));
  const { of = 'to-sign' } = route.useSearch();
  const navigate = useNavigate();
  const found = useInfiniteQuery({
    queryKey: ['events', of],
    queryFn: ({ pageParam }) => readEvents(of, pageParam === '' ? undefined : pageParam),
    ...byCursor,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('events.list')}</h1>
      </Ledger>
      <Ledger title={say('events.list.which')} note={say('events.list.note')}>
        <SegmentedControl
          className="mend"
          aria-label={say('events.list.which')}
          value={of}
          onChange={(chosen) => void navigate({ to: '/su-kien', search: chosen === 'registered' ? { of: 'registered' } : {}, replace: true })}
          data={[
            { value: 'to-sign', label: say('events.list.to-sign') },
            { value: 'registered', label: say('events.list.registered') },
          ]}
        />
        {found.error === null ? null : <Trouble error={found.error} />}
        {found.data === undefined ? null : items.length === 0 ? (
          <Notice title={say(of === 'to-sign' ? 'events.list.none.to-sign' : 'events.list.none.registered')}>{say('events.list.none.note')}</Notice>
        ) : (
          <LongTable
            title={say('events.list')}
            items={items}
            keyOf={({ eventId }) => eventId}
            goesOn={found.hasNextPage}
            columns={[
              {
                head: say('events.event'),
                cell: ({ eventId, words }) => (
                  <Link to="/su-kien/$eventId" params={{ eventId: String(eventId) }}>
                    {words[language]}
                  </Link>
                ),
              },
              { head: say('events.persons'), cell: ({ persons }) => persons.map(({ fullName }) => fullName).join(', ') },
              { head: say('events.happened'), cell: ({ happenedOn }) => formatDate(happenedOn) },
              {
                head: say('events.by'),
                cell: ({ registered, unit }) => (
                  <span>
                    {registered.name}
                    <span className="o">{unit.name}</span>
                  </span>
                ),
              },
              { head: say('corrections.due'), cell: ({ dueOn, isLate }) => <DueChip dueOn={dueOn} isLate={isLate} /> },
            ]}
          />
        )}
        <More list={found} />
      </Ledger>
    </>
  );
}
