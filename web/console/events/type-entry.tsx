/** Nhập mục sổ: an entry of a paper book is typed beside its scan; a second officer then compares the two. */
import './events.css';
import { Button, FileButton, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useMemo, useState } from 'react';
import type { FoundPerson } from '../../shared/api.ts';
import { readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Trouble } from '../../shared/parts.tsx';
import { sendPaper } from '../../shared/send-paper.ts';
import { useTitle } from '../../shared/title.ts';
import { proposeEntry } from './client.ts';
import { useDraft } from './draft.ts';
import { type EntryKind, entryKinds, isEntryKind } from './entry-kinds.ts';
import { FindByNumber } from './find-by-number.tsx';
import { Scan } from './scan.tsx';

type Answers = {
  readonly scan: string;
  readonly kind: EntryKind | '';
  readonly book: string;
  readonly number: string;
  readonly registeredOn: string;
  readonly officer: string;
  readonly signer: string;
  readonly informant: string;
  readonly relation: string;
  readonly first: FoundPerson | null;
  readonly second: FoundPerson | null;
  readonly as: '' | 'father' | 'mother';
  readonly fullName: string;
  readonly dateOfBirth: string;
  readonly sex: string;
  readonly fatherName: string;
  readonly motherName: string;
  readonly dateOfDeath: string;
};
const nothing = (): Answers => ({
  scan: '',
  kind: '',
  book: '',
  number: '',
  registeredOn: '',
  officer: '',
  signer: '',
  informant: '',
  relation: '',
  first: null,
  second: null,
  as: '',
  fullName: '',
  dateOfBirth: '',
  sex: '',
  fatherName: '',
  motherName: '',
  dateOfDeath: '',
});
type Text = Exclude<keyof Answers, 'first' | 'second' | 'kind' | 'as' | 'scan'>;

const keyOf = (_typed: string): string => crypto.randomUUID();

export function TypeEntryPage() {
  const { say } = useWords();
  useTitle(say('entries.type'));
  const { answers, answer, forget } = useDraft('entry', nothing);
  const [tried, setTried] = useState(false);
  const navigate = useNavigate();
  const sendFile = useMutation({
    mutationFn: (file: File) => sendPaper(file, { onShare: () => {}, signal: new AbortController().signal }),
    onSuccess: ({ documentId }) => answer({ scan: documentId }),
  });
  const typed = typedOf(answers);
  const said = JSON.stringify(typed);
  const key = useMemo(() => keyOf(said), [said]);
  const propose = useMutation({
    mutationFn: () => proposeEntry(typed ?? {}, key),
    onSuccess: ({ proposalId }) => {
      forget();
      void navigate({ to: '/duyet/$id', params: { id: String(proposalId) }, replace: true });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (typed !== undefined) propose.mutate();
  };
  const { kind } = answers;
  const must = new Set<Text>([
    'book',
    'number',
    'registeredOn',
    ...(kind === 'birth' ? (['fullName', 'dateOfBirth', 'sex'] as const) : []),
    ...(kind === 'death' ? (['dateOfDeath'] as const) : []),
  ]);
  const text = (name: Text, description?: string) => (
    <TextInput
      label={say(labels[name])}
      description={description}
      error={tried && must.has(name) && !isGiven(name, answers[name]) ? say(days.has(name) ? 'events.day.wrong' : 'events.fill') : null}
      maxLength={120}
      autoComplete="off"
      value={answers[name]}
      onChange={(event) => answer({ [name]: event.currentTarget.value })}
    />
  );
  const day = (name: Text) => text(name, say('entries.day.how'));
  const lackOf = (holds: boolean, words: string) => (tried && !holds ? <p className="wrong">{words}</p> : null);
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('entries.type')}</h1>
      </Ledger>
      <Ledger title={say('entries.scan')} note={say('entries.scan.note')}>
        <div className={answers.scan === '' ? '' : 'scan-beside'}>
          <div>
            <FileButton accept="image/png,image/jpeg,image/webp,application/pdf" onChange={(file) => (file === null ? undefined : sendFile.mutate(file))}>
              {(props) => (
                <Button {...props} variant={answers.scan === '' ? 'filled' : 'default'} loading={sendFile.isPending}>
                  {say(answers.scan === '' ? 'entries.scan.choose' : 'entries.scan.another')}
                </Button>
              )}
            </FileButton>
            {sendFile.error === null ? null : <Trouble error={sendFile.error} />}
            {answers.scan === '' ? null : <Scan documentId={answers.scan} />}
          </div>
          {answers.scan === '' ? null : (
            <form className="counter-form" onSubmit={submit} noValidate>
              <NativeSelect
                label={say('entries.kind')}
                error={tried && kind === '' ? say('events.choose') : null}
                value={kind}
                data={[{ value: '', label: say('correction.choose') }, ...entryKinds.map((value) => ({ value, label: say(`entries.kind.${value}`) }))]}
                onChange={({ currentTarget: { value } }) => answer({ kind: isEntryKind(value) ? value : '', first: null, second: null })}
              />
              {text('number')}
              {text('book', say('entries.book.how'))}
              {day('registeredOn')}
              {kind === '' ? null : (
                <>
                  <FindByNumber key={`${kind} first`} label={say(`entries.first.${kind}`)} found={answers.first} onFound={(first) => answer({ first })} />
                  {lackOf(answers.first !== null, say('entries.first.lack'))}
                </>
              )}
              {kind === 'recognition' ? (
                <Radio.Group
                  label={say('entries.as')}
                  error={tried && answers.as === '' ? say('events.choose') : null}
                  value={answers.as}
                  onChange={(as) => answer({ as: as as Answers['as'] })}
                >
                  <Radio value="father" label={say('events.birth.father')} />
                  <Radio value="mother" label={say('events.birth.mother')} />
                </Radio.Group>
              ) : null}
              {kind === 'marriage' || kind === 'recognition' ? (
                <>
                  <FindByNumber key={`${kind} second`} label={say(`entries.second.${kind}`)} found={answers.second} onFound={(second) => answer({ second })} />
                  {lackOf(answers.second !== null, say('entries.first.lack'))}
                </>
              ) : null}
              {kind === 'change' ? <p className="soft">{say('entries.change.how')}</p> : null}
              {kind === 'birth' || kind === 'change' ? (
                <>
                  {text('fullName')}
                  {day('dateOfBirth')}
                  <NativeSelect
                    label={say('field.sex')}
                    error={tried && must.has('sex') && answers.sex === '' ? say('events.choose') : null}
                    value={answers.sex}
                    data={[
                      { value: '', label: say('correction.choose') },
                      { value: 'F', label: say('sex.F') },
                      { value: 'M', label: say('sex.M') },
                    ]}
                    onChange={(event) => answer({ sex: event.currentTarget.value })}
                  />
                  {text('fatherName')}
                  {text('motherName')}
                </>
              ) : null}
              {kind === 'death' ? day('dateOfDeath') : null}
              {text('informant')}
              {text('relation')}
              {text('officer')}
              {text('signer')}
              {propose.error === null ? null : <Trouble error={propose.error} />}
              <Button type="submit" variant="filled" className="go" loading={propose.isPending}>
                {say('entries.propose')}
              </Button>
            </form>
          )}
        </div>
      </Ledger>
    </>
  );
}

