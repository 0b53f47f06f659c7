/** One act on archives: who did it, when and why; and the proposal to take it back, on which a second officer decides. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import type { ShownAct } from '../../shared/api.ts';
import { proposeUndo, readAct, type Why } from '../../shared/client.ts';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { PurposeQuestion } from '../access/purpose.tsx';
import { useWhyHere } from '../access/why.ts';

const route = getRouteApi('/viec/$actId');

export function ActPage() {
  const { say } = useWords();
  const { actId } = route.useParams();
  const why = useWhyHere();
  useTitle(say('deed.title'));
  const { data: act, error } = useQuery({ queryKey: ['act', actId, why], queryFn: () => readAct(actId, why as Why), enabled: why !== null });
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('deed.title')}</h1>
      </Ledger>
      {why === null ? (
        <Ledger title={say('why.title')} note={say('why.note')}>
          <PurposeQuestion why={null} onChosen={() => {}} />
        </Ledger>
      ) : error !== null ? (
        <Ledger>
          <Trouble error={error} />
        </Ledger>
      ) : act === undefined ? null : (
        <Act act={act} why={why} />
      )}
    </>
  );
}

function Act({ act, why }: { readonly act: ShownAct; readonly why: Why }) {
  const { say, language } = useWords();
  const { words, recordedAt, officers, reason, evidence, undoneBy, canBeUndone, persons } = act;
  return (
    <>
      <Ledger title={say('deed.what')} note={formatMoment(recordedAt)}>
        <p>
          <b>{words[language]}</b> <span className="soft">{say('deed.number', { act: act.act })}</span>
        </p>
        {reason === null ? null : <p>{reason}</p>}
        {evidence === null ? null : <p className="soft">{evidence}</p>}
      </Ledger>
      <Ledger title={say('deed.officers')}>
        <p>{officers.join(' · ')}</p>
      </Ledger>
      <Ledger title={say('approval.subjects')}>
        <ul className="told">
          {persons.map((personId, at) => (
            <li key={personId}>
              <Link to="/nguoi/$personId" params={{ personId }} state={{ why }}>
                {say('deed.person', { n: at + 1 })}
              </Link>
            </li>
          ))}
        </ul>
      </Ledger>
      <Ledger title={say('deed.undo')} note={say('deed.undo.note')}>
        {undoneBy !== null ? <Notice title={say('deed.undone', { act: undoneBy })} /> : canBeUndone ? <Undo act={act} why={why} /> : <p>{say('deed.never')}</p>}
      </Ledger>
    </>
  );
}

function Undo({ act: { act }, why }: { readonly act: ShownAct; readonly why: Why }) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const key = useRef(crypto.randomUUID());
  const undo = useMutation({ mutationFn: () => proposeUndo(act, reason.trim(), why, key.current) });
  const lacks = reason.trim().length < 5;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacks && !undo.isPending) undo.mutate();
  };
  if (undo.data !== undefined)
    return (
      <div className="confirmed" role="status">
        <b>{say('deed.proposed', { id: undo.data.proposalId })}</b>
        {say('deed.proposed.next')}
      </div>
    );
  return (
    <form className="asked" onSubmit={send} noValidate>
      {undo.error === null ? null : <Trouble error={undo.error} />}
      <OwnWords label={say('deed.undo.reason')} value={reason} error={tried && lacks ? say('correction.reason.missing') : null} onSay={setReason} />
      <div className="steps">
        <Button type="submit" variant="filled" loading={undo.isPending}>
          {say('deed.undo.send')}
        </Button>
      </div>
    </form>
  );
}
