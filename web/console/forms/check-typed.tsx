/** The whole form once more, each answer beside the way to mend it; what is asked is confirmed with a reason; then it is saved. */
import '../events/events.css';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useWords } from '../../shared/language.ts';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { fieldText } from '../../shared/words.ts';
import { Back } from '../events/question.tsx';
import { checkForm, saveForm } from './client.ts';
import { type FormDraft, typedOf } from './draft.ts';
import { sections } from './fields.ts';

/** Of one form, however often the button is pressed. */
const keyOf = (_said: string): string => crypto.randomUUID();

export function CheckTyped({ draft, onDone }: { readonly draft: FormDraft; onDone(): void }) {
  const { say, language } = useWords();
  useTitle(`${say('forms.check')} · ${say('forms.title')}`);
  const navigate = useNavigate();
  const typed = typedOf(draft);
  const said = JSON.stringify(typed);
  const check = useQuery({ queryKey: ['form-check', typed], queryFn: () => checkForm(typed), retry: false });
  const [reasons, setReasons] = useState<{ readonly [code: string]: string }>({});
  const key = useMemo(() => keyOf(said), [said]);
  const asks = check.data?.asks ?? [];
  const stops = check.data?.stops ?? [];
  const reasonOf = (code: string) => (reasons[code] ?? '').trim();
  const lacks = asks.some(({ code }) => reasonOf(code).length < 5) || stops.length > 0;
  const save = useMutation({
    mutationFn: () =>
      saveForm(
        typed,
        asks.map(({ code }) => ({ code, reason: reasonOf(code) })),
        key,
      ),
    onSuccess: ({ form }) => {
      onDone();
      void navigate({ to: '/nhap-phieu/$formId', params: { formId: form }, replace: true });
    },
  });
  const back = () => void navigate({ to: '/nhap-phieu', search: ({ loi }) => (loi === undefined ? {} : { loi }) });
  const rows = ['filledOn', ...sections.flatMap(({ asks }) => asks.map(({ field }) => field))].filter((field) => (draft.fields[field] ?? '').trim() !== '');
  return (
    <>
      <Ledger className="head" note={<Back onBack={back} />}>
        <h1 className="h1">{say('forms.check')}</h1>
        <span className="soft">{say(`forms.kind.${draft.kind}`)}</span>
      </Ledger>
      <Ledger>
        <dl className="checked">
          <Row label={say('forms.whose')} value={draft.whose === null || draft.whose === 'new' ? say('forms.whose.new') : draft.whose.fullName} onEdit={back} />
          {rows.map((field) => (
            <Row key={field} label={say((fieldText(field) ?? 'field.fullName') as 'field.fullName')} value={draft.fields[field] as string} onEdit={back} />
          ))}
        </dl>
        {check.error === null ? null : <Trouble error={check.error} />}
        {stops.length === 0 ? null : <Notice title={say('forms.stops')}>{stops.map(({ words }) => words[language]).join('; ')}</Notice>}
        {asks.length === 0 ? null : (
          <section className="asks" aria-labelledby="asks">
            <h2 id="asks" className="h3">
              {say('forms.asks', { n: asks.length })}
            </h2>
            {asks.map(({ code, words }) => (
              <TextInput
                key={code}
                label={words[language]}
                description={say('forms.asks.reason')}
                maxLength={400}
                value={reasons[code] ?? ''}
                onChange={(event) => setReasons({ ...reasons, [code]: event.currentTarget.value })}
              />
            ))}
          </section>
        )}
        {save.error === null ? null : <Trouble error={save.error} />}
        {check.data === undefined ? null : (
          <div className="submit">
            <p className="soft">{say('forms.save.note')}</p>
            <Button variant="filled" className="go" disabled={lacks} loading={save.isPending} onClick={() => save.mutate()}>
              {say('forms.save')}
            </Button>
          </div>
        )}
      </Ledger>
    </>
  );
}

function Row({ label, value, onEdit }: { readonly label: string; readonly value: string; onEdit(): void }) {
  const { say } = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd className="way">
        <button type="button" className="link" onClick={onEdit}>
          {say('events.edit')}
          <span className="said-only"> {label}</span>
        </button>
      </dd>
    </div>
  );
}
