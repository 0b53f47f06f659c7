/** Opens a correction for the person who is there: what is wrong and what is right, then check and send; what was typed stays on the way back. */
import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import type { CorrectionPreview, ValueOwner } from '../../shared/api.ts';
import { openCorrection, previewCorrection, readOwners, type Why } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, SourceTag, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { PurposeQuestion } from '../access/purpose.tsx';
import { useWhyHere } from '../access/why.ts';
import { SendPapers, usePapers } from '../documents/send-papers.tsx';
import { Details, useOffice } from './correction-parts.tsx';
import { RightValue, sentValue } from './right-value.tsx';

const route = getRouteApi('/dinh-chinh/moi/$personId');

type Draft = { readonly changes: { readonly [field: string]: string }; readonly reason: string; readonly evidence: string };
type Wish = 'keep' | 'new';
type Papers = ReturnType<typeof usePapers>;

export function NewCorrectionPage() {
  const { say } = useWords();
  const { personId } = route.useParams();
  const why = useWhyHere();
  const [draft, setDraft] = useState<Draft>({ changes: {}, reason: '', evidence: '' });
  const [preview, setPreview] = useState<CorrectionPreview | null>(null);
  const papers = usePapers();
  const title = say(preview === null ? 'correction.new' : 'correction.check.title');
  useTitle(title);
  const owners = useQuery({
    queryKey: ['owners', personId, why],
    queryFn: () => readOwners(personId, why as Why),
    enabled: why !== null,
  });
  const check = useMutation({
    mutationFn: () => previewCorrection({ personId, changes: sentOf(draft.changes) }, why as Why),
    onSuccess: setPreview,
  });
  return (
    <>
      <Ledger className="head" note={owners.data?.fullName}>
        <h1 className="h1">{title}</h1>
      </Ledger>
      {why === null ? (
        <Ledger title={say('why.title')} note={say('why.note')}>
          <PurposeQuestion why={null} onChosen={() => {}} />
        </Ledger>
      ) : owners.error !== null ? (
        <Ledger>
          <Trouble error={owners.error} />
        </Ledger>
      ) : owners.data === undefined ? null : preview === null ? (
        <Form
          items={owners.data.items}
          draft={draft}
          papers={papers}
          onDraft={setDraft}
          onCheck={() => check.mutate()}
          error={check.error}
          checking={check.isPending}
        />
      ) : (
        <Check personId={personId} why={why} draft={draft} papers={papers} preview={preview} onBack={() => setPreview(null)} />
      )}
    </>
  );
}

const sentOf = (changes: Draft['changes']): { [field: string]: string } =>
  Object.fromEntries(Object.entries(changes).map(([field, text]) => [field, sentValue(field, text)]));

function Form({
  items,
  draft,
  papers,
  onDraft,
  onCheck,
  error,
  checking,
}: {
  readonly items: readonly ValueOwner[];
  readonly draft: Draft;
  readonly papers: Papers;
  readonly onDraft: (draft: Draft) => void;
  readonly onCheck: () => void;
  readonly error: Error | null;
  readonly checking: boolean;
}) {
  const { say } = useWords();
  const office = useOffice();
  const [tried, setTried] = useState(false);
  const { changes, reason, evidence } = draft;
  const lacksAny = Object.keys(changes).length === 0;
  const lacksValue = Object.values(changes).some((text) => text.trim() === '');
  const lacksReason = reason.trim().length < 5;
  const setChange = (field: string, text: string | undefined) => {
    const { [field]: _, ...rest } = changes;
    onDraft({ ...draft, changes: text === undefined ? rest : { ...rest, [field]: text } });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacksAny && !lacksValue && !lacksReason && !papers.waits && !papers.fails) onCheck();
  };
  return (
    <form onSubmit={submit} noValidate>
      {[...Map.groupBy(items, (item) => office(item.owner) + item.workingDays)].map(([key, group]) => (
        <Ledger key={key} title={office((group[0] as ValueOwner).owner)} note={say('correction.within', { n: (group[0] as ValueOwner).workingDays })}>
          <ul className="wrong-fields">
            {group.map((item) => (
              <Field key={item.field} item={item} typed={changes[item.field]} tried={tried} onType={(text) => setChange(item.field, text)} />
            ))}
          </ul>
        </Ledger>
      ))}
      <Ledger title={say('correction.why')}>
        <div className="asked">
          <OwnWords
            label={say('correction.reason')}
            description={say('correction.reason.note')}
            value={reason}
            error={tried && lacksReason ? say('correction.reason.missing') : null}
            onSay={(said) => onDraft({ ...draft, reason: said })}
          />
          <TextInput
            label={say('correction.evidence')}
            description={say('correction.evidence.hint')}
            maxLength={400}
            value={evidence}
            onChange={(event) => onDraft({ ...draft, evidence: event.currentTarget.value })}
          />
          <SendPapers held={papers} />
          {tried && (papers.waits || papers.fails) ? (
            <p className="trouble" role="alert">
              {say(papers.waits ? 'papers.wait' : 'papers.failed')}
            </p>
          ) : null}
          {tried && lacksAny ? (
            <p className="trouble" role="alert">
              {say('correction.pick-one')}
            </p>
          ) : null}
          {error === null ? null : <Trouble error={error} />}
          <div className="steps">
            <Button type="submit" variant="filled" loading={checking}>
              {say('correction.check')}
            </Button>
          </div>
        </div>
      </Ledger>
    </form>
  );
}

