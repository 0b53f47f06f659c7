/** What waits for an officer today: queues with the nearest limit first, one quick action each; beside them the run and what happened. */
import './home.css';
import { Button } from '@mantine/core';
import { IconClock, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { registrars } from '#values/browser.ts';
import type { Queue, Status } from '../../shared/api.ts';
import { readNotices, readQueues, readStatus, startBuild } from '../../shared/client.ts';
import { formatDate, formatMoment, formatNumber, isoDayOf, weekdayOf } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Chip, Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { isNamed, isOneOf, useMe } from '../access/me.ts';
import { useRuleName } from '../rule-name.ts';
import { queuePages } from './queue-pages.ts';

export function HomePage() {
  const { say, language } = useWords();
  useTitle(say('home.title'));
  const me = useMe();
  const { data: status } = useQuery({ queryKey: ['status'], queryFn: readStatus });
  const { data: queues, error } = useQuery({ queryKey: ['queues'], queryFn: readQueues });
  const items = queues?.items ?? [];
  const waiting = items.reduce((sum, { count }) => sum + count, 0);
  const today = items.reduce((sum, { due }) => sum + (due !== null && due.workingDaysLeft <= 0 ? 1 : 0), 0);
  const unit = me?.kind === 'officer' ? (me.unit?.name ?? say('me.of-country')) : '';
  return (
    <>
      <Ledger
        className="head"
        note={
          status === undefined ? null : (
            <>
              <b>{weekdayOf(status.now, language)}</b>
              {formatDate(isoDayOf(new Date(status.now)))}
            </>
          )
        }
      >
        <h1 className="h1">{say('home.title')}</h1>
        {queues === undefined || items.length === 0 ? null : (
          <span className="soft">
            {say(today === 0 ? 'home.count' : 'home.count.late', { n: waiting, unit, late: today } as { n: number; unit: string; late: number })}
          </span>
        )}
      </Ledger>
      <div className="home">
        <Ledger title={say('home.waits')} note={say('home.waits.note')} className="queues">
          {error === null ? null : <Trouble error={error} />}
          {queues === undefined ? null : items.length === 0 ? (
            <Notice title={say('home.no-queues')}>
              {isOneOf(me, ['administrator']) ? <Link to="/can-bo">{say('access.officers')}</Link> : say('home.no-queues.note')}
            </Notice>
          ) : (
            <QueueList queues={items} />
          )}
        </Ledger>
        <aside className="beside">
          {status === undefined || !isOneOf(me, registrars) ? null : <Run status={status} />}
          {status === undefined ? null : <SinceYesterday now={new Date(status.now)} />}
        </aside>
      </div>
    </>
  );
}

/** Only the most urgent that can be done here has the main button. */
function QueueList({ queues }: { readonly queues: readonly Queue[] }) {
  const first = queues.find(({ slug, count }) => count > 0 && queuePages[slug].to !== null)?.slug;
  return (
    <ul className="queue-list">
      {queues.map((queue) => (
        <QueueRow key={queue.slug} queue={queue} main={queue.slug === first} />
      ))}
    </ul>
  );
}

function QueueRow({ queue, main }: { readonly queue: Queue; readonly main: boolean }) {
  const { say, language } = useWords();
  const nameOf = useRuleName();
  const { count, more, words, act, empty, next, rule, due, slug } = queue;
  const { to } = queuePages[slug];
  const shown = count === 0 ? empty[language] : rule !== null ? say('home.most-of', { rule: nameOf(rule.id), n: rule.count }) : (next?.[language] ?? '');
  return (
    <li className={count === 0 ? 'queue none' : 'queue'}>
      <b className="big n">
        {formatNumber(count, language)}
        {more ? '+' : ''}
      </b>
      <div className="what">
        <h3 className="h3">{words[language]}</h3>
        <p className="soft">{shown}</p>
      </div>
      <div className="clock">{due === null ? null : <Clock left={due.workingDaysLeft} />}</div>
      {count === 0 ? (
        <span />
      ) : (
        <Button component={Link} to={to as string} variant={main ? 'filled' : 'default'}>
          {act[language]}
        </Button>
      )}
    </li>
  );
}

/** Ten working days are the whole bar: the longest limit there is. */
const whole = 10;

function Clock({ left }: { readonly left: number }) {
  const { say } = useWords();
  const tone = left <= 0 ? 'stop' : left === 1 ? 'wait' : 'plain';
  const spent = Math.min(whole, Math.max(0, whole - left));
  return (
    <>
      <Chip tone={tone} icon={IconClock}>
        {left < 0 ? say('home.late', { n: -left }) : left === 0 ? say('home.last-day') : say('home.left', { n: left })}
      </Chip>
      <svg className={`limit ${tone}`} viewBox={`0 0 ${whole} 1`} preserveAspectRatio="none" aria-hidden="true">
        <rect width={whole} height="1" />
        <rect className="spent" width={spent} height="1" />
      </svg>
    </>
  );
}

const shownNotices = 6;

/** What this officer and the office were told since the morning of yesterday; it names nobody, as the home page does not. */
function SinceYesterday({ now }: { readonly now: Date }) {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['notices', 'unread'], queryFn: () => readNotices() });
  if (data === undefined) return null;
  const yesterday = isoDayOf(new Date(now.getTime() - 86_400_000));
  const told = data.items.filter(({ madeAt }) => isoDayOf(new Date(madeAt)) >= yesterday);
  return (
    <section>
      <h2 className="h3">{say('home.since-yesterday')}</h2>
      {told.length === 0 ? <p className="soft">{say('home.since-yesterday.none')}</p> : null}
      <ul className="hist plain">
        {told.slice(0, shownNotices).map(({ noticeId, madeAt, text, link, read }) => (
          <li key={noticeId}>
            <a href={link}>{read ? text : <b>{text}</b>}</a>
            <span className="o">{formatMoment(madeAt)}</span>
          </li>
        ))}
      </ul>
      {told.length <= shownNotices ? null : <Link to="/thong-bao">{say('home.since-yesterday.more', { n: told.length - shownNotices })}</Link>}
    </section>
  );
}

/** The delivery that waits, to be run from here; while it runs, the way to it. */
function Run({ status }: { readonly status: Status }) {
  const { say, language } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: startBuild,
    onSuccess: async () => {
      await Promise.all(['status', 'build'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      await navigate({ to: '/luot-chay' });
    },
  });
  const { waiting, build, startedBy } = status;
  return (
    <section className="run">
      <h2 className="h3">{say(build?.running === true ? 'home.run.now' : waiting === null ? 'home.run.none' : 'home.run')}</h2>
      {build?.running === true || waiting === null ? (
        <p>
          <Link to="/luot-chay">{say(build?.running === true ? 'home.run.see' : 'home.run.last')}</Link>
        </p>
      ) : (
        <>
          <p className="soft">{say('build.waiting', { n: waiting.records, files: waiting.files })}</p>
          {isNamed(me, startedBy) ? (
            <>
              <Button
                variant="filled"
                fullWidth
                leftSection={<IconPlayerPlay size={18} stroke={1.75} aria-hidden="true" />}
                loading={start.isPending}
                onClick={() => start.mutate()}
              >
                {say('build.start')}
              </Button>
              <p className="soft small">{say('home.run.note')}</p>
            </>
          ) : (
            <p className="soft">{say('build.start.by', { who: startedBy.map(({ words }) => words[language]).join(', ') })}</p>
          )}
        </>
      )}
      {start.error === null ? null : <Trouble error={start.error} />}
    </section>
  );
}
