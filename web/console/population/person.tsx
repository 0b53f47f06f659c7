/** The archive of one person: every value with its source, as it was on a day and as the register knew it on a day. */
import './person.css';
import { IconAlertTriangle, IconHome } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { identityPolice, registrars } from '#values/browser.ts';
import type { PersonReply } from '../../shared/api.ts';
import { readPerson, type Why } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Chip, Ledger, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { reasonText } from '../../shared/words.ts';
import { isOneOf, useMe } from '../access/me.ts';
import { PurposeQuestion, WhyShown } from '../access/purpose.tsx';
import { useWhyHere } from '../access/why.ts';
import { Confirm } from './confirm.tsx';
import { Facts } from './facts.tsx';
import { StateChip } from './find-persons.tsx';
import { PersonAside } from './person-aside.tsx';
import { PersonTimes } from './person-times.tsx';
import { RawForm } from './raw-form.tsx';

const personRoute = getRouteApi('/nguoi/$personId');

export function PersonPage() {
  const { say } = useWords();
  const why = useWhyHere();
  const [changing, setChanging] = useState(false);
  useTitle(say('person.title'));
  if (why !== null && !changing) return <Archive why={why} onChangeWhy={() => setChanging(true)} />;
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('person.title')}</h1>
      </Ledger>
      <Ledger title={say('why.title')} note={say('why.note')}>
        <PurposeQuestion why={why} onChosen={() => setChanging(false)} />
      </Ledger>
    </>
  );
}

function Archive({ why, onChangeWhy }: { readonly why: Why; readonly onChangeWhy: () => void }) {
  const { say } = useWords();
  const { personId } = personRoute.useParams();
  const times = personRoute.useSearch();
  const past = times.asOf !== undefined || times.knownOn !== undefined;
  const [opened, setOpened] = useState<{ readonly form: string; readonly title: string } | null>(null);
  const shown = useQuery({
    queryKey: ['person', personId, times.asOf ?? '', times.knownOn ?? '', why],
    queryFn: () => readPerson(personId, times, why),
    placeholderData: keepPreviousData,
  });
  const now = useQuery({ queryKey: ['person', personId, '', '', why], queryFn: () => readPerson(personId, {}, why) });
  const today = now.data;
  useTitle(textOf(today, 'fullName') ?? say('person.title'));
  if (now.error !== null)
    return (
      <>
        <Ledger className="head">
          <h1 className="h1">{say('person.title')}</h1>
        </Ledger>
        <Ledger>
          <Trouble error={now.error} />
        </Ledger>
      </>
    );
  if (today === undefined) return null;
  const person = shown.data ?? today;
  return (
    <>
      <PersonHead person={past ? person : today} past={past} why={why} onChangeWhy={onChangeWhy} />
      <PersonTimes today={today} times={times} />
      {shown.error !== null ? (
        <Ledger>
          <Trouble error={shown.error} />
        </Ledger>
      ) : (
        <div className="archive">
          <Facts person={person} today={past ? today : null} onOpenForm={(form, title) => setOpened({ form, title })} />
          <PersonAside person={person} today={today} times={times} why={why} onOpenForm={(form, title) => setOpened({ form, title })} />
        </div>
      )}
      {opened === null ? null : <RawForm form={opened.form} title={opened.title} why={why} onClose={() => setOpened(null)} />}
    </>
  );
}

const textOf = (person: PersonReply | undefined, field: string): string | undefined => person?.values[field]?.text.vi;

function PersonHead({
  person,
  past,
  why,
  onChangeWhy,
}: {
  readonly person: PersonReply;
  readonly past: boolean;
  readonly why: Why;
  readonly onChangeWhy: () => void;
}) {
  const { say } = useWords();
  const me = useMe();
  const born = person.values['dateOfBirth']?.value;
  const sex = person.values['sex']?.value;
  const home = person.values['residencePlace'];
  const open = person.findings.filter(({ state }) => state === 'open').length;
  const parts = isOneOf(me, identityPolice);
  const facts = [
    sex === 'F' ? say('sex.F.lower') : sex === 'M' ? say('sex.M.lower') : '',
    typeof born === 'string' ? say('person.born', { date: formatDate(born) }) : '',
  ].filter((fact) => fact !== '');
  const conflicts = person.conflicts.filter(({ state }) => state === 'open').length;
  return (
    <Ledger className="id" note={<span className="soft">{say('person.title')}</span>}>
      <div className="opened-for">
        <WhyShown why={why} label={say('why.opened')} onChange={onChangeWhy} />
        {past ? null : (
          <p className="acts">
            <Link to="/dinh-chinh/moi/$personId" params={{ personId: person.personId }} state={(kept) => kept}>
              {say('correction.new')}
            </Link>
            {parts && person.state !== 'merged' && person.state !== 'withdrawn' ? (
              <>
                {' · '}
                <Link to="/nguoi/$personId/nhap" params={{ personId: person.personId }} state={(kept) => kept}>
                  {say('merge.link')}
                </Link>
                {' · '}
                <Link to="/nguoi/$personId/tach" params={{ personId: person.personId }} state={(kept) => kept}>
                  {say('split.link')}
                </Link>
              </>
            ) : null}
          </p>
        )}
        {!past && person.state === 'alive' && isOneOf(me, registrars) ? <Confirm personId={person.personId} why={why} /> : null}
      </div>
      <h1 className="h1">{textOf(person, 'fullName') ?? say('person.no-name')}</h1>
      <div className="line">
        {person.personNumber === null ? (
          <span className="soft">
            {person.state === 'withdrawn'
              ? say('find.no-number-left')
              : person.reason === null
                ? say('person.no-number')
                : say('person.no-number-why', { reason: say(reasonText(person.reason)) })}
          </span>
        ) : (
          <PersonNumber value={person.personNumber} />
        )}
        <span className="soft">{facts.join(', ')}</span>
      </div>
      <div className="chips">
        <StateChip state={person.state} />
        {home === undefined ? null : <Chip icon={IconHome}>{say('person.lives', { place: smallestPlace(home.text.vi) })}</Chip>}
        {conflicts === 0 ? null : (
          <Chip tone="stop" icon={IconAlertTriangle}>
            {say('person.conflicts', { n: conflicts })}
          </Chip>
        )}
        {open === 0 ? null : (
          <Chip tone="wait" icon={IconAlertTriangle}>
            {say('person.findings', { n: open })}
          </Chip>
        )}
      </div>
    </Ledger>
  );
}

/** The commune of a place written small to large: the first part that names one, else the first part. */
function smallestPlace(place: string): string {
  const parts = place.split(',').map((part) => part.trim());
  return parts.find((part) => /^(xã|phường|thị trấn|đặc khu)\s/i.test(part)) ?? parts[0] ?? place;
}
