/** `/nguoi/…/so`: a number that is kept at its holder's wish, or is to be cancelled on a lawful ground: the choice, why, all of it once more. */
import '../events/events.css';
import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { NumberChoice, NumberShown } from '../../shared/api.ts';
import { chooseNumber, readNumber } from '../../shared/client.ts';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { SendPapers, usePapers } from '../documents/send-papers.tsx';
import { useDraft } from '../events/draft.ts';
import { Back, Question } from '../events/question.tsx';

/** To keep it, to wish so no longer, or the ground on which it is cancelled. */
type Choice = 'keep' | 'take-back' | NumberShown['grounds'][number]['code'];
type Answers = { readonly choice: Choice | ''; readonly reason: string; readonly papers: string };
const nothing = (): Answers => ({ choice: '', reason: '', papers: '' });

const steps = ['chon', 'vi-sao', 'xem-lai', 'xong'] as const;
export type NumberStep = (typeof steps)[number];
export const numberStep = (value: unknown): NumberStep | undefined => steps.find((step) => step === value);
const route = getRouteApi('/nguoi/$personId/so');

export function NumberPage() {
  const { say } = useWords();
  const { personId } = route.useParams();
  const { data: shown, error } = useQuery({ queryKey: ['number', personId], queryFn: () => readNumber(personId) });
  useTitle(say('number.job'));
  if (shown !== undefined && shown.personNumber !== null) return <Steps key={personId} personId={personId} shown={shown} />;
  return (
    <>
      <Ledger className="head" note={shown?.fullName}>
        <h1 className="h1">{say('number.job')}</h1>
      </Ledger>
      <Ledger>
        {error === null ? null : <Trouble error={error} />}
        {shown === undefined ? null : (
          <>
            <p>
              <b>{say('number.none')}</b>
            </p>
            <p className="soft">{say('number.none.note')}</p>
            <ToPerson personId={personId} />
          </>
        )}
      </Ledger>
    </>
  );
}

type Of = { readonly personId: string; readonly shown: NumberShown };

function Steps({ personId, shown }: Of) {
  const { say, language } = useWords();
  const { buoc = 'chon' } = route.useSearch();
  const navigate = useNavigate();
  const draft = useDraft(`number ${personId}`, nothing);
  const [tried, setTried] = useState(false);
  const papers = usePapers();
  const { answers, answer } = draft;
  const to = (step: NumberStep) => {
    setTried(false);
    void navigate({ to: '/nguoi/$personId/so', params: { personId }, search: { buoc: step }, state: (kept) => kept, replace: step === 'xong' });
  };
  const mayKeep = shown.disagrees.length > 0 && shown.waits === null && shown.kept === null;
  const mayTakeBack = shown.kept !== null && shown.waits === null;
  const offered: readonly { readonly value: Choice; readonly label: string }[] = [
    ...(mayKeep ? [{ value: 'keep' as const, label: say('number.keep') }] : []),
    ...(mayTakeBack ? [{ value: 'take-back' as const, label: say('number.take-back') }] : []),
    ...shown.grounds.map(({ code, ...ground }) => ({ value: code, label: say('number.new', { ground: ground[language] }) })),
  ];
  const chosen = offered.find(({ value }) => value === answers.choice);
  const hasReason = answers.reason.trim().length >= 5;
  const hasPapers = !papers.waits && !papers.fails;
  const common = { job: say('number.job'), of: 3 };
  if (buoc === 'xong') return <Outcome personId={personId} shown={shown} />;
  if (buoc === 'chon' || chosen === undefined)
    return (
      <Question {...common} step={1} title={say('number.choose')} onNext={() => (chosen === undefined ? setTried(true) : to('vi-sao'))}>
        <Stands shown={shown} />
        <Radio.Group
          label={say('number.what')}
          error={tried && chosen === undefined ? say('number.missing') : null}
          value={answers.choice}
          onChange={(choice) => answer({ choice: choice as Choice })}
        >
          {mayKeep ? <Radio value="keep" label={say('number.keep')} description={say('number.keep.how')} /> : null}
          {mayTakeBack ? <Radio value="take-back" label={say('number.take-back')} description={say('number.take-back.how')} /> : null}
          <div className="grounds">
            <h2 className="h3">{say('number.grounds')}</h2>
            <p className="soft small">{say('number.new.how')}</p>
            {shown.grounds.map(({ code, byWish, ...ground }) => (
              <Radio key={code} value={code} label={ground[language]} description={byWish ? say('number.by-wish') : null} />
            ))}
          </div>
        </Radio.Group>
      </Question>
    );
  const keeps = isWish(chosen.value);
  if (buoc === 'vi-sao' || !hasReason)
    return (
      <Question
        {...common}
        step={2}
        title={say('number.why')}
        onBack={() => to('chon')}
        onNext={() => (hasReason && hasPapers ? to('xem-lai') : setTried(true))}
      >
        <p className="soft">{chosen.label}</p>
        <OwnWords
          label={say(keeps ? 'number.reason.keep' : 'number.reason.new')}
          description={say(keeps ? 'number.reason.keep.how' : 'number.reason.new.how')}
          error={tried && !hasReason ? say('number.reason.missing') : null}
          value={answers.reason}
          onSay={(said) => answer({ reason: said })}
        />
        {keeps ? null : (
          <>
            <TextInput
              label={say('number.papers')}
              description={say('number.papers.how')}
              maxLength={400}
              value={answers.papers}
              onChange={(event) => answer({ papers: event.currentTarget.value })}
            />
            <SendPapers held={papers} />
            {tried && !hasPapers ? (
              <p className="trouble" role="alert">
                {say(papers.waits ? 'papers.wait' : 'papers.failed')}
              </p>
            ) : null}
          </>
        )}
      </Question>
    );
  return <Check personId={personId} shown={shown} answers={answers} papers={papers} chosen={chosen} to={to} onDone={draft.forget} />;
}

