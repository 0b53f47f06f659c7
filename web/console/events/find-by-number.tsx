/** Somebody of the register by their number: nothing is typed that the register knows. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type Ref, useImperativeHandle, useState } from 'react';
import type { FoundPerson } from '../../shared/api.ts';
import { searchPersons } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Notice, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { StateChip } from '../population/find-persons.tsx';

/** True where a number is typed and nobody found by it yet: it is looked up, or called wrong, before the page is left. */
export type OpenNumber = { isOpen(): boolean };

type Props = { readonly label: string; readonly found: FoundPerson | null; onFound(person: FoundPerson | null): void; readonly ref?: Ref<OpenNumber> };

export function FindByNumber({ label, found, onFound, ref }: Props) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const digits = typed.replace(/[\s.-]/g, '');
  const search = useMutation({
    mutationFn: () => searchPersons({ q: digits }, { purpose: 'civil-event' }),
    onSuccess: ({ items }) => onFound(items[0] ?? null),
  });
  const wrong = search.isIdle && typed !== '' && !/^\d{0,12}$/.test(digits);
  const short = left && digits !== '' && !/^\d{12}$/.test(digits);
  useImperativeHandle(ref, () => ({
    isOpen() {
      if (found !== null || digits === '') return false;
      setLeft(true);
      if (/^\d{12}$/.test(digits)) search.mutate();
      return true;
    },
  }));
  if (found !== null)
    return (
      <div className="found-one">
        <div>
          <b>{found.fullName}</b> <StateChip state={found.state} onlyUnusual />
          <div className="facts">
            {found.personNumber === null ? null : <PersonNumber value={found.personNumber} plain />}
            {found.dateOfBirth === null ? null : <span>{formatDate(found.dateOfBirth)}</span>}
            <span className="soft">{found.unit?.path ?? ''}</span>
          </div>
        </div>
        <span className="soft">{say('events.from-register')}</span>
        <button type="button" className="link" onClick={() => onFound(null)}>
          {say('events.another')}
        </button>
      </div>
    );
  return (
    <div className="find-one">
      <div className="line">
        <TextInput
          label={label}
          description={say('events.number.how')}
          error={wrong ? say('events.number.wrong') : short ? say('events.number.short') : null}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={typed}
          onChange={(event) => {
            search.reset();
            setTyped(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || digits.length !== 12) return;
            event.preventDefault();
            search.mutate();
          }}
        />
        <Button variant="default" disabled={digits.length !== 12 || wrong} loading={search.isPending} onClick={() => search.mutate()}>
          {say('events.look-up')}
        </Button>
      </div>
      {search.error === null ? null : <Trouble error={search.error} />}
      {search.data !== undefined && search.data.items.length === 0 ? <Notice title={say('events.nobody')}>{say('events.nobody.mend')}</Notice> : null}
    </div>
  );
}
