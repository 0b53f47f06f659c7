/** `/nguoi/…/nhap`: an officer finds the second archive of a person, sees both side by side, and proposes that they become one. */
import '../review/review.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import type { FoundPerson, ShownBeside } from '../../shared/api.ts';
import { Problem, proposeMerge, readBeside, readPerson, searchPersons, type Why } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, More } from '../../shared/list.tsx';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, Notice, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { PurposeQuestion } from '../access/purpose.tsx';
import { useWhyHere } from '../access/why.ts';
import { Compared, type ComparedSides } from '../review/compared.tsx';
import { Contradicts } from '../review/contradicts.tsx';
import { Letters } from '../review/letters.tsx';

const route = getRouteApi('/nguoi/$personId/nhap');

export function MergePage() {
  const { say } = useWords();
  const { personId } = route.useParams();
  const { voi: other } = route.useSearch();
  const why = useWhyHere();
  useTitle(say('merge.title'));
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('merge.title')}</h1>
      </Ledger>
      {why === null ? (
        <Ledger title={say('why.title')} note={say('why.note')}>
          <PurposeQuestion why={null} onChosen={() => {}} />
        </Ledger>
      ) : other === undefined ? (
        <Second personId={personId} why={why} />
      ) : (
        <Beside key={other} personId={personId} other={other} why={why} />
      )}
    </>
  );
}

/** Begins with whoever bears the name of the first. */
function Second({ personId, why }: { readonly personId: string; readonly why: Why }) {
  const { say } = useWords();
  const { data: person, error } = useQuery({ queryKey: ['person', personId, '', '', why], queryFn: () => readPerson(personId, {}, why) });
  const name = person?.values['fullName']?.text.vi ?? '';
  return (
    <Ledger title={say('merge.which')} note={say('merge.which.note')}>
      {error === null ? null : <Trouble error={error} />}
      {person === undefined ? null : (
        <>
          <p>
            <b>{name === '' ? say('person.no-name') : name}</b> {person.personNumber === null ? null : <PersonNumber value={person.personNumber} plain />}
          </p>
          <Seek key={personId} personId={personId} name={name} why={why} />
        </>
      )}
    </Ledger>
  );
}

function Seek({ personId, name, why }: { readonly personId: string; readonly name: string; readonly why: Why }) {
  const { say } = useWords();
  const [typed, setTyped] = useState(name);
  const [q, setQ] = useState(name);
  const found = useInfiniteQuery({
    queryKey: ['second', q, why],
    queryFn: ({ pageParam }) => searchPersons({ q, ...(pageParam === '' ? {} : { cursor: pageParam }) }, why),
    ...byCursor,
    enabled: q !== '',
  });
  const others = found.data?.pages.flatMap(({ items }) => items).filter((one) => one.personId !== personId && isSomebody(one));
  const seek = (event: SubmitEvent) => {
    event.preventDefault();
    setQ(typed.trim());
  };
  return (
    <>
      <form className="asked" onSubmit={seek}>
        <TextInput label={say('merge.seek')} autoComplete="off" maxLength={200} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <div className="steps">
          <Button type="submit">{say('merge.seek.send')}</Button>
        </div>
      </form>
      {found.error === null ? null : <Trouble error={found.error} />}
      {others === undefined ? null : others.length === 0 ? (
        <Notice title={say('merge.nobody')}>{say('merge.nobody.note')}</Notice>
      ) : (
        <Others personId={personId} others={others} />
      )}
      <More list={found} />
    </>
  );
}

const isSomebody = ({ state }: FoundPerson): boolean => state !== 'merged' && state !== 'withdrawn';

