/** `/tai-khoan`: my sessions and what I sign in with. */
import './account.css';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { addPasskey, changePassword, endSession, readPasskeys, readSessions, removePasskey } from './client.ts';
import { useMe, useSignedInAnew } from './me.ts';
import { OfficeChoice } from './office-choice.tsx';
import { PasskeyTrouble } from './sign-in-form.tsx';

export function AccountPage() {
  const { say } = useWords();
  useTitle(say('access.account'));
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('access.account')}</h1>
      </Ledger>
      <Offices />
      <Sessions />
      <Passkeys />
      <Password />
    </>
  );
}

/** Only where there is a choice. */
function Offices() {
  const { say } = useWords();
  const me = useMe();
  if (me?.kind !== 'officer' || me.offices.length < 2) return null;
  return (
    <Ledger title={say('access.offices')} note={say('access.offices.note')}>
      <OfficeChoice offices={me.offices} />
    </Ledger>
  );
}

function Sessions() {
  const { say, language } = useWords();
  const queries = useQueryClient();
  const signedInAnew = useSignedInAnew();
  const { data, error } = useQuery({ queryKey: ['sessions'], queryFn: readSessions });
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: (_, sessionId) =>
      data?.items.some((one) => one.isThis && one.sessionId === sessionId) ? signedInAnew() : queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const trouble = error ?? end.error;
  return (
    <Ledger title={say('access.sessions')} note={say('access.sessions.note')}>
      {trouble === null ? null : <Trouble error={trouble} />}
      <table className="list">
        <caption className="said-only">{say('access.sessions')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('access.session.opened')}</th>
            <th scope="col">{say('access.session.office')}</th>
            <th scope="col">{say('access.session.from')}</th>
            <th scope="col">
              <span className="said-only">{say('access.session.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(data?.items ?? []).map(({ sessionId, openedAt, office, unit, origin, usedFrom, isThis }) => (
            <tr key={sessionId}>
              <td data-label={say('access.session.opened')}>
                <span>
                  {formatMoment(openedAt)} {isThis ? <b>{say('access.session.this')}</b> : null}
                </span>
              </td>
              <td data-label={say('access.session.office')}>{[office[language], unit].filter(Boolean).join(', ')}</td>
              <td data-label={say('access.session.from')}>
                <span>
                  {origin === '' ? '–' : origin}
                  {usedFrom.length === 0 ? null : <b className="elsewhere"> {say('access.session.elsewhere', { origins: usedFrom.join(', ') })}</b>}
                </span>
              </td>
              <td>
                <Button variant="default" size="compact-sm" loading={end.isPending && end.variables === sessionId} onClick={() => end.mutate(sessionId)}>
                  {say('access.session.end')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Ledger>
  );
}

function Passkeys() {
  const { say } = useWords();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['passkeys'] });
  const { data, error } = useQuery({ queryKey: ['passkeys'], queryFn: readPasskeys });
  const [name, setName] = useState('');
  const add = useMutation({ mutationFn: addPasskey, onSuccess });
  const remove = useMutation({ mutationFn: removePasskey, onSuccess });
  const trouble = error ?? remove.error;
  return (
    <Ledger title={say('access.passkeys')} note={say('access.passkeys.note')}>
      {trouble === null ? null : <Trouble error={trouble} />}
      {data?.items.length === 0 ? <Notice title={say('access.passkeys.none')}>{say('access.passkeys.none.note')}</Notice> : null}
      <ul>
        {(data?.items ?? []).map(({ passkeyId, name, addedAt, usedAt, isShut }) => (
          <li key={passkeyId}>
            <b>{name}</b> · {say('access.passkey.added')} {formatMoment(addedAt)} · {say('access.passkey.used')} {usedAt === null ? '–' : formatMoment(usedAt)}{' '}
            {isShut ? <b>{say('access.passkey.shut')}</b> : null}{' '}
            <Button variant="default" size="compact-sm" aria-label={`${say('access.passkey.remove')} ${name}`} onClick={() => remove.mutate(passkeyId)}>
              {say('access.passkey.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="fields more"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(name);
        }}
      >
        <TextInput label={say('access.passkey.name')} required maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" loading={add.isPending}>
          {say('access.passkey.add')}
        </Button>
      </form>
      <PasskeyTrouble error={add.error} />
    </Ledger>
  );
}

const nothing = { password: '', code: '', newPassword: '' };

function Password() {
  const { say } = useWords();
  const queries = useQueryClient();
  const [said, setSaid] = useState(nothing);
  const set = (field: keyof typeof said) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setSaid({ ...said, [field]: event.currentTarget.value });
  const change = useMutation({
    mutationFn: () => changePassword(said),
    onSuccess: () => {
      setSaid(nothing);
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <Ledger title={say('access.password')} note={say('access.password.note')}>
      <form
        className="fields"
        aria-label={say('access.password.change')}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <TextInput
          type="password"
          label={say('access.password.old')}
          autoComplete="current-password"
          required
          value={said.password}
          onChange={set('password')}
        />
        <TextInput
          label={say('access.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          pattern="\d{6}"
          maxLength={6}
          required
          value={said.code}
          onChange={set('code')}
        />
        <TextInput
          type="password"
          label={say('access.link.password')}
          description={say('access.link.password.note')}
          autoComplete="new-password"
          required
          value={said.newPassword}
          onChange={set('newPassword')}
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          {say('access.password.change')}
        </Button>
      </form>
      {change.error === null ? null : <Trouble error={change.error} />}
      {change.data === undefined ? null : (
        <p className="notice" role="status">
          {say('access.password.changed', { n: change.data.ended })}
        </p>
      )}
    </Ledger>
  );
}
