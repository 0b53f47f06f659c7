/** Parts the forms of another person from an archive: which forms go, whose the number is, why; a second officer decides. */
import { Button, Checkbox, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import type { OfferedSplit } from '../../shared/api.ts';
import { proposeSplit, readFormsToPart, type Why } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, Notice, PersonNumber, SourceTag, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { PurposeQuestion } from '../access/purpose.tsx';
import { useWhyHere } from '../access/why.ts';

const route = getRouteApi('/nguoi/$personId/tach');

export function PartFormsPage() {
  const { say } = useWords();
  const { personId } = route.useParams();
  const why = useWhyHere();
  useTitle(say('split.title'));
  const { data, error } = useQuery({
    queryKey: ['forms-to-part', personId, why],
    queryFn: () => readFormsToPart(personId, why as Why),
    enabled: why !== null,
  });
  return (
    <>
      <Ledger className="head" note={data?.fullName}>
        <h1 className="h1">{say('split.title')}</h1>
        {data === undefined || data.personNumber === null ? null : <PersonNumber value={data.personNumber} />}
      </Ledger>
      {why === null ? (
        <Ledger title={say('why.title')} note={say('why.note')}>
          <PurposeQuestion why={null} onChosen={() => {}} />
        </Ledger>
      ) : error !== null ? (
        <Ledger>
          <Trouble error={error} />
        </Ledger>
      ) : data === undefined ? null : data.forms.filter(({ isCorrection }) => !isCorrection).length < 2 ? (
        <Ledger>
          <Notice title={say('split.one-form')}>{say('split.one-form.note')}</Notice>
        </Ledger>
      ) : (
        <Choice personId={personId} offered={data} why={why} />
      )}
    </>
  );
}

function Choice({ personId, offered, why }: { readonly personId: string; readonly offered: OfferedSplit; readonly why: Why }) {
  const { say } = useWords();
  const { forms, density, personNumber } = offered;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(forms.filter(({ isLoose }) => isLoose).map(({ form }) => form)));
  const [takeNumber, setTakeNumber] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const key = useRef(crypto.randomUUID());
  const group = useId();
  const send = useMutation({ mutationFn: () => proposeSplit(personId, { forms: [...chosen], takeNumber, reason: reason.trim() }, why, key.current) });
  const stating = forms.filter(({ isCorrection }) => !isCorrection);
  const going = stating.filter(({ form }) => chosen.has(form)).length;
  const lacks = going === 0 ? say('split.none') : going === stating.length ? say('split.all') : null;
  const lacksReason = reason.trim().length < 5;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacks === null && !lacksReason && !send.isPending) send.mutate();
  };
  if (send.data !== undefined)
    return (
      <Ledger>
        <div className="confirmed" role="status">
          <b>{say('deed.proposed', { id: send.data.proposalId })}</b>
          {say('deed.proposed.next')}
        </div>
      </Ledger>
    );
  return (
    <form onSubmit={submit} noValidate>
      <Ledger title={say('split.forms')} note={say('split.offered', { share: Math.round(density * 100) })}>
        <FormsTable offered={offered} chosen={chosen} onChoose={setChosen} />
        {tried && lacks !== null ? (
          <p className="trouble" role="alert">
            {lacks}
          </p>
        ) : null}
      </Ledger>
      {personNumber === null ? null : (
        <Ledger title={say('split.number')}>
          <fieldset className="asked choices">
            <legend>{say('split.number.asks')}</legend>
            <Radio name={group} checked={!takeNumber} label={say('split.number.stays')} onChange={() => setTakeNumber(false)} />
            <Radio name={group} checked={takeNumber} label={say('split.number.goes')} onChange={() => setTakeNumber(true)} />
          </fieldset>
        </Ledger>
      )}
      <Ledger title={say('correction.why')}>
        <div className="asked">
          {send.error === null ? null : <Trouble error={send.error} />}
          <OwnWords label={say('split.reason')} value={reason} error={tried && lacksReason ? say('correction.reason.missing') : null} onSay={setReason} />
          <div className="steps">
            <Button type="submit" variant="filled" loading={send.isPending}>
              {say('split.send', { n: going })}
            </Button>
          </div>
        </div>
      </Ledger>
    </form>
  );
}

function FormsTable({
  offered: { fields, forms },
  chosen,
  onChoose,
}: {
  readonly offered: OfferedSplit;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const { say, language } = useWords();
  const toggle = (form: string) => {
    const next = new Set(chosen);
    if (!next.delete(form)) next.add(form);
    onChoose(next);
  };
  return (
    <table className="list split-forms">
      <caption className="said-only">{say('split.forms')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('split.goes')}</th>
          <th scope="col">{say('conflict.evidence.form')}</th>
          {fields.map(({ field, words }) => (
            <th scope="col" key={field}>
              {words[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {forms.map(({ form, source, file, line, filledOn, isLoose, states }) => {
          const name = file === null ? form : `${file}:${line}`;
          return (
            <tr key={form} className={chosen.has(form) ? 'goes' : undefined}>
              <td data-label={say('split.goes')}>
                <Checkbox checked={chosen.has(form)} aria-label={say('split.goes.of', { form: name })} onChange={() => toggle(form)} />
              </td>
              <td data-label={say('conflict.evidence.form')}>
                <span className="src">
                  <SourceTag source={source} />
                  <span>
                    <span className="o">
                      {name}
                      {filledOn === null ? '' : `, ${formatDate(filledOn)}`}
                    </span>
                    {isLoose ? <span className="o loose">{say('split.loose')}</span> : null}
                  </span>
                </span>
              </td>
              {fields.map(({ field, words }, at) => (
                <td key={field} data-label={words[language]}>
                  {states[at]?.[language] ?? '–'}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
