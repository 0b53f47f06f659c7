/** A form DC01 or DC02 typed at the commune: one column as on paper, the rules' words under each field, who it may be beside it; then all of it once more. */
import './forms.css';
import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useState } from 'react';
import type { CheckedForm, FoundPerson } from '../../shared/api.ts';
import { readPerson } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { fieldText } from '../../shared/words.ts';
import { useFinding } from '../cleaning/card.tsx';
import { type Draft, useDraft } from '../events/draft.ts';
import { FindByNumber } from '../events/find-by-number.tsx';
import { relations } from '../events/relations.ts';
import { CheckTyped } from './check-typed.tsx';
import { checkForm } from './client.ts';
import { aboutPerson, type FormDraft, nothing, ofKind, typedOf, withHead, withRelatives } from './draft.ts';
import { type Asked, fieldOfFinding, maritalOnPaper, relationOnPaper, sections, understoodAt } from './fields.ts';
import { Likely } from './likely.tsx';

export const formStep = (value: unknown): 'xem-lai' | undefined => (value === 'xem-lai' ? value : undefined);
const route = getRouteApi('/nhap-phieu');

export function TypedFormPage() {
  const { loi } = route.useSearch();
  return loi === undefined ? <Steps key="any" name="form" begun={nothing} missing={[]} /> : <ForFinding key={loi} id={loi} />;
}

/** What an archive lacks, as a form of changes of that very person; a draft of somebody else stays where it is. */
function ForFinding({ id }: { readonly id: string }) {
  const { say } = useWords();
  const { data: finding, error } = useFinding(id);
  if (finding === undefined) return error === null ? <p className="soft">{say('findings.card.opening')}</p> : <Trouble error={error} />;
  const { person, missing } = finding;
  return <Steps name={`form ${id}`} begun={() => (person === null ? nothing() : aboutPerson(person))} missing={missing} />;
}

type StepsProps = { readonly name: string; readonly begun: () => FormDraft; readonly missing: readonly string[] };

function Steps({ name, begun, missing }: StepsProps) {
  const { buoc } = route.useSearch();
  const draft = useDraft(name, begun);
  return buoc === undefined ? <Typing draft={draft} missing={missing} /> : <CheckTyped draft={draft.answers} onDone={draft.forget} />;
}

/** `missing`: items that the archive lacks; the first of them is where typing begins. */
type TypingProps = { readonly draft: Draft<FormDraft>; readonly missing: readonly string[] };

