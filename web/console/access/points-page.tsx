/** `/diem-luu-dong`: mobile points, for the administrator: where, from when to when, who serves there and from which unit. */
import './account.css';
import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundUnit } from '../../shared/api.ts';
import { formatDate, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, More } from '../../shared/list.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { UnitChoice } from '../unit-choice.tsx';
import { addMember, endPoint, openPoint, type Point, readPoints } from './client.ts';
import { Day } from './day.tsx';

export function PointsPage() {
  const { say } = useWords();
  useTitle(say('points.title'));
  const found = useInfiniteQuery({
    queryKey: ['points'],
    queryFn: ({ pageParam }) => readPoints(pageParam),
    ...byCursor,
  });
  const items = found.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Ledger className="head" note={say('points.note')}>
        <h1 className="h1">{say('points.title')}</h1>
      </Ledger>
      {found.error === null ? null : (
        <Ledger>
          <Trouble error={found.error} />
        </Ledger>
      )}
      {items?.length === 0 ? (
        <Ledger>
          <Notice title={say('points.none')}>{say('points.none.note')}</Notice>
        </Ledger>
      ) : null}
      {(items ?? []).map((point) => (
        <OnePoint key={point.pointId} point={point} />
      ))}
      {found.hasNextPage ? (
        <Ledger>
          <More list={found} />
        </Ledger>
      ) : null}
      <OpenPoint />
    </>
  );
}

function usePointChange<Asked>(mutationFn: (asked: Asked) => Promise<object>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: ['points'] }) });
}

function OnePoint({ point: { pointId, name, place, unit, from, to, members } }: { readonly point: Point }) {
  const { say, language } = useWords();
  const [login, setLogin] = useState('');
  const [day, setDay] = useState('');
  const add = usePointChange(() => addMember(pointId, login));
  const end = usePointChange(() => endPoint(pointId, readTypedDate(day) ?? day));
  return (
    <Ledger title={name} note={`${formatDate(from)}–${formatDate(to)}`}>
      <p>
        {place}. {unit.path}
      </p>
      {members.length === 0 ? <p className="soft">{say('points.nobody')}</p> : null}
      <ul>
        {members.map(({ postId, login, fullName, words, home, to: until }) => (
          <li key={postId}>
            <b>{fullName}</b> <span className="raw soft">{login}</span> {words[language]}
            {home === null ? '' : `, ${home.name}`} <span className="soft">{until === to ? '' : say('points.until', { day: formatDate(until) })}</span>
          </li>
        ))}
      </ul>
      <form
        className="fields more"
        aria-label={`${say('points.add')}: ${name}`}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(undefined, { onSuccess: () => setLogin('') });
        }}
      >
        <TextInput label={say('access.login')} autoCapitalize="none" required value={login} onChange={(event) => setLogin(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={add.isPending}>
          {say('points.add')}
        </Button>
      </form>
      <form
        className="fields more"
        aria-label={`${say('points.end')}: ${name}`}
        onSubmit={(event) => {
          event.preventDefault();
          end.mutate(undefined);
        }}
      >
        <Day label={say('access.officers.until')} example={formatDate(from)} required value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={end.isPending}>
          {say('points.end')}
        </Button>
      </form>
      {add.error === null ? null : <Trouble error={add.error} />}
      {end.error === null ? null : <Trouble error={end.error} />}
    </Ledger>
  );
}

function OpenPoint() {
  const { say } = useWords();
  const nothing = { name: '', place: '', from: '', to: '' };
  const [unit, setUnit] = useState<FoundUnit | null>(null);
  const [said, setSaid] = useState(nothing);
  const set = (field: keyof typeof said) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setSaid({ ...said, [field]: event.currentTarget.value });
  const open = usePointChange(() =>
    openPoint({ ...said, unit: unit?.code ?? '', from: readTypedDate(said.from) ?? said.from, to: readTypedDate(said.to) ?? said.to }),
  );
  return (
    <Ledger title={say('points.open')}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate(undefined, {
            onSuccess: () => {
              setSaid(nothing);
              setUnit(null);
            },
          });
        }}
      >
        <TextInput label={say('points.name')} required maxLength={120} value={said.name} onChange={set('name')} />
        <TextInput label={say('points.place')} required maxLength={200} value={said.place} onChange={set('place')} />
        <Day label={say('access.officers.since')} example="01/07/2025" required value={said.from} onChange={set('from')} />
        <Day label={say('access.officers.until')} example="05/07/2025" required value={said.to} onChange={set('to')} />
        <UnitChoice label={say('points.unit')} required on={readTypedDate(said.from)} value={unit} onChoose={setUnit} />
        <Button type="submit" loading={open.isPending}>
          {say('points.open')}
        </Button>
      </form>
      {open.error === null ? null : <Trouble error={open.error} />}
    </Ledger>
  );
}
