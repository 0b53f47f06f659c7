/** Nhập mục sổ: an entry of a paper book is typed beside its scan; a second officer then compares the two. */
import './events.css';
import '../forms/forms.css';
import { Button, Checkbox, FileButton, NativeSelect, Radio, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useMemo, useState } from 'react';
import type { FoundPerson, FoundUnit } from '../../shared/api.ts';
import { readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Trouble } from '../../shared/parts.tsx';
import { sendPaper } from '../../shared/send-paper.ts';
import { useTitle } from '../../shared/title.ts';
import type { FormDraft } from '../forms/draft.ts';
import { Likely } from '../forms/likely.tsx';
import { UnitChoice } from '../unit-choice.tsx';
import { findLikely, proposeEntry, type TypedName } from './client.ts';
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
  /** That kept the book then; null for the officer's own. */
  readonly unit: FoundUnit | null;
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
  /** Whether the register does not know whose entry it is; then whom of those who are like them it is after all. */
  readonly isNew: boolean;
  readonly whose: FormDraft['whose'];
  readonly residencePlace: string;
  readonly why: string;
};
const nothing = (): Answers => ({
  scan: '',
  kind: '',
  book: '',
  number: '',
  registeredOn: '',
  unit: null,
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
  isNew: false,
  whose: null,
  residencePlace: '',
  why: '',
});
type Text = Exclude<keyof Answers, 'first' | 'second' | 'unit' | 'kind' | 'as' | 'scan' | 'isNew' | 'whose'>;

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
  /** As they were when a field was last left. */
  const [left, setLeft] = useState(answers);
  const name = nameOf(left);
  const like = useQuery({
    queryKey: ['entry-likely', name],
    queryFn: () => findLikely(name as TypedName),
    enabled: name !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const told = name === undefined ? undefined : like.data;
  const typed = typedOf(answers, told);
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
  const { kind, whose } = answers;
  const registeredOn = readTypedDate(answers.registeredOn);
  const isOfOne = kind === 'birth' || kind === 'death';
  const isNew = isOfOne && answers.isNew;
  const asksWhy = isNew && (told?.likely.length ?? 0) + (told?.elsewhere == null ? 0 : 1) > 0 && (whose === null || whose === 'new');
  const must = new Set<Text>([
    'book',
    'number',
    'registeredOn',
    ...(kind === 'birth' ? (['fullName', 'dateOfBirth', 'sex'] as const) : []),
    ...(kind === 'death' ? (['dateOfDeath'] as const) : []),
    ...(isNew ? (['fullName', 'residencePlace'] as const) : []),
    ...(asksWhy ? (['why'] as const) : []),
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
            <form className="counter-form" onSubmit={submit} onBlur={() => setLeft(answers)} noValidate>
              <NativeSelect
                label={say('entries.kind')}
                error={tried && kind === '' ? say('events.choose') : null}
                value={kind}
                data={[{ value: '', label: say('correction.choose') }, ...entryKinds.map((value) => ({ value, label: say(`entries.kind.${value}`) }))]}
                onChange={({ currentTarget: { value } }) =>
                  answer({ kind: isEntryKind(value) ? value : '', first: null, second: null, isNew: false, whose: null })
                }
              />
              {text('number')}
              {text('book', say('entries.book.how'))}
              {day('registeredOn')}
              {registeredOn === undefined ? null : (
                <UnitChoice label={say('entries.unit')} on={registeredOn} value={answers.unit} onChoose={(unit) => answer({ unit })} />
              )}
              {kind === '' ? null : (
                <>
                  {isNew ? null : (
                    <>
                      <FindByNumber key={`${kind} first`} label={say(`entries.first.${kind}`)} found={answers.first} onFound={(first) => answer({ first })} />
                      {lackOf(answers.first !== null, say('entries.first.lack'))}
                    </>
                  )}
                  {isOfOne && answers.first === null ? (
                    <Checkbox
                      label={say('entries.new')}
                      checked={isNew}
                      onChange={({ currentTarget: { checked } }) => answer({ isNew: checked, whose: null })}
                    />
                  ) : null}
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
              {kind === 'birth' || kind === 'change' || isNew ? (
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
                  {kind === 'death' ? null : (
                    <>
                      {text('fatherName')}
                      {text('motherName')}
                    </>
                  )}
                </>
              ) : null}
              {kind === 'death' ? day('dateOfDeath') : null}
              {isNew ? (
                <>
                  {text('residencePlace', say('entries.new.residence.how'))}
                  <div className="like-here">
                    <Likely
                      kind="dc01"
                      title={say('entries.new.like')}
                      none={say('entries.new.none')}
                      told={told}
                      whose={whose}
                      lack={tried && whose === null}
                      onChoose={(chosen) => answer({ whose: chosen })}
                    />
                    {like.error === null ? null : <Trouble error={like.error} />}
                  </div>
                  {asksWhy ? text('why', say('entries.new.why.how')) : null}
                </>
              ) : null}
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
  residencePlace: 'entries.new.residence',
  why: 'entries.new.why',
} as const satisfies { readonly [name in Text]: string };

const days = new Set<Text>(['registeredOn', 'dateOfBirth', 'dateOfDeath']);
/** A year alone is a date of birth or death in old books. */
const dayIn = (text: string): string | undefined => readTypedDate(text) ?? (/^\d{4}$/.test(text.trim()) ? text.trim() : undefined);
const isGiven = (name: Text, value: string): boolean =>
  name === 'why'
    ? value.trim().length >= 5
    : name === 'registeredOn'
      ? readTypedDate(value) !== undefined
      : days.has(name)
        ? dayIn(value) !== undefined
        : value.trim() !== '';

/** What is typed of somebody whom the register does not know; undefined before there is a name. */
function nameOf({ kind, isNew, sex, ...texts }: Answers): TypedName | undefined {
  if (!isNew || (kind !== 'birth' && kind !== 'death') || texts.fullName.trim() === '') return undefined;
  const dateOfBirth = dayIn(texts.dateOfBirth);
  const parents = (['fatherName', 'motherName'] as const).filter((name) => kind === 'birth' && texts[name].trim() !== '');
  return {
    kind,
    fullName: texts.fullName.trim(),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    ...(sex !== '' && { sex }),
    ...Object.fromEntries(parents.map((name) => [name, texts[name].trim()])),
  };
}

type Told = Awaited<ReturnType<typeof findLikely>>;

/** Whose entry it is: somebody found by number, or chosen among who is like them, or nobody whom the register knows; undefined while it is not said. */
function whoseOf({ first, isNew, whose, residencePlace, why }: Answers, told: Told | undefined): object | undefined {
  if (!isNew) return first === null ? undefined : { person: { personId: first.personId } };
  if (whose !== null && whose !== 'new') return { person: { personId: whose.personId } };
  const asked = [...(told?.likely.length ? ['likely-same'] : []), ...(told?.elsewhere ? ['likely-elsewhere'] : [])];
  const isUnsaid = told === undefined || (told.likely.length > 0 && whose === null) || (asked.length > 0 && why.trim().length < 5);
  if (isUnsaid || residencePlace.trim() === '') return undefined;
  return { residencePlace: residencePlace.trim(), confirmed: asked.map((code) => ({ code, reason: why.trim() })) };
}

/** In the form of its kind; undefined while something that it needs is missing. */
function typedOf(answers: Answers, told: Told | undefined): object | undefined {
  const { scan, kind, first, second, as, informant, relation } = answers;
  const registeredOn = readTypedDate(answers.registeredOn);
  const [book, number] = [answers.book.trim(), answers.number.trim()];
  const whose = whoseOf(answers, told);
  if (scan === '' || kind === '' || registeredOn === undefined || book === '' || number === '') return undefined;
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
    ...(answers.unit !== null && { unit: answers.unit.unit }),
    ...optional(['officer', 'signer']),
    ...(informant.trim() !== '' && relation.trim() !== '' && { informant: { fullName: informant.trim(), relation: relation.trim() } }),
  };
  const fields = optional(['fullName', 'dateOfBirth', 'sex', 'fatherName', 'motherName']);
  if (kind === 'birth') return whose && fields['fullName'] && fields['dateOfBirth'] && fields['sex'] ? { ...common, ...whose, fields } : undefined;
  if (kind === 'death') {
    const isUnnamed = whose === undefined || dayIn(answers.dateOfDeath) === undefined || ('residencePlace' in whose && !fields['fullName']);
    const deceased = optional(['fullName', 'dateOfBirth', 'sex']);
    return isUnnamed ? undefined : { ...common, ...whose, ...('residencePlace' in whose && { deceased }), ...optional(['dateOfDeath']) };
  }
  if (first === null) return undefined;
  const person = { personId: first.personId };
  if (kind === 'change') return { ...common, person, fields };
  if (second === null) return undefined;
  const other = { personId: second.personId };
  if (kind === 'marriage') return { ...common, husband: person, wife: other };
  return as === '' ? undefined : { ...common, person, parent: other, as };
}
