/** The index: my work, each queue with its count; the register. On a phone it folds into one button. */
import {
  type Icon,
  IconArrowsSplit2,
  IconBabyCarriage,
  IconBell,
  IconBook2,
  IconChartDots,
  IconFilePencil,
  IconHomeMove,
  IconHomePlus,
  IconMenu2,
  IconMoon,
  IconPlaneDeparture,
  IconPlayerPlay,
  IconShieldCheck,
  IconShieldLock,
  IconSun,
  IconTent,
  IconUserCircle,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, useLinkProps, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { readers, registrars } from '#values/browser.ts';
import { readNotices, readQueues, readStatus } from '../shared/client.ts';
import { formatNumber } from '../shared/format.ts';
import { useWords } from '../shared/language.ts';
import { isOneOf, useMe } from './access/me.ts';
import { queuePages } from './home/queue-pages.ts';
import { useCommands } from './keys/commands.ts';

type Entry = {
  readonly id: string;
  readonly to: NonNullable<LinkProps['to']>;
  readonly words: string;
  readonly icon: Icon;
  readonly count?: number | undefined;
  readonly late?: boolean;
};

/** What is registered at the counter, by office. */
const counters = [
  {
    roles: ['civil-status-officer', 'committee-chairman'],
    jobs: [
      { id: 'birth', to: '/khai-sinh', icon: IconBabyCarriage },
      { id: 'death', to: '/khai-tu', icon: IconMoon },
      { id: 'entries', to: '/muc-so', icon: IconBook2 },
    ],
  },
  {
    roles: ['commune-police', 'commune-police-chief'],
    jobs: [
      { id: 'form', to: '/nhap-phieu', icon: IconFilePencil },
      { id: 'move', to: '/chuyen-cu', icon: IconHomeMove },
      { id: 'household-split', to: '/tach-ho', icon: IconArrowsSplit2 },
      { id: 'household-join', to: '/nhap-ho', icon: IconHomePlus },
      { id: 'emigration', to: '/ra-nuoc-ngoai', icon: IconPlaneDeparture },
    ],
  },
] as const;

export function Index() {
  const { say, language } = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const me = useMe();
  const { data: status } = useQuery({ queryKey: ['status'], queryFn: readStatus });
  const { data: queues } = useQuery({ queryKey: ['queues'], queryFn: readQueues });
  const { data: notices } = useQuery({ queryKey: ['notices', 'unread'], queryFn: () => readNotices() });
  const mine: Entry[] = [
    { id: 'home', to: '/', words: say('home.title'), icon: IconSun },
    ...(queues?.items ?? []).map(({ slug, words, count, due }) => ({
      id: slug,
      ...queuePages[slug],
      words: words[language],
      count,
      late: due !== null && due.workingDaysLeft <= 0,
    })),
  ];
  const told: Entry = { id: 'notices', to: '/thong-bao', words: say('notices.title'), icon: IconBell, count: notices?.unread };
  const register: Entry[] = [
    ...(isOneOf(me, readers) ? [{ id: 'persons', to: '/nguoi', words: say('index.persons'), icon: IconUsers, count: status?.register.persons } as const] : []),
    ...(isOneOf(me, [...registrars, 'auditor']) ? [{ id: 'board', to: '/bang', words: say('board.index'), icon: IconChartDots } as const] : []),
    ...(isOneOf(me, ['auditor', 'national-operator', 'administrator'])
      ? [{ id: 'log', to: '/nhat-ky', words: say('log.title'), icon: IconShieldCheck } as const]
      : []),
    ...(isOneOf(me, registrars) ? [{ id: 'build', to: '/luot-chay', words: say('index.build'), icon: IconPlayerPlay } as const] : []),
    ...(isOneOf(me, ['provincial-police', 'national-operator'])
      ? [{ id: 'seals', to: '/niem-phong', words: say('seals.title'), icon: IconShieldLock } as const]
      : []),
    ...(isOneOf(me, ['administrator'])
      ? ([
          { id: 'officers', to: '/can-bo', words: say('access.officers'), icon: IconUserShield },
          { id: 'points', to: '/diem-luu-dong', words: say('points.title'), icon: IconTent },
        ] as const)
      : []),
  ];
  const counter: Entry[] = counters
    .filter(({ roles }) => isOneOf(me, roles))
    .flatMap(({ jobs }) => jobs.map((job) => ({ ...job, words: say(job.id === 'entries' ? 'entries' : `events.${job.id}`) })));
  useCommands(
    [...mine, told, ...counter, ...register].map(({ id, to, words }) => ({
      id: `page-${id}`,
      words: say('keys.go', { page: words }),
      run: () => void navigate({ to }),
    })),
  );
  return (
    <nav aria-label={say('index')}>
      <button type="button" className="open-index" aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconMenu2 className="i" stroke={1.75} aria-hidden="true" />
        {say('index')}
      </button>
      <h2>{say('index.mine')}</h2>
      <Entries entries={[...mine, told]} unmarked={register.map(({ to }) => to)} />
      {counter.length === 0 ? null : (
        <>
          <h2>{say('events.counter')}</h2>
          <Entries entries={counter} />
        </>
      )}
      <h2>{say('index.register')}</h2>
      <Entries entries={register} />
      <ul className="of-phone">
        <li>
          <Link to="/tai-khoan">
            <IconUserCircle className="i" stroke={1.75} aria-hidden="true" />
            {say('access.account')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

/** Where a queue is worked on in a page of the register, that page is marked as open, and not the queue beside it. */
function Entries({ entries, unmarked = [] }: { readonly entries: readonly Entry[]; readonly unmarked?: readonly Entry['to'][] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryLink entry={entry} marked={!unmarked.includes(entry.to)} />
        </li>
      ))}
    </ul>
  );
}

function EntryLink({ entry: { to, words, icon: Sign, count, late = false }, marked }: { readonly entry: Entry; readonly marked: boolean }) {
  const { language } = useWords();
  const { 'aria-current': current, ...link } = useLinkProps({ to, activeOptions: { exact: to === '/' } });
  return (
    <a {...link} aria-current={marked ? current : undefined}>
      <Sign className="i" stroke={1.75} aria-hidden="true" />
      {words}
      {count === undefined ? null : <span className={late ? 'n late' : 'n'}>{formatNumber(count, language)}</span>}
    </a>
  );
}
