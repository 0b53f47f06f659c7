/** Who looked at this person, by day: fetched when it is asked for, since reading it is a look as well. */
import './who-looked.css';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupOfLooks } from '../../shared/api.ts';
import { readLooks, type Why } from '../../shared/client.ts';
import { formatDate, formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongList } from '../../shared/list.tsx';
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
  const deferred = looks.data.pages[0]?.deferred ?? 0;
  return (
    <>
      {items.length === 0 ? <p className="soft">{say('audit.looked.none')}</p> : null}
      <LongList
        title={say('audit.looked')}
        items={items}
        keyOf={({ day, body, purpose, deferredBy }) => `${day} ${body} ${purpose} ${deferredBy ?? ''}`}
        goesOn={looks.hasNextPage}
        classOf={({ purpose }) => (purpose === 'emergency' ? 'emergency' : undefined)}
      >
        {(group, index) => (
          <>
            {items[index - 1]?.day === group.day ? null : <h3>{formatDate(group.day)}</h3>}
            <Look group={group} />
          </>
        )}
      </LongList>
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
  const { body, purposeText, count, deferredBy } = group;
  return (
    <div className="look">
      <b>{body}</b>
      <span>{purposeText}</span>
      <span className="soft">
        {say('audit.looked.times', { n: count })}
        {deferredBy === null ? '' : ` · ${say('audit.looked.deferred-by', { order: deferredBy })}`}
      </span>
    </div>
  );
}