type CheckProps = Of & {
  readonly answers: Answers;
  readonly papers: ReturnType<typeof usePapers>;
  readonly chosen: { readonly value: Choice; readonly label: string };
  to(step: NumberStep): void;
  onDone(): void;
};

function Check({ personId, shown, answers, papers, chosen, to, onDone }: CheckProps) {
  const { say } = useWords();
  useTitle(`${say('number.check')} · ${say('number.job')}`);
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const keeps = isWish(chosen.value);
  const send = useMutation({
    mutationFn: () => chooseNumber(personId, choiceOf(chosen.value, answers, papers.ids), key),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['number', personId] });
      onDone();
      to('xong');
    },
  });
  const rows: readonly { readonly label: string; readonly value: ReactNode; readonly step: NumberStep }[] = [
    { label: say('number.what'), value: chosen.label, step: 'chon' },
    { label: say(keeps ? 'number.reason.keep' : 'number.reason.new'), value: answers.reason.trim(), step: 'vi-sao' },
    ...(keeps
      ? []
      : [
          {
            label: say('number.papers'),
            value: [...papersOf(answers), ...papers.papers.map(({ file }) => file.name)].join('; ') || <span className="soft">{say('events.not-given')}</span>,
            step: 'vi-sao' as const,
          },
        ]),
  ];
  return (
    <>
      <Ledger className="head" note={<Back onBack={() => to('vi-sao')} />}>
        <h1 className="h1">{say('number.check')}</h1>
        <span className="soft">{say('events.step', { job: say('number.job'), step: 3, of: 3 })}</span>
      </Ledger>
      <Ledger>
        <Stands shown={shown} />
        <dl className="checked">
          {rows.map(({ label, value, step }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
              <dd className="way">
                <button type="button" className="link" onClick={() => to(step)}>
                  {say('events.edit')}
                  <span className="said-only"> {label}</span>
                </button>
              </dd>
            </div>
          ))}
        </dl>
        {send.error === null ? null : <Trouble error={send.error} />}
        <div className="submit">
          <p className="soft">{say(chosen.value === 'take-back' ? 'number.take-back.how' : keeps ? 'number.keep.how' : 'number.new.how')}</p>
          <Button variant="filled" className="go" loading={send.isPending} onClick={() => send.mutate()}>
            {say(keeps ? 'number.record' : 'number.propose')}
          </Button>
        </div>
      </Ledger>
    </>
  );
}

