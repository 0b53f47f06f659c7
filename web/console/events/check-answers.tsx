/** All answers once more, each beside the way to mend it; what is unlikely is confirmed with a reason; then it is registered. */
import './events.css';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import type { EventPreview } from '../../shared/api.ts';
import { type Declared, previewEvent, registerEvent } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { Back } from './question.tsx';

/** Of one declaration, however often the button is pressed. */
const keyOf = (_said: string): string => crypto.randomUUID();

/** `onEdit`: null for what the register knows. */
export type Answer = { readonly label: string; readonly value: ReactNode; readonly onEdit: (() => void) | null };

type Props = {
  readonly job: string;
  readonly declared: Declared;
  readonly answers: readonly Answer[];
  /** Fields that follow from the parents where nobody answered them: shown as they would be registered. */
  readonly derived?: { readonly fields: readonly string[]; onEdit(): void };
  readonly submit: string;
  onBack(): void;
  onDone(): void;
};

export function CheckAnswers({ job, declared, answers, derived, submit, onBack, onDone }: Props) {
  const { say, language } = useWords();
  useTitle(`${say('events.check')} · ${job}`);
  const navigate = useNavigate();
  const said = JSON.stringify(declared);
  const preview = useQuery({ queryKey: ['event-preview', said], queryFn: () => previewEvent(declared), retry: false });
  const [reasons, setReasons] = useState<{ readonly [code: string]: string }>({});
  const key = useMemo(() => keyOf(said), [said]);
  const asks = preview.data?.asks ?? [];
  const followed = (preview.data?.facts ?? [])
    .filter(({ field }) => derived?.fields.includes(field))
    .map(({ label, text }): Answer => ({ label: label[language], value: text[language], onEdit: derived?.onEdit ?? null }));
  const lacks = asks.some(({ code }) => (reasons[code] ?? '').trim().length < 5);
  const register = useMutation({
    mutationFn: () => registerEvent({ ...declared, confirmed: asks.map(({ code }) => ({ code, reason: (reasons[code] ?? '').trim() })) }, key),
    onSuccess: ({ eventId }) => {
      onDone();
      void navigate({ to: '/su-kien/$eventId', params: { eventId: String(eventId) }, replace: true });
    },
  });
  return (
    <>
      <Ledger className="head" note={<Back onBack={onBack} />}>
        <h1 className="h1">{say('events.check')}</h1>
        <span className="soft">{job}</span>
      </Ledger>
      <Ledger>
        <dl className="checked">
          {[...answers, ...followed].map(({ label, value, onEdit }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
              <dd className="way">
                {onEdit === null ? (
                  <span className="soft">{say('events.from-register')}</span>
                ) : (
                  <button type="button" className="link" onClick={onEdit}>
                    {say('events.edit')}
                    <span className="said-only"> {label}</span>
                  </button>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {preview.error === null ? null : <Trouble error={preview.error} />}
        {preview.data === undefined ? null : (
          <Asks preview={preview.data} reasons={reasons} onReason={(code, reason) => setReasons({ ...reasons, [code]: reason })} />
        )}
        {register.error === null ? null : <Trouble error={register.error} />}
        {preview.data === undefined ? null : (
          <div className="submit">
            <p className="soft">{say('events.submit.note')}</p>
            <Button variant="filled" className="go" disabled={lacks} loading={register.isPending} onClick={() => register.mutate()}>
              {submit}
            </Button>
            {lacks ? <p className="soft">{say('events.asks.lack')}</p> : null}
          </div>
        )}
      </Ledger>
    </>
  );
}

type AsksProps = { readonly preview: EventPreview; readonly reasons: { readonly [code: string]: string }; onReason(code: string, reason: string): void };

function Asks({ preview: { asks, likely }, reasons, onReason }: AsksProps) {
  const { say, language } = useWords();
  if (asks.length === 0) return null;
  return (
    <section className="asks" aria-labelledby="asks">
      <h2 id="asks" className="h3">
        {say('events.asks', { n: asks.length })}
      </h2>
      {likely.length === 0 ? null : (
        <ul className="likely">
          {likely.map((one) => (
            <li key={one.personId}>
              <b>{one.fullName}</b> {one.dateOfBirth === null ? '' : formatDate(one.dateOfBirth)}{' '}
              {one.personNumber === null ? null : <PersonNumber value={one.personNumber} plain />}
            </li>
          ))}
        </ul>
      )}
      {asks.map(({ code, words }) => (
        <TextInput
          key={code}
          label={words[language]}
          description={say('events.asks.reason')}
          maxLength={400}
          value={reasons[code] ?? ''}
          onChange={(event) => onReason(code, event.currentTarget.value)}
        />
      ))}
    </section>
  );
}