const labels = {
  book: 'entries.book',
  number: 'entries.number',
  registeredOn: 'events.entry.registered',
  officer: 'events.entry.officer',
  signer: 'events.entry.signer',
  informant: 'events.informant.name',
  relation: 'events.informant.relation',
  fullName: 'field.fullName',
  dateOfBirth: 'field.dateOfBirth',
  sex: 'field.sex',
  fatherName: 'field.fatherName',
  motherName: 'field.motherName',
  dateOfDeath: 'field.dateOfDeath',
} as const satisfies { readonly [name in Text]: string };

const days = new Set<Text>(['registeredOn', 'dateOfBirth', 'dateOfDeath']);
/** A year alone is a date of birth or death in old books. */
const dayIn = (text: string): string | undefined => readTypedDate(text) ?? (/^\d{4}$/.test(text.trim()) ? text.trim() : undefined);
const isGiven = (name: Text, value: string): boolean =>
  name === 'registeredOn' ? readTypedDate(value) !== undefined : days.has(name) ? dayIn(value) !== undefined : value.trim() !== '';

/** In the form of its kind; undefined while something that it needs is missing. */
function typedOf(answers: Answers): object | undefined {
  const { scan, kind, first, second, as, informant, relation } = answers;
  const registeredOn = readTypedDate(answers.registeredOn);
  const [book, number] = [answers.book.trim(), answers.number.trim()];
  if (scan === '' || kind === '' || first === null || registeredOn === undefined || book === '' || number === '') return undefined;
  const optional = (names: readonly Text[]) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = days.has(name) ? dayIn(answers[name]) : answers[name].trim();
        return value === undefined || value === '' ? [] : [[name, value]];
      }),
    );
  const common = {
    kind,
    scan,
    book,
    number,
    registeredOn,
    ...optional(['officer', 'signer']),
    ...(informant.trim() !== '' && relation.trim() !== '' && { informant: { fullName: informant.trim(), relation: relation.trim() } }),
  };
  const person = { personId: first.personId };
  const fields = optional(['fullName', 'dateOfBirth', 'sex', 'fatherName', 'motherName']);
  if (kind === 'birth') return fields['fullName'] && fields['dateOfBirth'] && fields['sex'] ? { ...common, person, fields } : undefined;
  if (kind === 'change') return { ...common, person, fields };
  if (kind === 'death') return dayIn(answers.dateOfDeath) === undefined ? undefined : { ...common, person, ...optional(['dateOfDeath']) };
  if (second === null) return undefined;
  const other = { personId: second.personId };
  if (kind === 'marriage') return { ...common, husband: person, wife: other };
  return as === '' ? undefined : { ...common, person, parent: other, as };
}
