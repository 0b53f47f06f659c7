/** What the demo would have sent by SMS and mail: open to whoever looks, since it says nothing of anybody. */
import { IconDeviceMobileMessage, IconMail } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readOutbox } from '../../shared/client.ts';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Chip, Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { LanguageSwitch } from '../frame.tsx';

export function OutboxPage() {
  const { say, language } = useWords();
  useTitle(say('outbox.title'));
  const messages = useInfiniteQuery({
    queryKey: ['outbox', language],
    queryFn: ({ pageParam }) => readOutbox(pageParam === '' ? undefined : pageParam),
    ...byCursor,
    refetchInterval: 5_000,
  });
  const items = messages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('outbox.title')}</h1>
        <div className="acts">
          <Link to="/">{say('outbox.home')}</Link>
          <LanguageSwitch />
        </div>
      </Ledger>
      <Ledger title={say('outbox.what')} note={say('outbox.note')}>
        {messages.error === null ? null : <Trouble error={messages.error} />}
        {messages.data === undefined ? null : items.length === 0 ? (
          <Notice title={say('outbox.none')}>{say('outbox.none.note')}</Notice>
        ) : (
          <LongTable
            title={say('outbox.title')}
            className="list outbox"
            items={items}
            keyOf={({ messageId }) => messageId}
            goesOn={messages.hasNextPage}
            columns={[
              { head: say('outbox.at'), className: 'whole', cell: ({ madeAt }) => formatMoment(madeAt) },
              {
                head: say('outbox.channel'),
                className: 'whole',
                cell: ({ channel }) => (
                  <div>
                    <Chip icon={channel === 'sms' ? IconDeviceMobileMessage : IconMail}>{say(`outbox.${channel}`)}</Chip>
                  </div>
                ),
              },
              { head: say('outbox.to'), cell: ({ to }) => to },
              { head: say('outbox.text'), cell: ({ text }) => <span lang="vi">{text}</span> },
            ]}
          />
        )}
        <More list={messages} />
      </Ledger>
    </>
  );
}
