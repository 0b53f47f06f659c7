/** One conflict: who decides until when and why, what waits for it, what each form states, what was done, what may be done now. */
import './conflicts.css';
import { Button, NativeSelect, Radio } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import type { FoundUnit, WholeConflict } from '../../shared/api.ts';
import { moveConflict, readConflict } from '../../shared/client.ts';
import { formatDate, formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, SourceTag, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { UnitChoice } from '../unit-choice.tsx';
import { Due } from './conflicts.tsx';

const conflictRoute = getRouteApi('/mau-thuan/$conflictId');

export function ConflictPage() {
  const { conflictId } = conflictRoute.useParams();
  const { say, language } = useWords();
  const { data: conflict, error } = useQuery({ queryKey: ['conflict', conflictId], queryFn: () => readConflict(conflictId) });
  useTitle(conflict?.words[language] ?? say('conflict.list'));
  if (error !== null)
    return (
      <Ledger>
        <Trouble error={error} />
      </Ledger>
    );
  if (conflict === undefined) return null;
  const { owner, turn, persons, blocksWords, blocks } = conflict;
  return (
    <>
      <Ledger
        className="head"
        note={
          <b>
            <Due conflict={conflict} />
          </b>
        }
      >
        <h1 className="h1">{conflict.words[language]}</h1>
        {conflict.review ? (
          <div className="acts">
            <Link className="to-pair" to="/xet-trung/$reviewId" params={{ reviewId: conflictId }} search={{}}>
              {say('conflict.pair')}
            </Link>
          </div>
        ) : null}
        <p className="whole-line">
          {persons.map(({ personId, fullName }, at) => (
            <span key={personId}>
              {at > 0 ? ' · ' : ''}
              <Link to="/nguoi/$personId" params={{ personId }} state={{ why: { purpose: 'conflict' } }}>
                {fullName}
              </Link>
            </span>
          ))}
        </p>
      </Ledger>
      {conflict.state === 'settled' ? null : (
        <Ledger title={say('conflict.todo')}>
          <p>{conflict.todo[language]}</p>
        </Ledger>
      )}
      <Ledger title={say('conflict.owner')}>
        <p>
          <b>{owner.unit?.path ?? say('conflict.owner.country')}</b>
          <span className="o">{owner.offices.map(({ words }) => words[language]).join(', ')}</span>
          {owner.rule === null ? null : <span className="o">{owner.rule[language]}</span>}
        </p>
      </Ledger>
      <Ledger title={say('conflict.turn')}>
        <p>
          <b>{conflict.state === 'settled' ? conflict.stateWords[language] : turn.words[language]}</b>
          {turn.unit === null ? null : (
            <span className="o">
              {turn.unit.path}
              {turn.dueOn === null ? '' : `, ${formatDate(turn.dueOn)}`}
            </span>
          )}
        </p>
      </Ledger>
      <Ledger title={say('conflict.blocks')}>
        <p>
          {blocksWords[language]}
          {blocks === 'nothing' ? null : (
            <span className="o">{say('conflict.blocks.whom', { names: persons.map(({ fullName }) => fullName).join(', ') })}</span>
          )}
        </p>
      </Ledger>
      <Ledger title={say('conflict.evidence')}>
        <Evidence conflict={conflict} />
      </Ledger>
      <Ledger title={say('conflict.history')}>
        <ul className="moves">
          {conflict.history.map(({ at, words, by, text, to, dueOn }) => (
            <li key={at + words.vi}>
              <span className="soft">{formatMoment(at)}</span> {words[language]}
              {to === null ? '' : ` → ${to.name}`}
              {dueOn === null ? '' : ` (${formatDate(dueOn)})`}
              {by === null ? '' : `, ${by}`}
              {text === null ? '' : `: “${text}”`}
            </li>
          ))}
        </ul>
      </Ledger>
      {conflict.moves.length === 0 ? null : (
        <Ledger title={say('conflict.act')}>
          <Work key={conflict.version} conflict={conflict} />
        </Ledger>
      )}
    </>
  );
}

function Evidence({ conflict: { fields, evidence } }: { readonly conflict: WholeConflict }) {
  const { say, language } = useWords();
  return (
    <table className="list">
      <caption className="said-only">{say('conflict.evidence')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('conflict.evidence.form')}</th>
          {fields.map(({ field, words }) => (
            <th scope="col" key={field}>
              {words[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {evidence.map(({ form, source, file, line, filledOn, person, states }) => (
          <tr key={form}>
            <td data-label={say('conflict.evidence.form')}>
              <span className="src">
                <SourceTag source={source} />
                <span>
                  {person?.fullName ?? '–'}
                  <span className="o">
                    {file === null ? form : `${file}:${line}`}
                    {filledOn === null ? '' : `, ${formatDate(filledOn)}`}
                  </span>
                </span>
              </span>
            </td>
            {fields.map(({ field, words }, at) => (
              <td key={field} data-label={words[language]}>
                {states[at]?.[language] ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Move = WholeConflict['moves'][number];
type Award = WholeConflict['awards'][number];

/** What is sent beside the words, by the name that each move has for them. */
const bodyOf: { readonly [move in Move]: (words: string, chosen: { readonly commune: string; readonly award: Award | undefined }) => object } = {
  answer: (answer) => ({ answer }),
  comment: (comment) => ({ comment }),
  'hand-over': (reason, { commune }) => ({ reason, commune }),
  award: (reason, { award }) => ({ reason, person: award?.person, personNumber: award?.personNumber }),
  settle: (reason) => ({ reason }),
};

function Work({ conflict: { conflictId, version, moves, awards } }: { readonly conflict: WholeConflict }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [move, setMove] = useState<Move>(moves[0] ?? 'comment');
  const [words, setWords] = useState('');
  const [commune, setCommune] = useState<FoundUnit | null>(null);
  const [chosen, setChosen] = useState('');
  const [tried, setTried] = useState(false);
  const done = useMutation({
    mutationFn: () => moveConflict(conflictId, version, move, bodyOf[move](words.trim(), { commune: commune?.code ?? '', award: awards[Number(chosen)] })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['conflict', conflictId] }),
  });
  const lacksWords = words.trim().length < 5;
  const lacksCommune = move === 'hand-over' && commune === null;
  const lacksAward = move === 'award' && chosen === '';
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacksWords && !lacksCommune && !lacksAward && !done.isPending) done.mutate();
  };
  return (
    <form className="work" onSubmit={send} noValidate>
      {done.error === null ? null : <Trouble error={done.error} />}
      {moves.length < 2 ? null : (
        <NativeSelect
          label={say('conflict.act')}
          value={move}
          onChange={(event) => setMove(event.currentTarget.value as Move)}
          data={moves.map((one) => ({ value: one, label: say(`conflict.move.${one}`) }))}
        />
      )}
      {move === 'award' ? (
        <Radio.Group
          label={say('conflict.award')}
          description={say('conflict.award.note')}
          value={chosen}
          error={tried && lacksAward ? say('conflict.award.short') : null}
          onChange={setChosen}
        >
          {awards.map(({ person, fullName, personNumber }, at) => (
            <Radio key={person + personNumber} value={String(at)} label={`${personNumber} · ${fullName}`} />
          ))}
        </Radio.Group>
      ) : null}
      {move === 'hand-over' ? (
        <UnitChoice
          label={say('conflict.commune')}
          value={commune}
          error={tried && lacksCommune ? say('conflict.commune.short') : null}
          onChoose={setCommune}
        />
      ) : null}
      <OwnWords label={say('conflict.words')} value={words} error={tried && lacksWords ? say('conflict.words.short') : null} onSay={setWords} />
      <Button type="submit" variant="filled" disabled={done.isPending}>
        {say(`conflict.move.${move}`)}
      </Button>
    </form>
  );
}
