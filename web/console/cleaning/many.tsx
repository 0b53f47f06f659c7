/** Many findings decided alike: chosen by the filter, previewed with examples, then done in one step. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ManyMended } from '../../shared/api.ts';
import { type FindingFilter, type MendDecision, mendPreviewed, previewMending } from '../../shared/client.ts';
import { formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Notice, Trouble } from '../../shared/parts.tsx';
import { useSignedInAgain } from '../access/me.ts';
import { useRuleName } from '../rule-name.ts';
import { Asking, type Decision, decisions } from './card.tsx';

type ManyProps = {
  readonly filter: FindingFilter;
  readonly count: number;
  readonly fields: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
};

export function Many({ filter, count, fields, onDone, onClose }: ManyProps) {
  const { say, language } = useWords();
  const [decision, setDecision] = useState<Decision>('accept');
  const [asked, setAsked] = useState<MendDecision | null>(null);
  const preview = useMutation({ mutationFn: (wanted: MendDecision) => previewMending(filter, wanted), onSuccess: (_, wanted) => setAsked(wanted) });
  const [takenOff, setTakenOff] = useState<readonly string[]>([]);
  const done = useMutation({ mutationFn: () => mendPreviewed(filter, asked as MendDecision, preview.data?.token ?? '', takenOff), onSuccess: onDone });
  useSignedInAgain(preview);
  useSignedInAgain(done);
  const again = () => {
    setAsked(null);
    setTakenOff([]);
    preview.reset();
    done.reset();
  };
  if (done.data !== undefined)
    return (
      <section className="many" aria-live="polite">
        <div className="confirmed">
          <b>{say('findings.many.done', { n: done.data.count })}</b>
          {say('findings.many.done.note')}
        </div>
        <LeftOut outcome={done.data} />
        <Button onClick={onClose}>{say('findings.many.close')}</Button>
      </section>
    );
  return (
    <section className="many" aria-label={say('findings.many.title')}>
      <h2 className="h3">{say('findings.many.of', { n: formatNumber(count, language) })}</h2>
      {asked === null ? (
        <>
          <NativeSelect
            className="filter"
            label={say('findings.many.how')}
            value={decision}
            data={decisions.map((one) => ({ value: one, label: say(`findings.many.${one}`), disabled: one === 'type' && fields.length !== 1 }))}
            onChange={(event) => setDecision(event.currentTarget.value as Decision)}
          />
          {decision === 'accept' ? (
            <div className="row">
              <Button variant="filled" loading={preview.isPending} onClick={() => preview.mutate({ decision })}>
                {say('findings.many.preview')}
              </Button>
              <Button onClick={onClose}>{say('findings.drop')}</Button>
            </div>
          ) : (
            <Asking
              key={decision}
              decision={decision}
              field={fields[0] ?? ''}
              busy={preview.isPending}
              onSend={(wanted) => preview.mutate(wanted)}
              onDrop={onClose}
            />
          )}
          {preview.error === null ? null : <Trouble error={preview.error} />}
        </>
      ) : preview.data === undefined ? null : (
        <>
          <Shown
            outcome={preview.data}
            takenOff={takenOff}
            onTake={(id, take) => setTakenOff(take ? takenOff.filter((one) => one !== id) : [...takenOff, id])}
          />
          <LeftOut outcome={preview.data} />
          {done.error === null ? null : <Trouble error={done.error} />}
          <div className="row">
            {preview.data.token === null ? null : (
              <Button variant="filled" loading={done.isPending} disabled={takenOff.length === preview.data.count} onClick={() => done.mutate()}>
                {say('findings.many.do', { n: formatNumber(preview.data.count - takenOff.length, language) })}
              </Button>
            )}
            <Button onClick={again}>{say('findings.many.change')}</Button>
            <Button onClick={onClose}>{say('findings.drop')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

type ShownProps = {
  readonly outcome: ManyMended;
  readonly takenOff: readonly string[];
  readonly onTake: (id: string, take: boolean) => void;
};

/** What would change, row by row; each may be taken off. */
function Shown({ outcome: { count, rules, examples }, takenOff, onTake }: ShownProps) {
  const { say, language } = useWords();
  const ruleName = useRuleName();
  if (count === 0) return <Notice title={say('findings.many.none')} />;
  return (
    <>
      <ul className="others">
        {rules.map(({ rule, count: of }) => (
          <li key={rule} className="told">
            <span>
              {ruleName(rule)}: <b>{formatNumber(of, language)}</b>
            </span>
          </li>
        ))}
      </ul>
      <table className="list examples">
        <caption className="small soft">{say('findings.many.rows', { n: examples.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('findings.many.take')}</th>
            <th scope="col">{say('findings.many.before')}</th>
            <th scope="col">{say('findings.many.after')}</th>
            <th scope="col">{say('findings.person')}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map(({ id, before, after, person }) => (
            <tr key={id}>
              <td data-label={say('findings.many.take')}>
                <Checkbox
                  size="xs"
                  aria-label={say('findings.many.take.row', { value: before ?? after ?? '–' })}
                  checked={!takenOff.includes(id)}
                  onChange={(event) => onTake(id, event.currentTarget.checked)}
                />
              </td>
              <td className="raw" data-label={say('findings.many.before')}>
                {before ?? '–'}
              </td>
              <td data-label={say('findings.many.after')}>
                <b>{after ?? '–'}</b>
              </td>
              <td data-label={say('findings.person')}>{person?.fullName ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {takenOff.length === 0 ? null : (
        <p className="small" aria-live="polite">
          {say('findings.many.taken-off', { n: takenOff.length })}
        </p>
      )}
    </>
  );
}

function LeftOut({ outcome: { leftOut } }: { readonly outcome: ManyMended }) {
  const { say, language } = useWords();
  if (leftOut.length === 0) return null;
  return (
    <>
      <h3 className="h3">{say('findings.many.left')}</h3>
      <ul className="others">
        {leftOut.map(({ why, words, count }) => (
          <li key={why} className="told">
            <span>
              <b>{formatNumber(count, language)}</b> · {words[language]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
