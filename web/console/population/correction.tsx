/** One correction: whose turn it is and by when, what is to be corrected, what became of it so far, and the next step. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CorrectionReply } from '../../shared/api.ts';
import { moveCorrection, readCorrection } from '../../shared/client.ts';
import { formatDate, formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { KeptPapers } from '../documents/kept-papers.tsx';
import { Details, DueChip, StateShown, useOffice } from './correction-parts.tsx';

const route = getRouteApi('/dinh-chinh/$id');

export function CorrectionPage() {
  const { say } = useWords();
  const { id } = route.useParams();
  const { sent } = route.useSearch();
  useTitle(say('correction.page', { id }));
  const { data, error } = useQuery({ queryKey: ['correction', id], queryFn: () => readCorrection(id) });
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('correction.page', { id })}</h1>
        {data === undefined ? null : <StateShown state={data.state} words={data.stateWords} />}
      </Ledger>
      {error === null ? null : (
        <Ledger>
          <Trouble error={error} />
        </Ledger>
      )}
      {data === undefined ? null : <Correction correction={data} sent={sent === true} />}
    </>
  );
}

function Correction({ correction, sent }: { readonly correction: CorrectionReply; readonly sent: boolean }) {
  const { say, language } = useWords();
  const office = useOffice();
  const { person, owner, turn, dueOn, isLate, changes, since, follows, numberWish, reason, evidence, history, others, moves } = correction;
  return (
    <>
      {sent && correction.state === 'opened' ? (
        <Ledger>
          <div className="confirmed" role="status">
            <b>{say('correction.sent', { id: correction.id })}</b>
            {say('correction.sent.next', { owner: office(owner), date: formatDate(dueOn) })}
          </div>
        </Ledger>
      ) : null}
      <Ledger title={say('correction.turn')}>
        <p className="steps">
          {correction.undoneBy !== null ? (
            <Link to="/viec/$actId" params={{ actId: correction.undoneBy }}>
              {say('deed.undone', { act: correction.undoneBy })}
            </Link>
          ) : turn === null ? (
            say('correction.turn.none')
          ) : (
            <>
              <b>{say('correction.turn.of', { role: turn[language], unit: owner.unitName ?? say('corrections.nobody') })}</b>
              <DueChip dueOn={dueOn} isLate={isLate} />
            </>
          )}
        </p>
      </Ledger>
      <Ledger title={say('corrections.person')}>
        <Link to="/nguoi/$personId" params={{ personId: person.personId }}>
          {person.fullName}
        </Link>{' '}
        {person.personNumber === null ? null : <PersonNumber value={person.personNumber} />}{' '}
        <span className="soft">{person.dateOfBirth === null ? '' : formatDate(person.dateOfBirth)}</span>
      </Ledger>
      <Ledger title={say('correction.asked')} note={office(owner)}>
        <Details details={changes} caption={say('correction.asked')} />
        {since === null ? null : <p>{say('correction.since', { date: formatDate(since) })}</p>}
        {numberWish === null ? null : <p>{say(`correction.wish.${numberWish}`)}</p>}
      </Ledger>
      {follows.length === 0 ? null : (
        <Ledger title={say('correction.follows')} note={say('correction.follows.note')}>
          <Details details={follows} caption={say('correction.follows')} />
        </Ledger>
      )}
      <Ledger title={say('correction.why')}>
        <p>{reason}</p>
        {evidence.map((paper) => (
          <p key={paper} className="soft">
            {paper}
          </p>
        ))}
        {correction.papers.length === 0 ? null : <KeptPapers papers={correction.papers} why={{ purpose: 'correction', caseRef: String(correction.id) }} />}
      </Ledger>
      {moves.length === 0 ? null : <NextStep correction={correction} />}
      {others.length === 0 ? null : (
        <Ledger title={say('correction.others')}>
          <ul className="told">
            {others.map((other) => (
              <li key={other.id}>
                <Link to="/dinh-chinh/$id" params={{ id: String(other.id) }}>
                  {say('correction.others.one', {
                    id: String(other.id),
                    owner: office(other.owner),
                    state: other.stateWords[language],
                    date: formatDate(other.dueOn),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </Ledger>
      )}
      <Ledger title={say('correction.history')}>
        <ol className="told">
          {history.map(({ move, words, at, name, roleWords, unitName, reason }) => (
            <li key={`${at}${move}`}>
              <b>{words[language]}</b> <span className="soft">{formatMoment(at)}</span>
              <br />
              {say('correction.by', { name, role: roleWords[language], unit: unitName ?? say('corrections.nobody') })}
              {reason === null ? null : <span className="o">{reason}</span>}
            </li>
          ))}
        </ol>
      </Ledger>
    </>
  );
}

const main = new Set(['examine', 'approve']);

function NextStep({ correction }: { readonly correction: CorrectionReply }) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const step = useMutation({
    mutationFn: (move: string) => moveCorrection(correction, move, reason.trim()),
    onSuccess: async (moved) => {
      queries.setQueryData(['correction', String(correction.id)], moved);
      setReason('');
      await queries.invalidateQueries({ queryKey: ['corrections'] });
    },
  });
  return (
    <Ledger title={say('correction.decide')}>
      <div className="asked">
        {step.error === null ? null : <Trouble error={step.error} />}
        <OwnWords label={say('correction.decide.reason')} description={say('correction.decide.reason.hint')} value={reason} onSay={setReason} />
        <div className="steps">
          {correction.moves
            .toSorted((a, b) => Number(main.has(b)) - Number(main.has(a)))
            .map((move) => (
              <Button
                key={move}
                {...(main.has(move) ? { variant: 'filled' } : {})}
                loading={step.isPending && step.variables === move}
                onClick={() => step.mutate(move)}
              >
                {say(`correction.move.${move}`)}
              </Button>
            ))}
        </div>
      </div>
    </Ledger>
  );
}
