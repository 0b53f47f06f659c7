/** What was registered at the counter and waits: for my signature, or of what I registered for that of the head of the office. */
import './events.css';
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, More } from '../../shared/list.tsx';
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
          <table className="list">
            <caption className="said-only">{say('events.list')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('events.event')}</th>
                <th scope="col">{say('events.persons')}</th>
                <th scope="col">{say('events.happened')}</th>
                <th scope="col">{say('events.by')}</th>
                <th scope="col">{say('corrections.due')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ eventId, words, persons, happenedOn, registered, unit, dueOn, isLate }) => (
                <tr key={eventId}>
                  <td data-label={say('events.event')}>
                    <Link to="/su-kien/$eventId" params={{ eventId: String(eventId) }}>
                      {words[language]}
                    </Link>
                  </td>
                  <td data-label={say('events.persons')}>{persons.map(({ fullName }) => fullName).join(', ')}</td>
                  <td data-label={say('events.happened')}>{formatDate(happenedOn)}</td>
                  <td data-label={say('events.by')}>
                    <span>
                      {registered.name}
                      <span className="o">{unit.name}</span>
                    </span>
                  </td>
                  <td data-label={say('corrections.due')}>
                    <DueChip dueOn={dueOn} isLate={isLate} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <More list={found} />
      </Ledger>
    </>
  );
}