function Typing({ draft: { answers, answer, empty }, missing }: TypingProps) {
  const { say } = useWords();
  useTitle(say('forms.title'));
  const [dropped, setDropped] = useState<FormDraft | null>(null);
  const [firstMissing] = missing;
  useEffect(() => {
    if (firstMissing !== undefined) document.getElementById(`form-${firstMissing}`)?.focus();
  }, [firstMissing]);
  const navigate = useNavigate();
  const [tried, setTried] = useState(false);
  /** The fields as they were when one was last left, and those that were left. */
  const [left, setLeft] = useState({ draft: answers, fields: new Set(Object.keys(answers.fields)) });
  const { fields, head, whose, kind } = answers;
  const nameOf = (field: string) => say((fieldText(field) ?? 'field.fullName') as 'field.fullName');
  const typed = typedOf(left.draft);
  const isTelling = (typed.fields['fullName'] ?? '').trim() !== '';
  const check = useQuery({
    queryKey: ['form-check', typed],
    queryFn: () => checkForm(typed),
    enabled: isTelling,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const told = isTelling ? check.data : undefined;
  const change = (some: Partial<FormDraft>, ...named: readonly string[]) => {
    answer(some);
    setLeft({ draft: { ...answers, ...some }, fields: new Set([...left.fields, ...named]) });
  };
  const write = (field: string, text: string) => answer({ fields: { ...fields, [field]: text } });
  const leave = (field: string) => setLeft({ draft: answers, fields: new Set([...left.fields, field]) });
  const choose = (field: string, text: string) => {
    const next = { ...fields, [field]: text };
    change({ fields: field === 'relationToHead' && head !== null ? withRelatives(next, head) : next }, field);
  };
  const prefill = useMutation({
    mutationFn: async (found: FoundPerson) => ({ found, reply: await readPerson(found.personId, {}, { purpose: 'cleaning' }) }),
    onSuccess: ({ found, reply }) =>
      change({ head: found, fields: withHead(fields, found, reply) }, 'headName', 'headNumber', 'residencePlace', 'residenceFile'),
  });
  const isNamed = (fields['fullName'] ?? '').trim() !== '';
  const undecided = whose === null && (kind === 'dc02' || (told?.likely.length ?? 0) > 0);
  const next = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNamed && !undecided) void navigate({ to: '/nhap-phieu', search: (before) => ({ ...before, buoc: 'xem-lai' }) });
    else (document.getElementById(isNamed ? 'whose' : 'form-fullName') as HTMLElement | null)?.focus();
  };
  const field = (asked: Asked) => (
    <Field
      key={asked.field}
      asked={asked}
      text={fields[asked.field] ?? ''}
      told={left.fields.has(asked.field) ? told : undefined}
      lack={tried && asked.field === 'fullName' && !isNamed ? say('events.fill') : null}
      onWrite={(text) => write(asked.field, text)}
      onLeave={() => leave(asked.field)}
      onChoose={(text) => choose(asked.field, text)}
    />
  );
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('forms.title')}</h1>
        <span className="soft">{say('forms.lead')}</span>
        {missing.length === 0 || whose === null || whose === 'new' ? null : (
          <Notice title={say('forms.missing', { name: whose.fullName })}>{missing.map(nameOf).join(', ')}</Notice>
        )}
      </Ledger>
      <form className="typing" onSubmit={next} noValidate>
        <div className="asked">
          <Ledger title={say('forms.kind')}>
            <div className="fields">
              <Radio.Group aria-label={say('forms.kind')} value={kind} onChange={(chosen) => change(ofKind(answers, chosen as FormDraft['kind']))}>
                <Radio value="dc01" label={say('forms.kind.dc01')} />
                <Radio value="dc02" label={say('forms.kind.dc02')} />
              </Radio.Group>
              <TextInput
                label={say('field.filledOn')}
                description={say('forms.filledOn.how')}
                inputMode="numeric"
                maxLength={10}
                value={fields['filledOn'] ?? ''}
                onChange={(event) => write('filledOn', event.currentTarget.value)}
                onBlur={() => leave('filledOn')}
              />
            </div>
          </Ledger>
          {sections.map(({ id, asks }) => (
            <Ledger key={id} title={say(`forms.${id}`)}>
              <div className="fields">
                {id === 'household' ? (
                  <>
                    <FindByNumber
                      label={say('forms.head.number')}
                      found={head}
                      onFound={(found) => (found === null ? change({ head: null }) : prefill.mutate(found))}
                    />
                    {head === null ? null : <p className="soft">{say('forms.head.filled')}</p>}
                    {prefill.error === null ? null : <Trouble error={prefill.error} />}
                  </>
                ) : null}
                {asks.filter((asked) => head === null || (asked.field !== 'headName' && asked.field !== 'headNumber')).map(field)}
              </div>
            </Ledger>
          ))}
        </div>
        <Likely
          title={say('forms.like')}
          none={say('forms.like.none')}
          kind={kind}
          told={told}
          whose={whose}
          lack={tried && undecided}
          onChoose={(chosen) => change({ whose: chosen })}
        />
        <Ledger className="on">
          {check.error === null ? null : <Trouble error={check.error} />}
          <div className="row">
            <Button type="submit" variant="filled" className="go">
              {say('forms.check')}
            </Button>
            {dropped === null ? (
              <Button
                onClick={() => {
                  setDropped(answers);
                  empty();
                }}
              >
                {say('forms.empty')}
              </Button>
            ) : (
              <Button
                onClick={() => {
                  change(dropped);
                  setDropped(null);
                }}
              >
                {say('forms.empty.back')}
              </Button>
            )}
          </div>
        </Ledger>
      </form>
    </>
  );
}

type FieldProps = {
  readonly asked: Asked;
  readonly text: string;
  /** What was found, once the field was left. */
  readonly told: CheckedForm | undefined;
  readonly lack: string | null;
  onWrite(text: string): void;
  onLeave(): void;
  onChoose(text: string): void;
};

function Field({ asked: { field, how, chosen }, text, told, lack, onWrite, onLeave, onChoose }: FieldProps) {
  const { say, language } = useWords();
  const key = fieldText(field);
  const label = key === undefined ? field : say(key as 'field.fullName');
  const stop = told?.stops.find((one) => one.field === field);
  const found = (told?.findings ?? []).filter((one) => fieldOfFinding(one.field) === field);
  const errors = found.filter(({ severity, state }) => severity === 'error' && state === 'open');
  const notes = found.filter((one) => !errors.includes(one));
  const wrong = lack ?? stop?.words[language] ?? (errors.map((one) => one[language]).join(' ') || null);
  const unit = told?.read[understoodAt[field] ?? ''];
  const notesAndUnit = [...notes.map((one) => one[language]), ...(unit === undefined ? [] : [say('forms.read', { words: unit[language] })])];
  const below = notesAndUnit.join(' ');
  const common = {
    id: `form-${field}`,
    label,
    error: wrong,
    description: below || (how === undefined ? undefined : say(`forms.${how}.how`)),
    ...(below !== '' && { inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] }),
  };
  if (chosen === 'sex')
    return (
      <Radio.Group label={label} error={wrong} value={text} onChange={onChoose}>
        <Radio value="Nữ" label={say('sex.F')} />
        <Radio value="Nam" label={say('sex.M')} />
      </Radio.Group>
    );
  if (chosen !== undefined) {
    const offered =
      chosen === 'marital'
        ? (['single', 'married', 'divorced', 'widowed'] as const).map((one) => ({ value: maritalOnPaper[one], label: say(`correction.marital.${one}`) }))
        : relations.map((one) => ({ value: relationOnPaper[one], label: say(`role.${one}`) }));
    return (
      <NativeSelect
        {...common}
        data={[{ value: '', label: say('forms.choose.not-given') }, ...offered]}
        value={text}
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      autoComplete="off"
      inputMode={how === 'number' ? 'numeric' : 'text'}
      maxLength={400}
      value={text}
      onChange={(event) => onWrite(event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}
