/** The facts of an archive: the name in the margin, the value, the values that lost in one grey line, the source. */
import { Link } from '@tanstack/react-router';
import type { PersonReply, SourcedValue } from '../../shared/api.ts';
import { formatDate, formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Notice, PersonNumber, SourceTag } from '../../shared/parts.tsx';
import { fieldText, nationText, roleText, shortSource } from '../../shared/words.ts';

/** In the order of the form DC01; what no source has said is not shown. */
const order = [
  'fullName',
  'dateOfBirth',
  'sex',
  'personNumber',
  'identityCard',
  'birthRegistrationPlace',
  'originPlace',
  'ethnicity',
  'religion',
  'nationality',
  'maritalStatus',
  'residencePlace',
  'currentPlace',
  'residenceFile',
  'relationToHead',
  'headName',
  'headNumber',
  'fatherName',
  'fatherNumber',
  'motherName',
  'motherNumber',
  'spouseName',
  'spouseNumber',
  'insuranceNumber',
  'phone',
  'dateOfDeath',
] as const;
const dates = new Set(['dateOfBirth', 'dateOfDeath']);
const numbers = new Set(['personNumber', 'fatherNumber', 'motherNumber', 'spouseNumber', 'headNumber']);

export type OpenForm = (form: string, title: string) => void;

/** `today` is given while a past day is shown: what differs from it is tinted and says so. */
export function Facts({ person, today, onOpenForm }: { readonly person: PersonReply; readonly today: PersonReply | null; readonly onOpenForm: OpenForm }) {
  const { say } = useWords();
  const fields = order.filter((field) => person.values[field] !== undefined || today?.values[field] !== undefined);
  if (fields.length === 0)
    return (
      <div className="no-facts">
        <Notice title={say('person.no-forms')}>{say('person.no-forms.before')}</Notice>
      </div>
    );
  return (
    <dl className="facts">
      {fields.map((field) => {
        const value = person.values[field];
        const differs = today !== null && today.values[field]?.value !== value?.value;
        const name = fieldText(field);
        return (
          <div key={field} className={differs ? 'past' : undefined}>
            <dt>
              {name === undefined ? field : say(name as 'field.fullName')}
              {differs ? <span className="differs">{say('person.differs')}</span> : null}
            </dt>
            {value === undefined ? (
              <dd>
                <span className="v soft">{say('person.unknown')}</span>
              </dd>
            ) : (
              <dd>
                <span className="v">
                  <ValueText field={field} value={value} />
                  <UnitOfPlace place={value} unit={person.values[field.replace(/Place$/, 'Unit')]} />
                  <Losers field={field} value={value} />
                </span>
                <Source value={value} field={name === undefined ? field : say(name as 'field.fullName')} onOpenForm={onOpenForm} />
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}

function ValueText({ field, value }: { readonly field: string; readonly value: Pick<SourcedValue, 'value' | 'text'> }) {
  const { say, language } = useWords();
  const code = String(value.value);
  if (dates.has(field)) return formatDate(code);
  if (numbers.has(field) && /^\d{12}$/.test(code)) return <PersonNumber value={code} plain />;
  const word = field === 'relationToHead' ? roleText(code) : field === 'nationality' ? nationText(code) : undefined;
  return word === undefined ? value.text[language] : say(word as 'role.head');
}

/** The unit in which a place lies, called as it was called on the day that is shown. */
function UnitOfPlace({ place, unit }: { readonly place: SourcedValue; readonly unit: SourcedValue | undefined }) {
  const { say, language } = useWords();
  const plain = (text: string) => text.toLowerCase().replace(/tỉnh |thành phố |[^\p{L}\d]/gu, '');
  if (unit === undefined || plain(place.text.vi).includes(plain(unit.text.vi))) return null;
  return <span className="o">{say('person.unit', { unit: unit.text[language] })}</span>;
}

/** All that other forms say instead; the same words from two sources stand once. */
function Losers({ field, value }: { readonly field: string; readonly value: SourcedValue }) {
  const { say } = useWords();
  const others = new Map<string, { readonly loser: SourcedValue['losers'][number]; readonly sources: Set<string> }>();
  for (const loser of value.losers) {
    if (loser.value === value.value) continue;
    const same = others.get(String(loser.value));
    if (same === undefined) others.set(String(loser.value), { loser, sources: new Set([loser.source]) });
    else same.sources.add(loser.source);
  }
  if (others.size === 0) return null;
  return (
    <span className="o">
      {say('person.also')}{' '}
      {[...others.values()].map(({ loser, sources }, place) => (
        <span key={loser.form}>
          {place === 0 ? '' : '; '}
          <ValueText field={field} value={loser} /> ({[...sources].map((source) => say(shortSource(source))).join(', ')})
        </span>
      ))}
    </span>
  );
}

function Source({ value, field, onOpenForm }: { readonly value: SourcedValue; readonly field: string; readonly onOpenForm: OpenForm }) {
  const { say, language } = useWords();
  const source = capital(say(shortSource(value.source)));
  const where = value.file === null ? source : say('person.source', { source, line: formatNumber(value.line ?? 0, language) });
  return (
    <span className="src">
      <SourceTag source={value.source} />
      <span>
        {value.file === null ? (
          where
        ) : (
          <button
            type="button"
            className="link"
            aria-label={say('person.open-form', { field, where })}
            title={value.file}
            onClick={() => onOpenForm(value.form, `${value.file}:${value.line}`)}
          >
            {where}
          </button>
        )}
        {value.officer === null ? null : <span className="officer">{value.officer}</span>}
        {value.entry === null ? null : (
          <Link className="officer" to="/muc-so/$entryId" params={{ entryId: String(value.entry.entryId) }}>
            {say('events.entry.name', { number: value.entry.number, book: value.entry.book })}
          </Link>
        )}
      </span>
    </span>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
