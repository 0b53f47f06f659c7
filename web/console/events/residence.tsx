/** Chuyển cư, tách hộ, nhập hộ, ra nước ngoài: who goes, where to, who is what to the head there and among those who stay, since when; then all of it once more. */
import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { FoundPerson } from '../../shared/api.ts';
import { formatDate, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { type Answer, CheckAnswers } from './check-answers.tsx';
import { useDraft } from './draft.ts';
import { FindByNumber } from './find-by-number.tsx';
import { type Household, type Member, useHousehold } from './household.ts';
import { Question } from './question.tsx';
import { isRelation, relations } from './relations.ts';
import { haveHeads, membersSaid, type Relations, RelationsOf, relationsOf } from './relations-of.tsx';

type Answers = {
  /** Who declares it, and is one of those who go. */
  readonly person: FoundPerson | null;
  /** Who of their household goes too, by token. */
  readonly others: readonly string[];
  readonly to: '' | 'address' | 'household';
  readonly address: string;
  /** Somebody of the household that is joined. */
  readonly host: FoundPerson | null;
  readonly going: Relations;
  readonly staying: Relations;
  /** As it was typed. */
  readonly since: string;
};
const nothing = (): Answers => ({ person: null, others: [], to: '', address: '', host: null, going: {}, staying: {}, since: '' });

export const residenceSteps = ['ai', 'den-dau', 'quan-he', 'o-lai', 'khi-nao', 'xem-lai'] as const;
export type ResidenceStep = (typeof residenceSteps)[number];
export const residenceStep = (value: unknown): ResidenceStep | undefined => residenceSteps.find((step) => step === value);

type Kind = 'move' | 'household-split' | 'household-join' | 'emigration';
const paths = { 'move': '/chuyen-cu', 'household-split': '/tach-ho', 'household-join': '/nhap-ho', 'emigration': '/ra-nuoc-ngoai' } as const;

export const MovePage = () => <Residence kind="move" />;
export const SplitPage = () => <Residence kind="household-split" />;
export const JoinPage = () => <Residence kind="household-join" />;
export const EmigrationPage = () => <Residence kind="emigration" />;

function Residence({ kind }: { readonly kind: Kind }) {
  const { say } = useWords();
  const { buoc = 'ai' } = useSearch({ strict: false }) as { readonly buoc?: ResidenceStep };
  const navigate = useNavigate();
  const draft = useDraft(kind, nothing);
  const [tried, setTried] = useState(false);
  const { answers, answer } = draft;
  const { person, host } = answers;
  const left = useHousehold(person?.personId);
  const joined = useHousehold(host?.personId);
  const job = say(`events.${kind}`);
  const joins = kind === 'household-join' || (kind === 'move' && answers.to === 'household');
  const groups = groupsOf(answers, left.data?.members);
  const going = relationsOf(groups.going, answers.going, groups.headGoes && !joins);
  const staying = relationsOf(groups.staying, answers.staying, false);
  const leaves = kind === 'emigration';
  const steps = residenceSteps.filter(
    (step) => (step !== 'den-dau' || kind !== 'household-split') && (step !== 'quan-he' || !leaves) && (step !== 'o-lai' || groups.needsHead),
  );
  const here = person === null || !steps.includes(buoc) ? 'ai' : buoc;
  const at = steps.indexOf(here);
  const to = (step: ResidenceStep) => {
    setTried(false);
    void navigate({ to: paths[kind], search: { buoc: step } });
  };
  const common = { job, step: at + 1, of: steps.length, onBack: at === 0 ? undefined : () => to(steps[at - 1] as ResidenceStep) };
  const next = (holds: boolean) => () => (holds ? to(steps[at + 1] as ResidenceStep) : setTried(true));
  const lack = (holds: boolean, text: string) => (tried && !holds ? text : null);
  const trouble = left.error ?? joined.error;
  if (trouble !== null)
    return (
      <Question {...common} title={job} onNext={null}>
        <Trouble error={trouble} />
      </Question>
    );
  if (here === 'ai')
    return (
      <Question {...common} title={say(`events.${kind}.who`)} onNext={person === null || left.data === undefined ? null : next(true)}>
        <FindByNumber label={say(`events.${kind}.number`)} found={person} onFound={(found) => answer({ person: found, others: [], going: {}, staying: {} })} />
        {person === null || left.data === undefined ? null : (
          <WithThem
            members={left.data.members}
            personId={person.personId}
            chosen={answers.others}
            onChoose={(others) => answer({ others, going: {}, staying: {} })}
          />
        )}
      </Question>
    );
  if (here === 'den-dau') {
    const isHousehold = joins && joined.data?.householdId !== undefined;
    return (
      <Question {...common} title={say('events.to')} onNext={next(joins ? isHousehold : answers.address.trim() !== '')}>
        {kind === 'move' ? (
          <Radio.Group
            label={say('events.to.which')}
            error={lack(answers.to !== '', say('events.choose'))}
            value={answers.to}
            onChange={(chosen) => answer({ to: chosen as Answers['to'], going: {} })}
          >
            <Radio value="address" label={say('events.to.address')} />
            <Radio value="household" label={say('events.to.household')} />
          </Radio.Group>
        ) : null}
        {kind === 'move' && answers.to === 'address' ? (
          <TextInput
            label={say('events.to.place')}
            description={say('events.to.place.how')}
            error={lack(answers.address.trim() !== '', say('events.fill'))}
            maxLength={400}
            value={answers.address}
            onChange={(event) => answer({ address: event.currentTarget.value })}
          />
        ) : null}
        {leaves ? (
          <TextInput
            label={say('events.emigration.country')}
            error={lack(answers.address.trim() !== '', say('events.fill'))}
            maxLength={400}
            value={answers.address}
            onChange={(event) => answer({ address: event.currentTarget.value })}
          />
        ) : null}
        {joins ? (
          <>
            <FindByNumber label={say('events.to.host')} found={host} onFound={(found) => answer({ host: found, going: {} })} />
            {joined.data === undefined ? null : <Joined household={joined.data} />}
            {lack(isHousehold, say('events.to.host.lack')) === null ? null : <p className="wrong">{say('events.to.host.lack')}</p>}
          </>
        ) : null}
      </Question>
    );
  }
  if (here === 'quan-he') {
    const holds = haveHeads(going, joins ? 0 : 1);
    return (
      <Question {...common} title={say('events.relations')} onNext={next(holds)}>
        <p className="soft">{say(joins ? 'events.relations.joined' : 'events.relations.new')}</p>
        <RelationsOf
          members={groups.going}
          told={going}
          offered={joins ? relations.filter((one) => one !== 'head') : relations}
          wrong={lack(holds, say(joins ? 'events.relations.wrong.joined' : 'events.relations.wrong'))}
          onTell={(told) => answer({ going: { ...answers.going, ...told } })}
        />
      </Question>
    );
  }
  if (here === 'o-lai') {
    const holds = haveHeads(staying, 1);
    return (
      <Question {...common} title={say('events.staying')} onNext={next(holds)}>
        <p className="soft">{say('events.staying.why')}</p>
        <RelationsOf
          members={groups.staying}
          told={staying}
          offered={relations}
          wrong={lack(holds, say('events.relations.wrong'))}
          onTell={(told) => answer({ staying: { ...answers.staying, ...told } })}
        />
      </Question>
    );
  }
  const since = readTypedDate(answers.since);
  if (here === 'khi-nao')
    return (
      <Question {...common} title={say('events.since')} onNext={next(since !== undefined)}>
        <TextInput
          label={say(leaves ? 'events.emigration.since' : 'events.since.day')}
          description={say('events.day.how')}
          error={lack(since !== undefined, say('events.day.wrong'))}
          inputMode="numeric"
          maxLength={12}
          value={answers.since}
          onChange={(event) => answer({ since: event.currentTarget.value })}
        />
      </Question>
    );
  const edit = (step: ResidenceStep) => () => to(step);
  const said = (members: readonly Member[], told: Relations) =>
    members.map(({ personId, fullName }) => {
      const role = told[personId];
      return <div key={personId}>{isRelation(role) ? `${fullName}: ${say(`role.${role}`)}` : fullName}</div>;
    });
  const place = joins ? hostOf(joined.data) : answers.address;
  const rows: Answer[] = [
    { label: say('events.going'), value: said(groups.going, leaves ? {} : going), onEdit: edit('ai') },
    ...(kind === 'household-split' ? [] : [{ label: say('events.to'), value: place, onEdit: edit('den-dau') }]),
    ...(groups.needsHead ? [{ label: say('events.staying'), value: said(groups.staying, staying), onEdit: edit('o-lai') }] : []),
    {
      label: say(leaves ? 'events.emigration.since' : 'events.since.day'),
      value: since === undefined ? answers.since : formatDate(since),
      onEdit: edit('khi-nao'),
    },
  ];
  if (left.data === undefined || (joins && joined.data === undefined)) return null;
  return (
    <CheckAnswers
      job={job}
      declared={{
        kind,
        since: since ?? '',
        ...(leaves ? { persons: groups.going.map(({ personId }) => ({ personId })), country: answers.address } : { members: membersSaid(going) }),
        ...(groups.needsHead && { remaining: membersSaid(staying) }),
        ...(joins && { household: joined.data?.householdId }),
        ...(kind === 'move' && !joins && { place: answers.address }),
      }}
      answers={rows}
      submit={say(`events.${kind}.submit`)}
      onBack={() => to('khi-nao')}
      onDone={draft.forget}
    />
  );
}

const hostOf = (household: Household | undefined): string => household?.members.find(({ role }) => role === 'head')?.fullName ?? '–';

/** Who goes and who stays; where the head goes, those who stay need another one. Of somebody without a household only they go. */
function groupsOf({ person, others }: Answers, members: readonly Member[] = []) {
  const isGoing = ({ personId }: Member) => personId === person?.personId || others.includes(personId);
  const known = members.filter(isGoing);
  const going = known.length > 0 || person === null ? known : [{ personId: person.personId, fullName: person.fullName, role: null }];
  const staying = members.filter((member) => !isGoing(member));
  const headGoes = known.some(({ role }) => role === 'head');
  return { going, staying, headGoes, needsHead: headGoes && staying.length > 0 };
}

type WithThemProps = {
  readonly members: readonly Member[];
  readonly personId: string;
  readonly chosen: readonly string[];
  onChoose(chosen: readonly string[]): void;
};

function WithThem({ members, personId, chosen, onChoose }: WithThemProps) {
  const { say } = useWords();
  const others = members.filter((member) => member.personId !== personId);
  if (others.length === 0) return <p className="soft">{say('events.alone')}</p>;
  return (
    <Checkbox.Group className="choices" label={say('events.with-them')} description={say('events.with-them.how')} value={[...chosen]} onChange={onChoose}>
      {others.map(({ personId: other, fullName, role }) => (
        <Checkbox key={other} value={other} label={isRelation(role) ? `${fullName} · ${say(`role.${role}`)}` : fullName} />
      ))}
    </Checkbox.Group>
  );
}

function Joined({ household }: { readonly household: Household }) {
  const { say } = useWords();
  if (household.householdId === undefined) return <p className="wrong">{say('events.to.host.lack')}</p>;
  return (
    <p className="soft">{say('events.to.members', { n: household.members.length, names: household.members.map(({ fullName }) => fullName).join(', ') })}</p>
  );
}
