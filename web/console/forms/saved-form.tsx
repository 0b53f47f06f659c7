/** A form that was typed: whose it is, the number, what the rules found of it. */
import '../events/events.css';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SavedForm } from '../../shared/api.ts';
import { formatDate, formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { readTypedForm } from './client.ts';

const route = getRouteApi('/nhap-phieu/$formId');

export function SavedFormPage() {
  const { say, language } = useWords();
  const { formId } = route.useParams();
  const { data: saved, error } = useQuery({ queryKey: ['typed-form', formId], queryFn: () => readTypedForm(formId) });
  useTitle(say('forms.saved'));
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('forms.saved')}</h1>
        {saved === undefined ? null : <span className="soft">{saved.kindWords[language]}</span>}
      </Ledger>
      <Ledger>
        {error === null ? null : <Trouble error={error} />}
        {saved === undefined ? null : <Saved saved={saved} />}
      </Ledger>
    </>
  );
}

function Saved({ saved: { form, state, isNew, person, typed, findings, confirmed } }: { readonly saved: SavedForm }) {
  const { say, language } = useWords();
  return (
    <div className="outcome">
      <div className={`came-of ${state}`}>
        <IconCircleCheck className="sign" stroke={1.75} aria-hidden="true" />
        <b>{say(state === 'undone' ? 'forms.saved.undone' : isNew ? 'forms.saved.new' : 'forms.saved.joined')}</b>
        {person === null ? null : (
          <div>
            <Link to="/nguoi/$personId" params={{ personId: person.personId }} state={{ why: { purpose: 'cleaning' } }}>
              {person.fullName}
            </Link>
            {person.dateOfBirth === null ? null : <span className="soft"> {formatDate(person.dateOfBirth)}</span>}
            {person.personNumber === null ? (
              <p className="soft">{say('forms.saved.no-number')}</p>
            ) : (
              <div className="given">
                <PersonNumber value={person.personNumber} />
              </div>
            )}
          </div>
        )}
        <p className="soft">
          {say('forms.saved.by', { by: typed.by })} · {formatMoment(typed.at)}
        </p>
      </div>
      <h2 className="h3">{say('forms.saved.findings')}</h2>
      {findings.length === 0 ? (
        <p className="soft">{say('forms.saved.clean')}</p>
      ) : (
        <ul>
          {findings.map((one) => (
            <li key={`${one.rule} ${one.field}`}>{one[language]}</li>
          ))}
        </ul>
      )}
      {confirmed.length === 0 ? null : <p className="soft">{say('forms.saved.confirmed', { reasons: confirmed.map(({ reason }) => reason).join('; ') })}</p>}
      <p>
        <Link to="/nhap-phieu">{say('forms.next')}</Link>
      </p>
      {state === 'stands' ? (
        <p>
          <Link to="/viec/$actId" params={{ actId: form }}>
            {say('forms.undo')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