function Field({
  item,
  typed,
  tried,
  onType,
}: {
  readonly item: ValueOwner;
  readonly typed: string | undefined;
  readonly tried: boolean;
  readonly onType: (text: string | undefined) => void;
}) {
  const { say, language } = useWords();
  const { field, label, value, source } = item;
  const name = label[language];
  return (
    <li>
      <div className="now">
        <span className="name soft">{name}</span>
        <span className="value">
          {source === null ? null : <SourceTag source={source} />}
          <span>{value === null ? <span className="soft">{say('correction.nothing')}</span> : value[language]}</span>
        </span>
        <button
          type="button"
          className="link"
          aria-label={say(typed === undefined ? 'correction.wrong.of' : 'correction.leave.of', { field: name })}
          aria-expanded={typed !== undefined}
          onClick={() => onType(typed === undefined ? '' : undefined)}
        >
          {say(typed === undefined ? 'correction.wrong' : 'correction.leave')}
        </button>
      </div>
      {typed === undefined ? null : (
        <div className="right">
          <RightValue field={field} name={name} typed={typed} error={tried && typed.trim() === '' ? say('correction.empty') : null} onType={onType} />
        </div>
      )}
    </li>
  );
}

function Check({
  personId,
  why,
  draft,
  papers,
  preview,
  onBack,
}: {
  readonly personId: string;
  readonly why: Why;
  readonly draft: Draft;
  readonly papers: Papers;
  readonly preview: CorrectionPreview;
  readonly onBack: () => void;
}) {
  const { say } = useWords();
  const office = useOffice();
  const navigate = useNavigate();
  const group = useId();
  const key = useRef(crypto.randomUUID());
  const [wish, setWish] = useState<Wish | null>(null);
  const [tried, setTried] = useState(false);
  const { parts, asksNumber } = preview;
  const named = draft.evidence.split(';').map((paper) => paper.trim()).filter((paper) => paper !== ''); // biome-ignore format: one thought
  const evidence = [...named, ...papers.ids];
  const send = useMutation({
    mutationFn: () =>
      openCorrection(
        { personId, changes: sentOf(draft.changes), reason: draft.reason.trim(), evidence, ...(wish === null ? {} : { numberWish: wish }) },
        why,
        key.current,
      ),
    onSuccess: ({ id }) => navigate({ to: '/dinh-chinh/$id', params: { id: String(id) }, search: { sent: true } }),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!asksNumber || wish !== null) send.mutate();
  };
  const answers = [
    { what: say('correction.reason'), text: draft.reason },
    { what: say('correction.evidence'), text: [...named, ...papers.papers.map(({ file }) => file.name)].join('; ') || say('correction.nothing') },
  ];
  return (
    <form onSubmit={submit} noValidate>
      <Ledger title={say('correction.asked')} note={parts.length === 1 ? undefined : say('correction.parts', { n: parts.length })}>
        {parts.map(({ owner, dueOn, changes }) => (
          <section className="office-part" key={office(owner)}>
            <h3 className="h3">
              {office(owner)} <span className="soft">{say('correction.part', { date: formatDate(dueOn) })}</span>
            </h3>
            <Details details={changes} caption={office(owner)} />
          </section>
        ))}
        <button type="button" className="link" onClick={onBack}>
          {say('correction.change')}
        </button>
      </Ledger>
      {asksNumber ? (
        <Ledger title={say('correction.number')}>
          <fieldset className="asked choices">
            <legend>{say('correction.number.asks')}</legend>
            {(['keep', 'new'] as const).map((choice) => (
              <Radio
                key={choice}
                name={group}
                value={choice}
                checked={wish === choice}
                label={say(`correction.number.${choice}`)}
                onChange={() => setWish(choice)}
              />
            ))}
            {tried && wish === null ? (
              <p className="trouble" role="alert">
                {say('correction.number.missing')}
              </p>
            ) : null}
          </fieldset>
        </Ledger>
      ) : null}
      <Ledger title={say('correction.why')}>
        <dl className="answers asked">
          {answers.map(({ what, text }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{text}</dd>
              <dd>
                <button type="button" className="link" aria-label={say('correction.change.of', { what })} onClick={onBack}>
                  {say('correction.change')}
                </button>
              </dd>
            </div>
          ))}
        </dl>
        <div className="steps more">
          <Button onClick={onBack}>{say('correction.back')}</Button>
          <Button type="submit" variant="filled" loading={send.isPending}>
            {say('correction.send')}
          </Button>
        </div>
        {send.error === null ? null : <Trouble error={send.error} />}
      </Ledger>
    </form>
  );
}
