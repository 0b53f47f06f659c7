/** Beside the facts: the household on that day, the versions, what was found on the forms, contradictions, other numbers. */
import { Link } from '@tanstack/react-router';
import type { PersonReply, Version } from '../../shared/api.ts';
import type { Why } from '../../shared/client.ts';
import { formatDate, formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { PersonNumber } from '../../shared/parts.tsx';
import { actText, fieldText, roleText } from '../../shared/words.ts';
import { useRuleName } from '../rule-name.ts';
import type { OpenForm } from './facts.tsx';
import type { Times } from './person-times.tsx';
import { PersonWork } from './person-work.tsx';
import { WhoLooked } from './who-looked.tsx';

export function PersonAside({
  person,
  today,
  times,
  why,
  onOpenForm,
}: {
  readonly person: PersonReply;
  readonly today: PersonReply;
  readonly times: Times;
  readonly why: Why;
  readonly onOpenForm: OpenForm;
}) {
  return (
    <div className="aside">
      {times.asOf === undefined && times.knownOn === undefined ? <PersonWork person={today} /> : null}
      <Household person={person} times={times} />
      <Versions versions={today.versions} times={times} personId={person.personId} why={why} />
      <Conflicts person={person} />
      <FindingsOfPerson person={person} onOpenForm={onOpenForm} />
      <OtherNumbers person={person} />
      <WhoLooked personId={person.personId} why={why} />
    </div>
  );
}

function Household({ person, times }: { readonly person: PersonReply; readonly times: Times }) {
  const { say } = useWords();
  return (
    <section>
      <h2 className="h3">{times.asOf === undefined ? say('household.today') : say('household.on', { date: formatDate(times.asOf) })}</h2>
      {person.household === null ? (
        <p className="soft">{say('household.none')}</p>
      ) : (
        <table>
          <caption className="said-only">{say('household.today')}</caption>
          <tbody>
            {person.household.members.map((member) => {
              const role = member.role === null ? undefined : roleText(member.role);
              return (
                <tr key={member.personId}>
                  <td>
                    {member.personId === person.personId ? (
                      <b>{member.fullName}</b>
                    ) : (
                      <Link to="/nguoi/$personId" params={{ personId: member.personId }} search={times}>
                        {member.fullName}
                      </Link>
                    )}
                  </td>
                  <td className="soft">{role === undefined ? (member.role ?? '') : say(role as 'role.head')}</td>
                  <td className="n">{member.dateOfBirth?.slice(0, 4) ?? ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Acts of officers, which another act may take back. */
const signed = new Set(['correct', 'merge', 'split', 'renumber', 'award', 'undo']);

type VersionsProps = { readonly versions: readonly Version[]; readonly times: Times; readonly personId: string; readonly why: Why };

function Versions({ versions, times, personId, why }: VersionsProps) {
  const { say } = useWords();
  const fieldsOf = (version: Version) => {
    const names = version.changed.map((field) => {
      const name = fieldText(field);
      return name === undefined ? field : say(name as 'field.fullName');
    });
    return names.length > 4 ? say('versions.many', { names: names.slice(0, 3).join(' · '), n: names.length - 3 }) : names.join(' · ');
  };
  return (
    <section>
      <h2 className="h3">{say('versions.title')}</h2>
      <ol className="hist">
        {versions.toReversed().map((version) => {
          const later =
            (times.asOf !== undefined && version.validFrom > times.asOf) ||
            (times.knownOn !== undefined && version.recordedAt.slice(0, times.knownOn.length) > times.knownOn);
          return (
            <li key={version.versionNo} className={later || version.void ? 'off' : undefined}>
              <Link to="/nguoi/$personId" params={{ personId }} search={{ ...times, asOf: version.validFrom }} replace className="when">
                <time dateTime={version.validFrom}>{formatDate(version.validFrom)}</time>
              </Link>
              <span>
                {version.void
                  ? say('versions.void')
                  : version.versionNo === 1
                    ? say('versions.first')
                    : fieldsOf(version) === ''
                      ? say('versions.same')
                      : fieldsOf(version)}
                <span className="o">
                  {signed.has(version.actKind) ? (
                    <Link to="/viec/$actId" params={{ actId: version.act }} state={{ why }}>
                      {say(actText(version.actKind))}
                    </Link>
                  ) : (
                    say(actText(version.actKind))
                  )}
                  {version.request === null ? null : (
                    <>
                      {' '}
                      <Link to="/dinh-chinh/$id" params={{ id: String(version.request) }}>
                        {say('versions.request', { id: String(version.request) })}
                      </Link>
                    </>
                  )}
                  , {say('versions.recorded', { at: formatMoment(version.recordedAt) })}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Conflicts({ person }: { readonly person: PersonReply }) {
  const { say, language } = useWords();
  if (person.conflicts.length === 0) return null;
  return (
    <section>
      <h2 className="h3">{say('conflicts.title')}</h2>
      <ul className="hist plain">
        {person.conflicts.map((conflict) => (
          <li key={conflict.conflictId}>
            <Link to="/mau-thuan/$conflictId" params={{ conflictId: conflict.conflictId }}>
              {conflict.words[language]}
            </Link>
            <span className="o">{conflict.state === 'open' ? say('conflicts.due', { date: formatDate(conflict.dueOn) }) : say('conflicts.settled')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingsOfPerson({ person, onOpenForm }: { readonly person: PersonReply; readonly onOpenForm: OpenForm }) {
  const { say } = useWords();
  const nameOf = useRuleName();
  if (person.findings.length === 0) return null;
  return (
    <section>
      <h2 className="h3">{say('findings.of-person')}</h2>
      <ul className="hist plain">
        {person.findings.map((finding) => (
          <li key={`${finding.form}${finding.rule}${finding.field}`}>
            {nameOf(finding.rule)}
            <span className="o">
              {finding.found === null ? null : <span className="raw">{finding.found}</span>}
              {finding.repaired === null ? ` (${say('findings.open')})` : ` → ${finding.repaired}`}{' '}
              <button type="button" className="link" onClick={() => onOpenForm(finding.form, nameOf(finding.rule))}>
                {say('findings.form')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OtherNumbers({ person }: { readonly person: PersonReply }) {
  const { say } = useWords();
  const others = person.numbers.filter(({ personNumber }) => personNumber !== person.personNumber);
  if (others.length === 0) return null;
  return (
    <section>
      <h2 className="h3">{say('numbers.others')}</h2>
      <ul className="hist plain">
        {others.map(({ personNumber, state }) => (
          <li key={personNumber}>
            <PersonNumber value={personNumber} plain />{' '}
            <span className="soft">
              {say(
                state === 'retired'
                  ? person.state === 'withdrawn'
                    ? 'numbers.withdrawn'
                    : 'numbers.retired'
                  : state === 'cancelled'
                    ? 'numbers.cancelled'
                    : 'numbers.other',
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
