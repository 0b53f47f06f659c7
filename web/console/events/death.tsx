/** Khai tử: who died, when and where, who declares it, then all of it once more. */
import { TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FoundPerson } from '../../shared/api.ts';
import type { Declared } from '../../shared/client.ts';
import { formatDate, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { Informant } from './birth.tsx';
import { type Answer, CheckAnswers } from './check-answers.tsx';
import { useDraft } from './draft.ts';
import { FindByNumber } from './find-by-number.tsx';
import { useHousehold } from './household.ts';
import { Question } from './question.tsx';
import { relations } from './relations.ts';
import { haveHeads, membersSaid, type Relations, RelationsOf, relationsOf } from './relations-of.tsx';

type Answers = {
  readonly person: FoundPerson | null;
  readonly died: string;
  readonly place: string;
  readonly cause: string;
  readonly informant: string;
  readonly relation: string;
  /** Where a head of a household died: what those who are left are to the new one, by token. */
  readonly left: Relations;
};
const nothing = (): Answers => ({ person: null, died: '', place: '', cause: '', informant: '', relation: '', left: {} });

const allSteps = ['nguoi-chet', 'khi-nao', 'chu-ho', 'nguoi-khai', 'xem-lai'] as const;
export type DeathStep = (typeof allSteps)[number];
export const deathStep = (value: unknown): DeathStep | undefined => allSteps.find((step) => step === value);
const route = getRouteApi('/khai-tu');

export function DeathPage() {
  const { say } = useWords();
  const { buoc = 'nguoi-chet' } = route.useSearch();
  const navigate = useNavigate();
  const draft = useDraft('death', nothing);
  const [tried, setTried] = useState(false);
  const { answers, answer } = draft;
  const to = (step: DeathStep) => {
    setTried(false);
    void navigate({ to: '/khai-tu', search: { buoc: step } });
  };
  const household = useHousehold(answers.person?.personId);
  const members = household.data?.members ?? [];
  const left = members.filter(({ personId }) => personId !== answers.person?.personId);
  const isHead = members.some(({ personId, role }) => personId === answers.person?.personId && role === 'head');
  const asksHead = isHead && left.length > 0;
  const told = relationsOf(left, answers.left, false);
  const steps = allSteps.filter((step) => step !== 'chu-ho' || asksHead);
  const at = answers.person === null || !steps.includes(buoc) ? 0 : steps.indexOf(buoc);
  const job = say('events.death');
  const common = { job, step: at + 1, of: steps.length, onBack: at === 0 ? undefined : () => to(steps[at - 1] as DeathStep) };
  const next = (holds: boolean) => () => (holds ? to(steps[at + 1] as DeathStep) : setTried(true));
  const lack = (holds: boolean, text: string) => (tried && !holds ? text : null);
  if (at === 0)
    return (
      <Question {...common} title={say('events.death.who')} onNext={answers.person === null || household.data === undefined ? null : next(true)}>
        <FindByNumber label={say('events.death.number')} found={answers.person} onFound={(person) => answer({ person, left: {} })} />
        {household.error === null ? null : <Trouble error={household.error} />}
      </Question>
    );
  const died = readTypedDate(answers.died);
  if (at === 1)
    return (
      <Question {...common} title={say('events.death.when')} onNext={next(died !== undefined && answers.place.trim() !== '')}>
        <TextInput
          label={say('field.dateOfDeath')}
          description={say('events.day.how')}
          error={lack(died !== undefined, say('events.day.wrong'))}
          inputMode="numeric"
          maxLength={12}
          value={answers.died}
          onChange={(event) => answer({ died: event.currentTarget.value })}
        />
        <TextInput
          label={say('events.death.place')}
          error={lack(answers.place.trim() !== '', say('events.fill'))}
          maxLength={200}
          value={answers.place}
          onChange={(event) => answer({ place: event.currentTarget.value })}
        />
        <TextInput label={say('events.death.cause')} maxLength={200} value={answers.cause} onChange={(event) => answer({ cause: event.currentTarget.value })} />
      </Question>
    );
  if (steps[at] === 'chu-ho') {
    const chosen = Object.values(told).some((one) => one !== '');
    const holds = !chosen || haveHeads(told, 1);
    return (
      <Question {...common} title={say('events.death.head')} onNext={next(holds)}>
        <p className="soft">{say('events.death.head.why')}</p>
        <RelationsOf
          members={left}
          told={told}
          offered={relations}
          wrong={lack(holds, say('events.relations.wrong'))}
          onTell={(some) => answer({ left: { ...answers.left, ...some } })}
        />
      </Question>
    );
  }
  if (steps[at] === 'nguoi-khai')
    return (
      <Question {...common} title={say('events.informant')} onNext={next(answers.informant.trim() !== '' && answers.relation.trim() !== '')}>
        <Informant answers={answers} answer={answer} lack={lack} />
      </Question>
    );
  const edit = (step: DeathStep) => () => to(step);
  const head = left.find(({ personId }) => told[personId] === 'head');
  const { fullName = '', dateOfBirth = null, unit = null } = answers.person ?? {};
  const rows: Answer[] = [
    { label: say('events.death.who'), value: fullName, onEdit: edit('nguoi-chet') },
    { label: say('field.dateOfBirth'), value: dateOfBirth === null ? '–' : formatDate(dateOfBirth), onEdit: null },
    { label: say('field.residencePlace'), value: unit?.path ?? '–', onEdit: null },
    { label: say('field.dateOfDeath'), value: died === undefined ? answers.died : formatDate(died), onEdit: edit('khi-nao') },
    { label: say('events.death.place'), value: answers.place, onEdit: edit('khi-nao') },
    { label: say('events.death.cause'), value: answers.cause || <span className="soft">{say('events.not-given')}</span>, onEdit: edit('khi-nao') },
    ...(asksHead
      ? [{ label: say('events.death.head'), value: head?.fullName ?? <span className="soft">{say('events.not-given')}</span>, onEdit: edit('chu-ho') }]
      : []),
    { label: say('events.informant'), value: `${answers.informant} · ${answers.relation}`, onEdit: edit('nguoi-khai') },
  ];
  return (
    <CheckAnswers
      job={job}
      declared={{ ...declaredOf(answers, died ?? ''), ...(head !== undefined && { remaining: membersSaid(told) }) }}
      answers={rows}
      submit={say('events.death.submit')}
      onBack={() => to('nguoi-khai')}
      onDone={draft.forget}
    />
  );
}

const declaredOf = ({ person, place, cause, informant, relation }: Answers, dateOfDeath: string): Declared => ({
  kind: 'death',
  person: { personId: person?.personId ?? '' },
  dateOfDeath,
  place,
  ...(cause.trim() !== '' && { cause }),
  informant: { fullName: informant, relation },
});