function Others({ personId, others }: { readonly personId: string; readonly others: readonly FoundPerson[] }) {
  const { say } = useWords();
  return (
    <table className="list">
      <caption className="said-only">{say('merge.which')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('field.fullName')}</th>
          <th scope="col">{say('find.number')}</th>
          <th scope="col">{say('field.dateOfBirth')}</th>
          <th scope="col">{say('find.commune')}</th>
          <th scope="col">
            <span className="said-only">{say('merge.choose')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {others.map(({ personId: other, fullName, personNumber, dateOfBirth, unit }) => (
          <tr key={other}>
            <th scope="row">{fullName === '' ? say('person.no-name') : fullName}</th>
            <td data-label={say('find.number')}>
              {personNumber === null ? <span className="soft">{say('find.no-number')}</span> : <PersonNumber value={personNumber} plain />}
            </td>
            <td data-label={say('field.dateOfBirth')}>{dateOfBirth === null ? '–' : formatDate(dateOfBirth)}</td>
            <td data-label={say('find.commune')}>{unit?.name ?? '–'}</td>
            <td>
              <Link
                to="/nguoi/$personId/nhap"
                params={{ personId }}
                search={{ voi: other }}
                state={(kept) => kept}
                aria-label={say('merge.choose.of', { name: fullName, number: personNumber ?? say('find.no-number') })}
              >
                {say('merge.choose')}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Pair = { readonly personId: string; readonly other: string; readonly why: Why };

function Beside({ personId, other, why }: Pair) {
  const { say } = useWords();
  const { data: shown, error } = useQuery({ queryKey: ['beside', personId, other, why], queryFn: () => readBeside(personId, other, why) });
  const another = (
    <Link to="/nguoi/$personId/nhap" params={{ personId }} state={(kept) => kept}>
      {say('merge.another')}
    </Link>
  );
  if (error !== null)
    return (
      <Ledger>
        <Trouble error={error} />
        <p>{another}</p>
      </Ledger>
    );
  if (shown === undefined) return null;
  return (
    <>
      <Ledger title={say('merge.beside')} note={another}>
        <Stated shown={shown} />
      </Ledger>
      {shown.compared === null ? null : (
        <>
          <Ledger title={say('merge.machine')}>
            <ul className="why-not">
              {shown.compared.whyNot.map((words) => (
                <WhyNot key={words.vi} words={words} />
              ))}
            </ul>
          </Ledger>
          <Compared review={{ ...shown.compared, sides: withForms(shown.sides, shown.compared.forms) }} />
        </>
      )}
      {shown.reviews[0] === undefined ? (
        <Sign personId={personId} other={other} why={why} shown={shown} />
      ) : (
        <Ledger>
          <Notice title={say('merge.in-review')}>
            <Link to="/xet-trung/$reviewId" params={{ reviewId: shown.reviews[0] }}>
              {say('merge.in-review.link')}
            </Link>
          </Notice>
        </Ledger>
      )}
    </>
  );
}

type Forms = NonNullable<ShownBeside['compared']>['forms'];

const withForms = ([one, other]: ShownBeside['sides'], [form, otherForm]: Forms): ComparedSides['sides'] => [
  { ...one, form },
  { ...other, form: otherForm },
];

function WhyNot({ words }: { readonly words: { readonly vi: string; readonly en: string } }) {
  const { language } = useWords();
  return <li>{words[language]}</li>;
}

function Stated({ shown: { sides, stated } }: { readonly shown: ShownBeside }) {
  const { say, language } = useWords();
  return (
    <table className="list beside">
      <caption className="said-only">{say('merge.beside')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('contradicts.what')}</th>
          {sides.map(({ person, forms }) => (
            <th scope="col" key={person.personId}>
              {person.fullName === '' ? say('person.no-name') : person.fullName}
              <span className="o">{say('review.forms', { n: forms })}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stated.map(({ field, label, values }) => (
          <tr key={field}>
            <th scope="row">{label[language]}</th>
            {values.map((value, side) => (
              <td key={sides[side]?.person.personId} data-label={sides[side]?.person.fullName}>
                {value === null ? (
                  <span className="soft">{say('review.empty')}</span>
                ) : value.letters === null || value.text[language] !== value.text.vi ? (
                  value.text[language]
                ) : (
                  <Letters letters={value.letters} />
                )}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{say('review.household')}</th>
          {sides.map(({ person, household }) => (
            <td key={person.personId} data-label={person.fullName}>
              {household.length === 0 ? (
                <span className="soft">{say('review.household.none')}</span>
              ) : (
                household.map(({ fullName, dateOfBirth }) => `${fullName}${dateOfBirth === null ? '' : ` (${dateOfBirth.slice(0, 4)})`}`).join(', ')
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** What contradicts stands above the signature; third persons are asked about once the register has said that they wait. */
function Sign({ personId, other, why, shown: { sides, contradicts } }: Pair & { readonly shown: ShownBeside }) {
  const { say } = useWords();
  const numbers = sides.map(({ person }) => person.personNumber).filter((number) => number !== null);
  const [kept, setKept] = useState(numbers[0]);
  const [seen, setSeen] = useState(false);
  const [third, setThird] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const key = useRef(crypto.randomUUID());
  const send = useMutation({
    mutationFn: () =>
      proposeMerge(
        personId,
        {
          with: other,
          reason: reason.trim(),
          ...(numbers.length === 2 && kept !== undefined && { keepNumber: kept }),
          ...(seen && { despiteContradictions: true as const }),
          ...(third && { despiteConflicts: true as const }),
        },
        why,
        key.current,
      ),
    onError: () => {
      key.current = crypto.randomUUID();
    },
  });
  if (send.data !== undefined)
    return (
      <Ledger>
        <div className="confirmed" role="status">
          <b>{say('deed.proposed', { id: send.data.proposalId })}</b>
          {say('deed.proposed.next')}
        </div>
      </Ledger>
    );
  const lacksSeen = contradicts.length > 0 && !seen;
  const lacksReason = reason.trim().length < 5;
  const waits = send.error instanceof Problem && send.error.code === 'merge.conflict-waits';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacksSeen && !lacksReason && !send.isPending) send.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      {contradicts.length === 0 ? null : (
        <Ledger title={say('contradicts.title')} note={say('contradicts.note')}>
          <Contradicts contradicts={contradicts} names={[sides[0].person.fullName, sides[1].person.fullName]} />
        </Ledger>
      )}
      <Ledger title={say('merge.sign')} note={say('merge.sign.note')}>
        <div className="asked">
          {send.error === null ? null : <Trouble error={send.error} />}
          {contradicts.length === 0 ? null : (
            <Checkbox
              label={say('merge.seen')}
              checked={seen}
              error={tried && lacksSeen ? say('merge.seen.missing') : null}
              onChange={(event) => setSeen(event.currentTarget.checked)}
            />
          )}
          {waits || third ? <Checkbox label={say('merge.third')} checked={third} onChange={(event) => setThird(event.currentTarget.checked)} /> : null}
          {numbers.length < 2 ? null : (
            <NativeSelect
              label={say('review.keep-number')}
              value={kept}
              data={numbers.map((number) => ({ value: number, label: number.replace(/(\d{3})(?=\d)/g, '$1 ') }))}
              onChange={(event) => setKept(event.currentTarget.value as typeof kept)}
            />
          )}
          <OwnWords label={say('merge.reason')} value={reason} error={tried && lacksReason ? say('correction.reason.missing') : null} onSay={setReason} />
          <div className="steps">
            <Button type="submit" variant="filled" loading={send.isPending}>
              {say('merge.sign')}
            </Button>
          </div>
        </div>
      </Ledger>
    </form>
  );
}
