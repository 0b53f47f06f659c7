/** The question why persons are looked at, and the answer as it stands beside what is looked at. */
import './purpose.css';
import { Button, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useId, useState } from 'react';
import type { OfferedPurpose } from '../../shared/api.ts';
import { readPurposes, type Why } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { chooseWhy } from './why.ts';

const usePurposes = () => useQuery({ queryKey: ['purposes'], queryFn: readPurposes, staleTime: Number.POSITIVE_INFINITY });

/** `why` is what stands until another is chosen. */
export function PurposeQuestion({ why, onChosen }: { readonly why: Why | null; readonly onChosen: () => void }) {
  const { data, error } = usePurposes();
  const navigate = useNavigate();
  const { state } = useLocation();
  if (error !== null) return <Trouble error={error} />;
  if (data === undefined) return null;
  const choose = (chosen: Why) => {
    chooseWhy(chosen);
    if (state.why !== undefined) void navigate({ to: '.', search: true, state: ({ why: _, ...rest }) => rest, replace: true });
    onChosen();
  };
  return <PurposeForm purposes={data.items} why={why} onChosen={choose} />;
}

function PurposeForm({
  purposes,
  why,
  onChosen,
}: {
  readonly purposes: readonly OfferedPurpose[];
  readonly why: Why | null;
  readonly onChosen: (why: Why) => void;
}) {
  const { say, language } = useWords();
  const [code, setCode] = useState(why?.purpose ?? '');
  const [caseRef, setCaseRef] = useState(why?.caseRef ?? '');
  const [reason, setReason] = useState(why?.reason ?? '');
  const [tried, setTried] = useState(false);
  const group = useId();
  const asks = purposes.find((one) => one.code === code)?.asks ?? null;
  const lacksCase = asks === 'case' && caseRef.trim() === '';
  const lacksReason = asks === 'sentence' && (reason.trim().length < 10 || reason.trim().length > 500);
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (code === '' || lacksCase || lacksReason) return;
    onChosen({ purpose: code, ...(asks === 'case' && { caseRef: caseRef.trim() }), ...(asks === 'sentence' && { reason: reason.trim() }) });
  };
  return (
    <form className="purposes" onSubmit={choose} noValidate>
      <fieldset>
        <legend>{say('why.choose')}</legend>
        {purposes.map((one) => (
          <Radio
            key={one.code}
            name={group}
            size="sm"
            value={one.code}
            label={one.words[language]}
            checked={code === one.code}
            onChange={() => setCode(one.code)}
          />
        ))}
      </fieldset>
      {asks === 'case' ? (
        <TextInput
          label={say('why.case')}
          size="sm"
          maxLength={80}
          value={caseRef}
          error={tried && lacksCase ? say('why.case.missing') : null}
          onChange={(event) => setCaseRef(event.currentTarget.value)}
        />
      ) : null}
      {asks === 'sentence' ? (
        <TextInput
          label={say('why.reason')}
          size="sm"
          maxLength={500}
          value={reason}
          error={tried && lacksReason ? say('why.reason.missing') : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" variant="filled" disabled={code === ''}>
        {say('why.keep')}
      </Button>
    </form>
  );
}

export function WhyShown({ why, label, onChange }: { readonly why: Why; readonly label: string; readonly onChange: () => void }) {
  const { say, language } = useWords();
  const { data } = usePurposes();
  const purpose = data?.items.find(({ code }) => code === why.purpose);
  return (
    <p className="why">
      <span className="soft">{label}</span> <b>{purpose?.words[language] ?? why.purpose}</b>
      {why.caseRef === undefined ? null : <span className="soft">, {say('why.case-of', { case: why.caseRef })}</span>}
      {why.reason === undefined ? null : <span className="soft">, “{why.reason}”</span>}{' '}
      <button type="button" className="link" onClick={onChange}>
        {say('why.change')}
      </button>
    </p>
  );
}
