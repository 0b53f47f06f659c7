/** An entry of a civil-status book: what it is called, who declared and signed it, and what was noted since. */
import './events.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { readEntry } from '../../shared/client.ts';
import { formatDate, formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';

const route = getRouteApi('/muc-so/$entryId');

export function EntryPage() {
  const { say, language } = useWords();
  const { entryId } = route.useParams();
  const { data: entry, error } = useQuery({ queryKey: ['entry', entryId], queryFn: () => readEntry(entryId, { purpose: 'civil-event' }) });
  useTitle(say('events.entry'));
  if (error !== null)
    return (
      <Ledger>
        <Trouble error={error} />
      </Ledger>
    );
  if (entry === undefined) return null;
  const facts: readonly (readonly [string, string])[] = [
    ...entry.facts.map(({ label, text }) => [label[language], text[language]] as const),
    [say('events.entry.unit'), entry.unit.name],
    [say('events.entry.registered'), formatDate(entry.registeredOn)],
    [say('events.entry.officer'), entry.officer ?? '–'],
    [say('events.entry.signer'), entry.signer ?? '–'],
    [say('events.informant'), entry.informant === null ? '–' : `${entry.informant.fullName} · ${entry.informant.relation}`],
  ];
  return (
    <>
      <Ledger className="head" note={entry.words[language]}>
        <h1 className="h1">{say('events.entry.name', { number: entry.number, book: entry.book })}</h1>
        <Link to="/nguoi/$personId" params={{ personId: entry.personId }} state={{ why: { purpose: 'civil-event' } }}>
          {entry.fullName}
        </Link>
      </Ledger>
      <Ledger title={say('events.entry')}>
        <dl className="checked">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Ledger>
      <Ledger title={say('events.entry.notes')}>
        {entry.notes.length === 0 ? (
          <Notice title={say('events.entry.no-notes')} />
        ) : (
          <ol className="course">
            {entry.notes.map(({ noteNo, words, by, at }) => (
              <li key={noteNo} className="done">
                <span className="soft">{formatMoment(at)}</span>
                <span>
                  {words[language]}
                  {by === null ? null : <span className="soft"> · {by}</span>}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Ledger>
    </>
  );
}
