/** Entries of the books that this commune keeps, by whose they are or by what they are called; and the way to type one that is on paper only. */
import './events.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { isOneOf, useMe } from '../access/me.ts';
import { type EntriesSought, findEntries } from './client.ts';
import { entryKinds } from './entry-kinds.ts';

const nothing = { name: '', kind: '', book: '', number: '', year: '' };

export function EntriesPage() {
  const { say, language } = useWords();
  useTitle(say('entries'));
  const me = useMe();
  const [sought, setSought] = useState(nothing);
  const found = useMutation({ mutationFn: () => findEntries(soughtOf(sought)) });
  const items = found.data?.items ?? [];
  const isEmpty = Object.values(sought).every((text) => text.trim() === '');
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isEmpty) found.mutate();
  };
  const field = (name: keyof typeof nothing) => ({
    label: say(`entries.${name}`),
    value: sought[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setSought({ ...sought, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('entries')}</h1>
        {isOneOf(me, ['civil-status-officer', 'committee-chairman']) ? <Link to="/muc-so/nhap">{say('entries.type')}</Link> : null}
      </Ledger>
      <Ledger title={say('entries.find')} note={say('entries.find.note')}>
        <form className="find-entries" onSubmit={search} noValidate>
          <TextInput {...field('name')} maxLength={120} autoComplete="off" />
          <NativeSelect
            {...field('kind')}
            data={[{ value: '', label: say('entries.kind.any') }, ...entryKinds.map((value) => ({ value, label: say(`entries.kind.${value}`) }))]}
          />
          <TextInput {...field('number')} maxLength={60} />
          <TextInput {...field('book')} maxLength={60} />
          <TextInput {...field('year')} inputMode="numeric" maxLength={4} />
          <Button type="submit" variant="filled" className="go" disabled={isEmpty} loading={found.isPending}>
            {say('entries.find.go')}
          </Button>
        </form>
        {found.error === null ? null : <Trouble error={found.error} />}
        {found.data === undefined ? null : items.length === 0 ? (
          <Notice title={say('entries.none')}>{say('entries.none.mend')}</Notice>
        ) : (
          <table className="list">
            <caption className="said-only">{say('entries')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('entries.entry')}</th>
                <th scope="col">{say('entries.name')}</th>
                <th scope="col">{say('events.entry.registered')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ entryId, words, number, book, fullName, registeredOn }) => (
                <tr key={entryId}>
                  <td data-label={say('entries.entry')}>
                    <span>
                      <Link to="/muc-so/$entryId" params={{ entryId: String(entryId) }}>
                        {say('events.entry.name', { number, book })}
                      </Link>
                      <span className="o">{words[language]}</span>
                    </span>
                  </td>
                  <td data-label={say('entries.name')}>{fullName}</td>
                  <td data-label={say('events.entry.registered')}>{formatDate(registeredOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Ledger>
    </>
  );
}

function soughtOf({ year, ...texts }: typeof nothing): EntriesSought {
  const given = Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])));
  return { ...given, ...(/^\d{4}$/.test(year.trim()) && { year: Number(year) }) };
}
