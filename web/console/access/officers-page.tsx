/** `/can-bo`: the administrator's desk: officers, their accounts, their offices by date. */
import './account.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { civilStatus, communePolice, type Role, roles, roleWords, scopeOf } from '#values/browser.ts';
import type { FoundUnit } from '../../shared/api.ts';
import { formatDate, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { UnitChoice } from '../unit-choice.tsx';
import { type Account, endAllSessions, giveOffice, moveAccount, newLink, openAccount, readAccounts } from './client.ts';
import { Day } from './day.tsx';

export function OfficersPage() {
  const { say } = useWords();
  useTitle(say('access.officers'));
  const [q, setQ] = useState('');
  const accounts = useInfiniteQuery({
    queryKey: ['accounts', q],
    queryFn: ({ pageParam }) => readAccounts(q, pageParam),
    ...byCursor,
  });
  const items = accounts.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Ledger className="head" note={say('access.officers.note')}>
        <h1 className="h1">{say('access.officers')}</h1>
      </Ledger>
      <Ledger>
        <TextInput className="filter" label={say('access.officers.find')} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
        {accounts.error === null ? null : <Trouble error={accounts.error} />}
        {items?.length === 0 ? <Notice title={say('access.officers.none')}>{say('access.officers.none.note')}</Notice> : null}
        {items === undefined || items.length === 0 ? null : <Accounts items={items} goesOn={accounts.hasNextPage} />}
        <More list={accounts} />
      </Ledger>
      <OpenAccount />
    </>
  );
}

function Accounts({ items, goesOn }: { readonly items: readonly Account[]; readonly goesOn: boolean }) {
  const { say, language } = useWords();
  return (
    <LongTable
      title={say('access.officers')}
      items={items}
      keyOf={({ accountId }) => accountId}
      goesOn={goesOn}
      columns={[
        {
          head: say('access.officers.name'),
          cell: ({ login, fullName }) => (
            <div>
              {fullName} <span className="raw soft">{login}</span>
            </div>
          ),
        },
        {
          head: say('access.session.office'),
          cell: ({ accountId, offices }) => (
            <div>
              {offices.map(({ postId, words, unit, from, to, point }) => (
                <div key={postId}>
                  {[words[language], point, unit?.name].filter(Boolean).join(', ')}{' '}
                  <span className="soft">
                    {formatDate(from)}–{to === null ? '' : formatDate(to)}
                  </span>
                </div>
              ))}
              <details>
                <summary>{say('access.officers.give')}</summary>
                <GiveOffice accountId={accountId} />
              </details>
            </div>
          ),
        },
        { head: say('access.officers.state'), cell: (account) => <Moves account={account} /> },
      ]}
    />
  );
}

function Moves({ account: { accountId, login, stateWords, moves } }: { readonly account: Account }) {
  const { say, language } = useWords();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['accounts'] });
  const move = useMutation({ mutationFn: (name: string) => moveAccount(accountId, name), onSuccess });
  const end = useMutation({ mutationFn: () => endAllSessions(accountId) });
  const link = useMutation({ mutationFn: () => newLink(accountId) });
  const trouble = move.error ?? end.error ?? link.error;
  const called = (what: string) => `${what}: ${login}`;
  return (
    <div>
      <p>{stateWords[language]}</p>
      <div className="fields">
        {moves.map((name) => (
          <Button
            key={name}
            variant="default"
            size="compact-sm"
            aria-label={called(say(`access.officers.${name}`))}
            loading={move.isPending}
            onClick={() => move.mutate(name)}
          >
            {say(`access.officers.${name}`)}
          </Button>
        ))}
        <Button variant="default" size="compact-sm" aria-label={called(say('access.officers.end'))} loading={end.isPending} onClick={() => end.mutate()}>
          {say('access.officers.end')}
        </Button>
        <Button variant="default" size="compact-sm" aria-label={called(say('access.officers.link'))} loading={link.isPending} onClick={() => link.mutate()}>
          {say('access.officers.link')}
        </Button>
      </div>
      {link.data === undefined ? null : <LinkTold login={login} link={link.data.link} />}
      {trouble === null ? null : <Trouble error={trouble} />}
    </div>
  );
}

