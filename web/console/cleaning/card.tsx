/** One finding on its card: received over proposed, why the repair is right, what others say; then accept, type or keep. */
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import type { ShownFinding } from '../../shared/api.ts';
import { type MendDecision, mendFinding, readFinding } from '../../shared/client.ts';
import { formatDate, formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Chip, SourceTag, Trouble } from '../../shared/parts.tsx';
import { fieldText, sourceText } from '../../shared/words.ts';
import { useSignedInAgain } from '../access/me.ts';
import { RawForm } from '../population/raw-form.tsx';
import { RightValue, sentValue } from '../population/right-value.tsx';
import { useRuleName } from '../rule-name.ts';
import { useValueName } from './facets.tsx';

export const decisions = ['accept', 'type', 'keep'] as const;
export type Decision = (typeof decisions)[number];

type CardProps = {
  readonly id: string;
  /** The decision whose field is open: typing asks for a value, keeping for a reason. */
  readonly asking: Decision | null;
  readonly keysOn: boolean;
  readonly onAsk: (decision: Decision | null) => void;
  readonly onDone: () => void;
};

export const useFinding = (id: string | undefined) =>
  useQuery({ queryKey: ['finding', id], queryFn: () => readFinding(id as string), enabled: id !== undefined });

export function FindingCard({ id, asking, keysOn, onAsk, onDone }: CardProps) {
  const { say, language } = useWords();
  const ruleName = useRuleName();
  const [raw, setRaw] = useState(false);
  const { data: finding, error, refetch } = useFinding(id);
  const mend = useMutation({
    mutationFn: (decision: MendDecision) => mendFinding(id, finding?.version ?? '', decision),
    onSuccess: onDone,
    onError: () => void refetch(),
  });
  useSignedInAgain(mend);
  // What is shown stays shown where it cannot be read again, as when the session ends: something may have been typed there.
  if (finding === undefined) return error === null ? <p className="soft">{say('findings.card.opening')}</p> : <Trouble error={error} />;
  const lacks = finding.missing.length > 0;
  const decide = (decision: Decision) => (decision === 'accept' ? mend.mutate({ decision }) : onAsk(decision));
  return (
    <>
      <p className="small soft">
        {say(sourceText(finding.source))}
        {finding.line === null ? '' : `, ${say('findings.card.line', { n: finding.line })}`}
        {finding.commune === null ? '' : ` · ${finding.commune}`}
      </p>
      <h2 className="card-title">{ruleName(finding.rule)}</h2>
      <p className="small">{finding.words[language]}</p>
      <Values finding={finding} onForm={() => setRaw(true)} />
      {finding.proof.length === 0 ? null : <Proofs finding={finding} />}
      {finding.offered === null ? null : <Offered offered={finding.offered} />}
      {lacks ? null : <Others finding={finding} />}
      {finding.history.length === 0 ? null : <History finding={finding} />}
      <div className="card-decide">
        {mend.error === null ? null : <Trouble error={mend.error} />}
        {finding.ofEntry && !lacks ? (
          <p className="small">
            {say('findings.card.entry')}{' '}
            {finding.person === null ? null : (
              <Link to="/dinh-chinh/moi/$personId" params={{ personId: finding.person.personId }}>
                {say('findings.card.correct')}
              </Link>
            )}
          </p>
        ) : null}
        {finding.ofHousehold && finding.decisions.length > 0 ? <p className="small soft">{say('findings.card.household')}</p> : null}
        {asking === null || asking === 'accept' || !finding.decisions.includes(asking) ? (
          <div className="row">
            {lacks ? (
              <Button renderRoot={(props) => <Link {...props} to="/nhap-phieu" search={{ loi: id }} />} variant="filled">
                {say('findings.card.add')}
              </Button>
            ) : null}
            {finding.offered === null ? null : (
              <Button
                variant="filled"
                disabled={mend.isPending}
                data-decision="offered"
                rightSection={keysOn ? <kbd>4</kbd> : null}
                aria-keyshortcuts={keysOn ? '4' : undefined}
                onClick={() => mend.mutate({ decision: 'type', value: finding.offered?.value ?? '' })}
              >
                {say('findings.decide.offered')}
              </Button>
            )}
            {decisions
              .filter((decision) => finding.decisions.includes(decision))
              .map((decision, at) => (
                <Button
                  key={decision}
                  variant={at === 0 && finding.offered === null && !lacks && finding.state !== 'mended' ? 'filled' : 'default'}
                  disabled={mend.isPending}
                  data-decision={decision}
                  rightSection={keysOn ? <kbd>{decisions.indexOf(decision) + 1}</kbd> : null}
                  aria-keyshortcuts={keysOn ? String(decisions.indexOf(decision) + 1) : undefined}
                  onClick={() => decide(decision)}
                >
                  {say(`findings.decide.${decision}`)}
                </Button>
              ))}
          </div>
        ) : (
          <Asking decision={asking} field={finding.field} busy={mend.isPending} onSend={(decision) => mend.mutate(decision)} onDrop={() => onAsk(null)} />
        )}
      </div>
      {raw ? <RawForm form={finding.form} title={ruleName(finding.rule)} why={{ purpose: 'cleaning' }} onClose={() => setRaw(false)} /> : null}
    </>
  );
}

