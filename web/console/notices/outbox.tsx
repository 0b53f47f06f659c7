/** What the demo would have sent by SMS and mail: open to whoever looks, since it says nothing of anybody. */
import { IconDeviceMobileMessage, IconMail } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readOutbox } from '../../shared/client.ts';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, More } from '../../shared/list.tsx';
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
          <table className="list outbox">
            <caption className="said-only">{say('outbox.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('outbox.at')}</th>
                <th scope="col">{say('outbox.channel')}</th>
                <th scope="col">{say('outbox.to')}</th>
                <th scope="col">{say('outbox.text')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ messageId, madeAt, channel, to, text }) => (
                <tr key={messageId}>
                  <td className="whole" data-label={say('outbox.at')}>
                    {formatMoment(madeAt)}
                  </td>
                  <td className="whole" data-label={say('outbox.channel')}>
                    <div>
                      <Chip icon={channel === 'sms' ? IconDeviceMobileMessage : IconMail}>{say(`outbox.${channel}`)}</Chip>
                    </div>
                  </td>
                  <td data-label={say('outbox.to')}>{to}</td>
                  <td lang="vi" data-label={say('outbox.text')}>
                    {text}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <More list={messages} />
      </Ledger>
    </>
  );
}