function LinkTold({ login, link }: { readonly login: string; readonly link: string }) {
  const { say } = useWords();
  return (
    <div className="notice told" role="status">
      <b>{say('access.officers.link.told', { login })}</b>
      <code>{`${window.location.origin}/dang-nhap#${link}`}</code>
    </div>
  );
}

const hasUnit = (role: Role): boolean => scopeOf(role) === 'unit';

/** Whose office may be of a commune as well as of a province says so in the list of units. */
const levelOf = (role: Role) => (role === 'provincial-police' ? 'province' : isOfCommune.has(role) ? 'commune' : 'any');
const isOfCommune: ReadonlySet<Role> = new Set([...communePolice, ...civilStatus]);

/** Units are those of the first day: districts are among them before the reform. */
function GiveOffice({ accountId }: { readonly accountId: number }) {
  const { say, language } = useWords();
  const queries = useQueryClient();
  const [said, setSaid] = useState({ role: 'commune-police' as Role, from: '', to: '' });
  const [unit, setUnit] = useState<FoundUnit | null>(null);
  const set = (field: keyof typeof said) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setSaid({ ...said, [field]: event.currentTarget.value });
  const [from, to] = [readTypedDate(said.from), said.to === '' ? null : readTypedDate(said.to)];
  const give = useMutation({
    mutationFn: () => giveOffice(accountId, { role: said.role, unit: hasUnit(said.role) ? (unit?.code ?? null) : null, from: from ?? '', to: to ?? null }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <form
      className="fields"
      aria-label={say('access.officers.give')}
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      <NativeSelect
        label={say('access.session.office')}
        data={roles.map((value) => ({ value, label: roleWords[value][language] }))}
        value={said.role}
        onChange={(event) => {
          setSaid({ ...said, role: event.currentTarget.value as Role });
          setUnit(null);
        }}
      />
      <Day label={say('access.officers.since')} example="01/07/2025" required value={said.from} onChange={set('from')} />
      <Day label={say('access.officers.until')} example="30/06/2026" value={said.to} onChange={set('to')} />
      {hasUnit(said.role) ? (
        <UnitChoice label={say('access.officers.unit')} required level={levelOf(said.role)} on={from ?? undefined} value={unit} onChoose={setUnit} />
      ) : null}
      <Button type="submit" disabled={from === undefined || to === undefined} loading={give.isPending}>
        {say('access.officers.give')}
      </Button>
      {give.error === null ? null : <Trouble error={give.error} />}
    </form>
  );
}

function OpenAccount() {
  const { say } = useWords();
  const queries = useQueryClient();
  const [said, setSaid] = useState({ login: '', fullName: '', number: '', born: '' });
  const set = (field: keyof typeof said) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setSaid({ ...said, [field]: event.currentTarget.value });
  const open = useMutation({
    mutationFn: () =>
      openAccount({
        login: said.login,
        fullName: said.fullName,
        holder: said.number === '' ? null : { personNumber: said.number.replace(/\s/g, ''), dateOfBirth: readTypedDate(said.born) ?? said.born },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <Ledger title={say('access.officers.open')}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        <TextInput label={say('access.login')} required autoCapitalize="none" pattern="[a-z0-9][a-z0-9.\-]{1,39}" value={said.login} onChange={set('login')} />
        <TextInput label={say('access.officers.name')} required value={said.fullName} onChange={set('fullName')} />
        <TextInput label={say('access.officers.number')} inputMode="numeric" autoComplete="off" value={said.number} onChange={set('number')} />
        <Day label={say('access.officers.born')} example="12/05/1980" value={said.born} onChange={set('born')} />
        <Button type="submit" loading={open.isPending}>
          {say('access.officers.open')}
        </Button>
      </form>
      {open.error === null ? null : <Trouble error={open.error} />}
      {open.data === undefined ? null : <LinkTold login={said.login} link={open.data.link} />}
    </Ledger>
  );
}
