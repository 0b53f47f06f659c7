/** Khai sinh: mother, father, child, who declares it, then all of it once more. */
import { Radio, TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { FoundPerson } from '../../shared/api.ts';
import type { Declared } from '../../shared/client.ts';
import { formatDate, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { type Answer, CheckAnswers } from './check-answers.tsx';
import { useDraft } from './draft.ts';
import { FindByNumber, type OpenNumber } from './find-by-number.tsx';
import { Question } from './question.tsx';

type Answers = {
  readonly mother: FoundPerson | null;
  readonly father: FoundPerson | null;
  readonly fullName: string;
  /** As it was typed. */
  readonly born: string;
  readonly sex: string;
  readonly birthPlace: string;
  readonly ethnicity: string;
  readonly nationality: string;
  readonly originPlace: string;
  readonly informant: string;
  readonly relation: string;
};
const nothing = (): Answers => ({
  ...{ mother: null, father: null, fullName: '', born: '', sex: '', birthPlace: '' },
  ...{ ethnicity: '', nationality: '', originPlace: '', informant: '', relation: '' },
});

const steps = ['me', 'cha', 'tre', 'nguoi-khai', 'xem-lai'] as const;
export type BirthStep = (typeof steps)[number];
export const birthStep = (value: unknown): BirthStep | undefined => steps.find((step) => step === value);
const route = getRouteApi('/khai-sinh');

export function BirthPage() {
  const { say } = useWords();
  const { buoc = 'me' } = route.useSearch();
  const navigate = useNavigate();
  const draft = useDraft('birth', nothing);
  const [tried, setTried] = useState(false);
  const parentNumber = useRef<OpenNumber>(null);
  const { answers, answer } = draft;
  const to = (step: BirthStep) => {
    setTried(false);
    void navigate({ to: '/khai-sinh', search: { buoc: step } });
  };
  const at = steps.indexOf(buoc);
  const job = say('events.birth');
  const common = { job, step: at + 1, of: steps.length, onBack: at === 0 ? undefined : () => to(steps[at - 1] as BirthStep) };
  const next = (holds: boolean) => () => (holds ? to(steps[at + 1] as BirthStep) : setTried(true));
  const lack = (holds: boolean, text: string) => (tried && !holds ? text : null);
  if (buoc === 'me' || buoc === 'cha') {
    const role = buoc === 'me' ? 'mother' : 'father';
    return (
      <Question key={role} {...common} title={say(`events.birth.${role}`)} onNext={() => (parentNumber.current?.isOpen() ? undefined : next(true)())}>
        <FindByNumber ref={parentNumber} label={say(`events.birth.${role}.number`)} found={answers[role]} onFound={(person) => answer({ [role]: person })} />
        {answers[role] === null ? <p className="soft">{say('events.birth.parent.skip')}</p> : null}
      </Question>
    );
  }
  const born = readTypedDate(answers.born);
  if (buoc === 'tre') {
    const named = /\S+\s+\S+/.test(answers.fullName);
    return (
      <Question
        {...common}
        title={say('events.birth.child')}
        onNext={next(named && born !== undefined && answers.sex !== '' && answers.birthPlace.trim() !== '')}
      >
        <TextInput
          label={say('events.birth.name')}
          error={lack(named, say('events.birth.name.wrong'))}
          maxLength={120}
          autoComplete="off"
          value={answers.fullName}
          onChange={(event) => answer({ fullName: event.currentTarget.value })}
        />
        <TextInput
          label={say('field.dateOfBirth')}
          description={say('events.day.how')}
          error={lack(born !== undefined, say('events.day.wrong'))}
          inputMode="numeric"
          maxLength={12}
          value={answers.born}
          onChange={(event) => answer({ born: event.currentTarget.value })}
        />
        <Radio.Group label={say('field.sex')} error={lack(answers.sex !== '', say('events.choose'))} value={answers.sex} onChange={(sex) => answer({ sex })}>
          <Radio value="F" label={say('sex.F')} />
          <Radio value="M" label={say('sex.M')} />
        </Radio.Group>
        <TextInput
          label={say('events.birth.place')}
          description={say('events.birth.place.how')}
          error={lack(answers.birthPlace.trim() !== '', say('events.fill'))}
          maxLength={200}
          value={answers.birthPlace}
          onChange={(event) => answer({ birthPlace: event.currentTarget.value })}
        />
        <TextInput
          label={say('field.ethnicity')}
          description={say('events.birth.ethnicity.how')}
          maxLength={60}
          value={answers.ethnicity}
          onChange={(event) => answer({ ethnicity: event.currentTarget.value })}
        />
        <TextInput
          label={say('field.originPlace')}
          description={say('events.birth.origin.how')}
          maxLength={200}
          value={answers.originPlace}
          onChange={(event) => answer({ originPlace: event.currentTarget.value })}
        />
        <TextInput
          label={say('field.nationality')}
          description={say('events.birth.nationality.how')}
          maxLength={3}
          value={answers.nationality}
          onChange={(event) => answer({ nationality: event.currentTarget.value.toUpperCase() })}
        />
      </Question>
    );
  }
  if (buoc === 'nguoi-khai') {
    const [named, related] = [answers.informant.trim() !== '', answers.relation.trim() !== ''];
    return (
      <Question {...common} title={say('events.informant')} onNext={next(named && related)}>
        <Informant answers={answers} answer={answer} lack={lack} />
      </Question>
    );
  }
  const edit = (step: BirthStep) => () => to(step);
  const parent = (one: FoundPerson | null) => (one === null ? <span className="soft">{say('events.not-given')}</span> : one.fullName);
  const rows: Answer[] = [
    { label: say('events.birth.mother'), value: parent(answers.mother), onEdit: edit('me') },
    { label: say('events.birth.father'), value: parent(answers.father), onEdit: edit('cha') },
    { label: say('events.birth.name'), value: answers.fullName, onEdit: edit('tre') },
    { label: say('field.dateOfBirth'), value: born === undefined ? answers.born : formatDate(born), onEdit: edit('tre') },
    { label: say('field.sex'), value: say(answers.sex === 'F' ? 'sex.F' : 'sex.M'), onEdit: edit('tre') },
    { label: say('events.birth.place'), value: answers.birthPlace, onEdit: edit('tre') },
    { label: say('events.birth.household'), value: say('events.birth.household.joins'), onEdit: null },
    { label: say('events.informant'), value: `${answers.informant} · ${answers.relation}`, onEdit: edit('nguoi-khai') },
  ];
  return (
    <CheckAnswers
      job={job}
      declared={declaredOf(answers, born ?? '')}
      answers={rows}
      derived={{ fields: ['ethnicity', 'originPlace', 'nationality'], onEdit: edit('tre') }}
      submit={say('events.birth.submit')}
      onBack={() => to('nguoi-khai')}
      onDone={draft.forget}
    />
  );
}

type Informing = { readonly informant: string; readonly relation: string };

export function Informant({
  answers,
  answer,
  lack,
}: {
  readonly answers: Informing;
  readonly answer: (some: Partial<Informing>) => void;
  readonly lack: (holds: boolean, text: string) => string | null;
}) {
  const { say } = useWords();
  return (
    <>
      <TextInput
        label={say('events.informant.name')}
        error={lack(answers.informant.trim() !== '', say('events.fill'))}
        maxLength={120}
        autoComplete="off"
        value={answers.informant}
        onChange={(event) => answer({ informant: event.currentTarget.value })}
      />
      <TextInput
        label={say('events.informant.relation')}
        error={lack(answers.relation.trim() !== '', say('events.fill'))}
        maxLength={120}
        value={answers.relation}
        onChange={(event) => answer({ relation: event.currentTarget.value })}
      />
    </>
  );
}

const declaredOf = (
  { mother, father, fullName, sex, birthPlace, ethnicity, nationality, originPlace, informant, relation }: Answers,
  dateOfBirth: string,
): Declared => ({
  kind: 'birth',
  child: {
    ...{ fullName, dateOfBirth, sex, birthPlace },
    ...(ethnicity.trim() && { ethnicity: ethnicity.trim() }),
    ...(nationality.trim() && { nationality: nationality.trim() }),
    ...(originPlace.trim() && { originPlace: originPlace.trim() }),
  },
  ...(mother && { mother: { personId: mother.personId } }),
  ...(father && { father: { personId: father.personId } }),
  informant: { fullName: informant, relation },
});
