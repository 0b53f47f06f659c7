/** Finds a person by number or by name, any tone, any case; the list is walked with the arrow keys. */
import './find-persons.css';
import { TextInput } from '@mantine/core';
import { IconFileX, IconGitMerge, IconHeartbeat, IconMoon } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useState } from 'react';
import type { FoundPerson } from '../../shared/api.ts';
import { searchPersons, type Why } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Chip, Ledger, Notice, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { PurposeQuestion, WhyShown } from '../access/purpose.tsx';
import { useWhy } from '../access/why.ts';
import { PresentForm } from './present-form.tsx';

const findRoute = getRouteApi('/nguoi');

export function FindPersonsPage() {
  const { say } = useWords();
  useTitle(say('find.title'));
  useSoughtFromAddress();
  const { state } = useLocation();
  const q = state.q ?? '';
  const born = state.born ?? '';
  const why = useWhy();
  const { dateOfBirth, sex } = state;
  const isPresent = why?.purpose === 'person-present';
  const [changing, setChanging] = useState(false);
  const found = useInfiniteQuery({
    queryKey: ['search', q, born, dateOfBirth, sex, why],
    queryFn: ({ pageParam }) =>
      searchPersons(
        {
          q,
          ...(born === '' || isPresent ? {} : { born: Number(born) }),
          ...(isPresent && dateOfBirth !== undefined && { dateOfBirth }),
          ...(isPresent && sex !== undefined && { sex }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        why as Why,
      ),
    ...byCursor,
    enabled: q !== '' && why !== null && (!isPresent || dateOfBirth !== undefined),
    ...(!isPresent && { placeholderData: keepPreviousData }),
  });
  const persons = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('find.title')}</h1>
        {q === '' || found.data === undefined ? null : (
          <span className="soft" aria-live="polite">
            {say(found.hasNextPage ? 'find.count.more' : 'find.count', { n: persons.length, q })}
          </span>
        )}
      </Ledger>
      <Ledger title={say('why.title')} note={say('why.note')}>
        {why === null || changing ? (
          <PurposeQuestion why={why} onChosen={() => setChanging(false)} />
        ) : (
          <WhyShown why={why} label={say('why.found')} onChange={() => setChanging(true)} />
        )}
      </Ledger>
      {isPresent ? (
        <Ledger title={say('present.title')} note={say('present.note')}>
          <PresentForm key={q} sought={{ q, dateOfBirth, sex }} />
        </Ledger>
      ) : null}
      <Ledger
        title={q === '' || isPresent ? undefined : say('find.narrow')}
        note={q === '' || isPresent ? null : <BornFilter q={q} born={born} key={born} />}
        className="found"
      >
        {found.error !== null ? <Trouble error={found.error} /> : null}
        {q === '' && !isPresent ? (
          <Notice title={say('find.start')}>{say('find.start.how')}</Notice>
        ) : found.data === undefined ? null : persons.length === 0 ? (
          <Notice title={say(isPresent ? 'present.nobody' : 'find.nobody')}>{say(isPresent ? 'present.nobody.mend' : 'find.nobody.mend')}</Notice>
        ) : (
          <FoundList persons={persons} goesOn={found.hasNextPage} />
        )}
        <More list={found} />
      </Ledger>
    </>
  );
}

/** A link may bring what is sought in its address; it is taken out of there at once. */
function useSoughtFromAddress() {
  const { q } = findRoute.useSearch();
  const navigate = useNavigate();
  useEffect(() => {
    if (q !== undefined) void navigate({ to: '/nguoi', search: {}, state: { q }, replace: true });
  }, [q, navigate]);
}

function BornFilter({ q, born }: { readonly q: string; readonly born: string }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(born);
  const wrong = typed !== '' && !/^(1[89]|20)\d\d$/.test(typed);
  const narrow = () => {
    if (!wrong && typed !== born) void navigate({ to: '/nguoi', state: typed === '' ? { q } : { q, born: typed }, replace: true });
  };
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        narrow();
      }}
    >
      <TextInput
        label={say('find.born')}
        description={say('find.born.note')}
        error={wrong ? say('find.born.wrong') : null}
        size="sm"
        inputMode="numeric"
        maxLength={4}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={narrow}
      />
    </form>
  );
}

/** Beyond the first and the last row the focus goes back to where persons are sought. */
function FoundList({ persons, goesOn }: { readonly persons: readonly FoundPerson[]; readonly goesOn: boolean }) {
  const { say } = useWords();
  return (
    <LongTable
      title={say('find.title')}
      className="persons"
      items={persons}
      keyOf={({ personId }) => personId}
      goesOn={goesOn}
      onLeave={() => document.querySelector<HTMLElement>('.find input')?.focus()}
      columns={[
        {
          head: say('field.fullName'),
          isName: true,
          cell: ({ personId, fullName, state }) => (
            <>
              <Link to="/nguoi/$personId" params={{ personId }} data-found>
                {fullName === '' ? say('person.no-name') : fullName}
              </Link>{' '}
              <StateChip state={state} onlyUnusual />
            </>
          ),
        },
        {
          head: say('find.number'),
          cell: ({ personNumber, state }) =>
            personNumber === null ? (
              <span className="soft">{say(state === 'withdrawn' ? 'find.no-number-left' : 'find.no-number')}</span>
            ) : (
              <PersonNumber value={personNumber} plain />
            ),
        },
        { head: say('field.dateOfBirth'), className: 'date', cell: ({ dateOfBirth }) => (dateOfBirth === null ? '–' : formatDate(dateOfBirth)) },
        { head: say('field.sex'), cell: ({ sex }) => (sex === null ? '–' : say(sex === 'F' ? 'sex.F' : 'sex.M')) },
        { head: say('find.commune'), cell: ({ unit }) => unit?.path ?? unit?.name ?? <span className="soft">–</span> },
      ]}
    />
  );
}

export function StateChip({ state, onlyUnusual = false }: { readonly state: string; readonly onlyUnusual?: boolean }) {
  const { say } = useWords();
  if (state === 'dead') return <Chip icon={IconMoon}>{say('state.dead')}</Chip>;
  if (state === 'merged')
    return (
      <Chip tone="wait" icon={IconGitMerge}>
        {say('state.merged')}
      </Chip>
    );
  if (state === 'withdrawn')
    return (
      <Chip tone="wait" icon={IconFileX}>
        {say('state.withdrawn')}
      </Chip>
    );
  return onlyUnusual ? null : (
    <Chip tone="done" icon={IconHeartbeat}>
      {say('state.alive')}
    </Chip>
  );
}