function Values({ finding, onForm }: { readonly finding: ShownFinding; readonly onForm: () => void }) {
  const { say, language } = useWords();
  const valueName = useValueName();
  const { found, repaired, stands, state, person, field, missing } = finding;
  return (
    <>
      <p className="small">
        <b>{(missing.length > 0 ? missing : [field]).map((one) => valueName('field', one)).join(', ')}</b>
        {person === null ? null : (
          <>
            {' · '}
            <Link to="/nguoi/$personId" params={{ personId: person.personId }} state={{ why: { purpose: 'cleaning' } }}>
              {person.fullName}
            </Link>
          </>
        )}
      </p>
      <div className="value">
        <span className="o">{say('findings.card.received')}</span>
        <span className="raw">{found ?? '–'}</span>
        <button type="button" className="link small" onClick={onForm}>
          {say('findings.see-form')}
        </button>
      </div>
      {repaired !== null ? (
        <div className="value proposed">
          <span className="o">{say(state === 'repaired' ? 'findings.card.proposed' : 'findings.card.stands')}</span>
          <b>{repaired}</b>
        </div>
      ) : (
        <div className="value">
          <span className="o">{say('findings.card.stands')}</span>
          {stands === null ? <span className="soft">{say('findings.card.nothing')}</span> : <b>{stands[language]}</b>}
        </div>
      )}
    </>
  );
}

function Proofs({ finding }: { readonly finding: ShownFinding }) {
  const { say } = useWords();
  return (
    <section>
      <h3 className="h3">{say('findings.card.proof')}</h3>
      <ProofList proof={finding.proof} />
    </section>
  );
}

function ProofList({ proof }: { readonly proof: ShownFinding['proof'] }) {
  const { say, language } = useWords();
  return (
    <ul className="proof">
      {proof.map((one) => (
        <li key={one.vi} className={one.holds ? 'holds' : 'fails'}>
          {one.holds ? (
            <IconCheck className="i" stroke={1.75} aria-label={say('findings.card.holds')} />
          ) : (
            <IconX className="i" stroke={1.75} aria-label={say('findings.card.fails')} />
          )}
          <span>{one[language]}</span>
        </li>
      ))}
    </ul>
  );
}

/** What other sources agree on, as a repair that one press takes. */
function Offered({ offered: { words, sources, proof } }: { readonly offered: NonNullable<ShownFinding['offered']> }) {
  const { say, language } = useWords();
  return (
    <section>
      <div className="value proposed">
        <span className="o">{say('findings.card.offered', { sources: sources.map((source) => say(sourceText(source))).join(', ') })}</span>
        <b>{words[language]}</b>
      </div>
      <ProofList proof={proof} />
    </section>
  );
}

function Others({ finding }: { readonly finding: ShownFinding }) {
  const { say, language } = useWords();
  return (
    <section>
      <h3 className="h3">{say('findings.card.others')}</h3>
      {finding.others.length === 0 ? (
        <p className="small soft">{say('findings.card.no-others')}</p>
      ) : (
        <ul className="others">
          {finding.others.map((other) => (
            <li key={other.form}>
              <SourceTag source={other.source} />
              <span>
                <span className={other.agrees ? 'agrees' : ''}>{other.value[language]}</span>
                <span className="o">
                  {say(sourceText(other.source))}
                  {other.line === null ? '' : `, ${say('findings.card.line', { n: other.line })}`}
                  {other.filledOn === null ? '' : `, ${formatDate(other.filledOn)}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function History({ finding }: { readonly finding: ShownFinding }) {
  const { say } = useWords();
  return (
    <section>
      <h3 className="h3">{say('findings.card.history')}</h3>
      <ul className="others">
        {finding.history.map(({ act, decision, at, officers, reason, stands }) => (
          <li key={act} className="told">
            <span>
              {say(`findings.decided.${decision as Decision | 'follows' | 'arises'}`)}, {officers.join(', ')}
              {stands ? null : (
                <>
                  {' '}
                  <Chip tone="wait" icon={IconX}>
                    {say('findings.step.undone')}
                  </Chip>
                </>
              )}
              <span className="o">
                {formatMoment(at)}
                {reason === null ? '' : ` · ${reason}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type AskingProps = {
  readonly decision: Exclude<Decision, 'accept'>;
  readonly field: string;
  readonly busy: boolean;
  readonly onSend: (decision: MendDecision) => void;
  readonly onDrop: () => void;
};

/** Escape drops it; what was typed stays where it is refused. */
export function Asking({ decision, field, busy, onSend, onDrop }: AskingProps) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const name = fieldText(field) === undefined ? field : say(fieldText(field) as 'field.fullName');
  const lacks = decision === 'keep' ? text.trim().length < 5 : text.trim() === '';
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacks && !busy) onSend(decision === 'keep' ? { decision, reason: text.trim() } : { decision, value: sentValue(field, text) });
  };
  return (
    <form
      className="asking"
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDrop();
      }}
    >
      {decision === 'type' ? (
        <RightValue field={field} name={name} typed={text} error={tried && lacks ? say('correction.empty') : null} onType={setText} />
      ) : (
        <OwnWords label={say('findings.keep.why')} autoFocus value={text} error={tried && lacks ? say('correction.reason.missing') : null} onSay={setText} />
      )}
      <div className="row">
        <Button type="submit" variant="filled" loading={busy}>
          {say(`findings.do.${decision}`)}
        </Button>
        <Button onClick={onDrop}>{say('findings.drop')}</Button>
      </div>
    </form>
  );
}
