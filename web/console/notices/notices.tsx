/** What this officer and their office were told, each with the page where something is done about it. */
import { Button } from '@mantine/core';
import { IconPoint } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { markNoticesRead, readNotices } from '../../shared/client.ts';
import { formatMoment, formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Chip, Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';

export function NoticesPage() {
  const { say, language } = useWords();
  useTitle(say('notices.title'));
  const queries = useQueryClient();
  const notices = useInfiniteQuery({
    queryKey: ['notices', language],
    queryFn: ({ pageParam }) => readNotices(pageParam === '' ? undefined : pageParam),
    ...byCursor,
  });
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = items.filter(({ read }) => !read).map(({ noticeId }) => noticeId);
  const mark = useMutation({
    mutationFn: async (ids: readonly number[]) => {
      for (let at = 0; at < ids.length; at += 200) await markNoticesRead(ids.slice(at, at + 200));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  const trouble = notices.error ?? mark.error;
  const allUnread = notices.data?.pages[0]?.unread ?? 0;
  return (
    <>
      <Ledger className="head" note={allUnread === 0 ? undefined : say('notices.unread', { n: formatNumber(allUnread, language) })}>
        <h1 className="h1">{say('notices.title')}</h1>
        {unread.length === 0 ? null : (
          <div className="acts">
            <Button loading={mark.isPending} onClick={() => mark.mutate(unread)}>
              {say('notices.read-all')}
            </Button>
          </div>
        )}
      </Ledger>
      <Ledger title={say('notices.what')} note={say('notices.note')}>
        {trouble === null ? null : <Trouble error={trouble} />}
        {notices.data === undefined ? null : items.length === 0 ? (
          <Notice title={say('notices.none')}>{say('notices.none.note')}</Notice>
        ) : (
          <LongTable
            title={say('notices.title')}
            className="list notices"
            items={items}
            keyOf={({ noticeId }) => noticeId}
            goesOn={notices.hasNextPage}
            columns={[
              { head: say('outbox.at'), isHeadSaidOnly: true, className: 'whole', cell: ({ madeAt }) => formatMoment(madeAt) },
              {
                head: say('outbox.text'),
                isHeadSaidOnly: true,
                cell: ({ text, read }) => (
                  <div>
                    {read ? text : <b>{text}</b>}{' '}
                    {read ? null : (
                      <Chip tone="act" icon={IconPoint}>
                        {say('notices.new')}
                      </Chip>
                    )}
                  </div>
                ),
              },
              {
                head: say('notices.open'),
                isHeadSaidOnly: true,
                className: 'whole',
                cell: ({ noticeId, link }) => (
                  <a href={link} onClick={() => mark.mutate([noticeId])}>
                    {say('notices.open')}
                  </a>
                ),
              },
            ]}
          />
        )}
        <More list={notices} />
      </Ledger>
    </>
  );
}