const papersOf = ({ papers }: Answers): string[] => papers.split(';').map((paper) => paper.trim()).filter((paper) => paper !== ''); // biome-ignore format: one thought

/** What its holder wishes; one officer records it. */
const isWish = (choice: Choice): choice is 'keep' | 'take-back' => choice === 'keep' || choice === 'take-back';

const choiceOf = (choice: Choice, answers: Answers, sent: readonly string[]): NumberChoice =>
  isWish(choice)
    ? { choice, reason: answers.reason.trim() }
    : { choice: 'new', ground: choice, reason: answers.reason.trim(), evidence: [...papersOf(answers), ...sent] };

/** As the register has it, so that it says the same after a reload, and something else once the second officer has decided. */
function Outcome({ personId, shown }: Of) {
  const { say, language } = useWords();
  const { kept, waits, wishes } = shown;
  const ended = wishes.at(-1);
  return (
    <>
      <Ledger className="head" note={shown.fullName}>
        <h1 className="h1">{say('number.done')}</h1>
        <PersonNumber value={shown.personNumber ?? ''} />
      </Ledger>
      <Ledger>
        <div className="outcome">
          <div className="confirmed" role="status">
            {waits !== null ? (
              <>
                <b>
                  <Link to="/duyet/$id" params={{ id: String(waits.proposal) }}>
                    {say('number.waits', { n: waits.proposal })}
                  </Link>
                </b>
                <p>{say('number.waits.note', { ground: waits.ground[language] })}</p>
              </>
            ) : kept !== null ? (
              <>
                <b>{say('number.kept')}</b>
                <p>{say('number.kept.since', { at: formatMoment(kept.at), reason: kept.reason })}</p>
                <p>{say('number.kept.note')}</p>
              </>
            ) : ended !== undefined ? (
              <>
                <b>{say('number.taken-back')}</b>
                <p>{say('number.kept.since', { at: formatMoment(ended.at), reason: ended.reason })}</p>
                <p>{say('number.taken-back.note')}</p>
              </>
            ) : (
              <>
                <b>{say('number.settled')}</b>
                <p>{say('number.settled.note')}</p>
              </>
            )}
          </div>
          <ToPerson personId={personId} />
        </div>
      </Ledger>
    </>
  );
}

function ToPerson({ personId }: { readonly personId: string }) {
  const { say } = useWords();
  return (
    <p>
      <Link to="/nguoi/$personId" params={{ personId }} state={(kept) => kept}>
        {say('number.to-person')}
      </Link>
    </p>
  );
}

/** Whose number it is, what it tells otherwise, and what is on record of it already. */
function Stands({ shown: { fullName, personNumber, disagrees, kept, wishes, waits } }: { readonly shown: NumberShown }) {
  const { say, language } = useWords();
  return (
    <dl className="checked">
      <div>
        <dt>{say('number.person')}</dt>
        <dd>{fullName}</dd>
      </div>
      <div>
        <dt>{say('number.in-use')}</dt>
        <dd>
          <PersonNumber value={personNumber ?? ''} plain />
        </dd>
      </div>
      <div>
        <dt>{say('number.tells')}</dt>
        <dd>{disagrees.length === 0 ? say('number.agrees-with') : disagrees.map((one) => say(`number.differs.${one}`)).join(' ')}</dd>
      </div>
      {kept === null ? null : (
        <div>
          <dt>{say('number.kept')}</dt>
          <dd>{say('number.kept.since', { at: formatMoment(kept.at), reason: kept.reason })}</dd>
        </div>
      )}
      {wishes.length < 2 ? null : (
        <div>
          <dt>{say('number.wishes')}</dt>
          <dd>
            {wishes.map(({ keeps, at, reason }) => (
              <p key={`${at} ${keeps}`}>{say(keeps ? 'number.wished' : 'number.unwished', { at: formatMoment(at), reason })}</p>
            ))}
          </dd>
        </div>
      )}
      {waits === null ? null : (
        <div>
          <dt>{say('number.waits', { n: waits.proposal })}</dt>
          <dd>{say('number.waits.note', { ground: waits.ground[language] })}</dd>
        </div>
      )}
    </dl>
  );
}
