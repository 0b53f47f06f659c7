/** Who looked at this person, by day: fetched when it is asked for, since reading it is a look as well. */
import './who-looked.css';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupOfLooks } from '../../shared/api.ts';
import { readLooks, type Why } from '../../shared/client.ts';
import { formatDate, formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor } from '../../shared/list.tsx';
import { Trouble } from '../../shared/parts.tsx';

export function WhoLooked({ personId, why }: { readonly personId: string; readonly why: Why }) {
  const { say } = useWords();
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="who-looked">
      <h2 className="h3">{say('audit.looked')}</h2>
      {isAsked ? (
        <Looks personId={personId} why={why} />
      ) : (
        <>
          <p className="soft">{say('audit.looked.note')}</p>
          <Button size="xs" onClick={() => setAsked(true)}>
            {say('audit.looked.show')}
          </Button>
        </>
      )}
    </section>
  );
}

function Looks({ personId, why }: { readonly personId: string; readonly why: Why }) {
  const { say, language } = useWords();
  const looks = useInfiniteQuery({
    queryKey: ['looks', personId, why, language],
    queryFn: ({ pageParam }) => readLooks(personId, why, pageParam === '' ? undefined : pageParam),
    ...byCursor,
    refetchOnWindowFocus: false,
  });
  if (looks.error !== null) return <Trouble error={looks.error} />;
  if (looks.data === undefined) return null;
  const items = looks.data.pages.flatMap((page) => page.items);
  const days = [...Map.groupBy(items, ({ day }) => day)];
  const deferred = looks.data.pages[0]?.deferred ?? 0;
  return (
    <>
      {items.length === 0 ? <p className="soft">{say('audit.looked.none')}</p> : null}
      {days.map(([day, groups]) => (
        <div key={day}>
          <h3>{formatDate(day)}</h3>
          <ul>
            {groups.map((group) => (
              <Look key={`${group.body} ${group.purpose} ${group.deferredBy ?? ''}`} group={group} />
            ))}
          </ul>
        </div>
      ))}
      {looks.hasNextPage ? (
        <Button size="xs" loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {say('audit.looked.more')}
        </Button>
      ) : null}
      {deferred === 0 ? null : <p className="soft">{say('audit.looked.deferred', { n: formatNumber(deferred, language) })}</p>}
    </>
  );
}

function Look({ group }: { readonly group: GroupOfLooks }) {
  const { say } = useWords();
  const { body, purpose, purposeText, count, deferredBy } = group;
  return (
    <li className={purpose === 'emergency' ? 'emergency' : undefined}>
      <b>{body}</b>
      <span>{purposeText}</span>
      <span className="soft">
        {say('audit.looked.times', { n: count })}
        {deferredBy === null ? '' : ` · ${say('audit.looked.deferred-by', { order: deferredBy })}`}
      </span>
    </li>
  );
}
