/** What was registered: the number that was given, the entry, whose turn it is; the head of the office signs here. */
import './events.css';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { EventReply } from '../../shared/api.ts';
import { readEvent, signEvent } from '../../shared/client.ts';
import { formatDate, formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';

const route = getRouteApi('/su-kien/$eventId');

export function EventPage() {
  const { say, language } = useWords();
  const { eventId } = route.useParams();
  const { data: event, error } = useQuery({ queryKey: ['event', eventId], queryFn: () => readEvent(eventId) });
  useTitle(event?.words[language] ?? say('events.event'));
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{event?.words[language] ?? say('events.event')}</h1>
        {event === undefined ? null : (
          <span className="soft">
            {formatDate(event.happenedOn)} · {event.stateWords[language]}
          </span>
        )}
      </Ledger>
      <Ledger>
        {error === null ? null : <Trouble error={error} />}
        {event === undefined ? null : <Registered event={event} />}
      </Ledger>
    </>
  );
}

function Registered({ event }: { readonly event: EventReply }) {
  const { say, language } = useWords();
  const queries = useQueryClient();
  const sign = useMutation({
    mutationFn: () => signEvent(event.eventId),
    onSuccess: (after) => queries.setQueryData(['event', String(event.eventId)], after),
  });
  const { entry, persons, registered, signed, state } = event;
  return (
    <div className="outcome">
      <div className={`came-of ${state}`}>
        <IconCircleCheck className="sign" stroke={1.75} aria-hidden="true" />
        <ul>
          {persons.map((one) => (
            <li key={one.personId}>
              <Link to="/nguoi/$personId" params={{ personId: one.personId }} state={{ why: { purpose: 'civil-event' } }}>
                {one.fullName}
              </Link>
              {one.dateOfBirth === null ? null : <span className="soft"> {formatDate(one.dateOfBirth)}</span>}
              {one.personNumber === null ? null : (
                <div className="given">
                  <PersonNumber value={one.personNumber} />
                </div>
              )}
            </li>
          ))}
        </ul>
        {entry === null ? null : (
          <p>
            <Link to="/muc-so/$entryId" params={{ entryId: String(entry.entryId) }}>
              {say('events.entry.name', { number: entry.number, book: entry.book })}
            </Link>
            <span className="soft"> {entry.unit.name}</span>
          </p>
        )}
      </div>
      <Facts event={event} />
      <h2 className="h3">{say('events.course')}</h2>
      <ol className="course">
        <li className="done">
          <span className="soft">{formatMoment(registered.at)}</span>
          <span>
            <b>{say('events.registered')}</b> {registered.name}, {registered.roleWords[language]}
          </span>
        </li>
        <li className={signed === null ? '' : 'done'}>
          <span className="soft">{signed === null ? '' : formatMoment(signed.at)}</span>
          <span>
            {signed !== null ? (
              <>
                <b>{say('events.signed')}</b> {signed.name}, {signed.roleWords[language]}
              </>
            ) : (
              say(state === 'undone' ? 'events.undone' : 'events.to-sign')
            )}
          </span>
        </li>
      </ol>
      {event.confirmed.length === 0 ? null : (
        <p className="soft">
          {say('events.confirmed')} {event.confirmed.map(({ reason }) => reason).join('; ')}
        </p>
      )}
      {sign.error === null ? null : <Trouble error={sign.error} />}
      {event.moves.includes('sign') ? (
        <Button variant="filled" className="go" loading={sign.isPending} onClick={() => sign.mutate()}>
          {say('events.sign')}
        </Button>
      ) : null}
    </div>
  );
}

/** All that the signature stands for: the form of the act, and what was declared beside it. */
function Facts({ event: { facts, said, kind } }: { readonly event: EventReply }) {
  const { say, language } = useWords();
  const declared = said as {
    readonly child?: { readonly birthPlace?: string };
    readonly place?: string;
    readonly cause?: string;
    readonly informant?: { readonly fullName: string; readonly relation: string };
  };
  const rows: readonly (readonly [string, string | undefined])[] = [
    ...facts.map(({ label, text }) => [label[language], text[language]] as const),
    [say('events.facts.birth-place'), declared.child?.birthPlace],
    [say('events.facts.place'), kind === 'death' ? declared.place : undefined],
    [say('events.facts.cause'), declared.cause],
    [say('events.informant'), declared.informant && `${declared.informant.fullName} · ${declared.informant.relation}`],
  ];
  return (
    <>
      <h2 className="h3">{say('events.facts')}</h2>
      <dl className="checked">
        {rows.map(([label, value]) =>
          value === undefined ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}
