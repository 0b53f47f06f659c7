/** What each column seems to hold, by its name in any of several languages, else by its values. */
import { fold } from '../text/fold.ts';
import type { Kind } from './kinds.ts';
import type { GivenColumn } from './settings.ts';

/** Words of folded column names; the first row that fits decides. */
const byName: readonly (readonly [Kind, RegExp])[] = [
  ['email', /\b(e ?mail|mail|correo|courriel|thu dien tu)\b/],
  ['phone', /\b(phone|tel|telephone|telefono|telefon|telefone|mobile|handy|dien thoai|sdt|so dt|fax|cell)\b/],
  [
    'date',
    /\b(dob|birth ?date|date of birth|birthday|ngay sinh|geburtsdatum|geburtstag|date de naissance|date naissance|fecha de nacimiento|fecha nac\w*|data di nascita|data nascimento|data urodzenia|date|datum|fecha|ngay)\b/,
  ],
  ['year', /\b(year|birth year|year of birth|yob|nam sinh|jahr|geburtsjahr|annee|ano|anno|rok)\b/],
  ['full-name', /\b(full ?name|ho ten|ho va ten|hoten|nombre completo|nom complet|nome completo|vollstandiger name|first and surname)\b/],
  [
    'given-name',
    /\b(given( ?names?)?|first( ?names?)?|fname\d?|forenames?|firstname|vorname|prenoms?|primer nombre|nombres?|nome|imie|ten|ten goi|middle ?names?|ten dem|givenname|pername1|f name|fname c\d)\b/,
  ],
  [
    'surname',
    /\b(surname\d?|last( ?names?)?|lname\d?|family ?names?|nachname|familienname|nom|nom de famille|apellidos?|apellido \w+|cognome|sobrenome|nazwisko|ho|lastname|pername2|l name|maiden ?name)\b/,
  ],
  [
    'company',
    /\b(company|compan\w+|firm|firma|organi[sz]ation|organisation|org|business|empresa|societe|unternehmen|enterprise|employer|vendor|supplier|manufacturer|cong ty|doanh nghiep|restaurant)\b/,
  ],
  ['full-name', /\b(full ?name|name|names|ho ten|ho va ten|hoten|nombre completo|nom complet|vollstandiger name|person|contact)\b/],
  [
    'code',
    /\b(post ?code|postal ?code|zip|zip ?code|plz|code postal|codigo postal|cap|cep|kod pocztowy|ma buu chinh|postcode\w*|street ?number|house ?number|house ?no|so nha|enumpc)\b/,
  ],
  [
    'identifier',
    /\b(ssn|soc sec id|social security\w*|nhs\w*|passport|tax ?id|vat|cccd|cmnd|so dinh danh|dni|nif|pesel|id ?number|national ?id|licen[cs]e\w*|personal ?number|steuer\w*|siren|siret|isin|isbn|duns|lei|account\w*|policy\w*|number|no|nr|num)\b/,
  ],
  [
    'address',
    /\b(address\w*|addr\w*|street|strasse|straße|rue|calle|direccion|adresse|thuong tru|tam tru|noi o|cho o|noi cu tru|que quan|residence|indirizzo|endereco|ulica|dia chi|duong|suburb|road)\b/,
  ],
  [
    'category',
    /\b(sex|gender|state|country|city|town|region|province|county|district|city ?name|gioi tinh|geschlecht|sexe|sexo|ort|stadt|ville|ciudad|citta|cidade|miasto|tinh|thanh pho|quoc gia|nationality|type|status|category|marital\w*|locality|ward)\b/,
  ],
  ['number', /\b(amount|price|age|income|latitude|longitude|lat|lon|lng|height|weight|tuoi)\b/],
];

/** Nothing, or one and the same. */
const isAlways = (values: readonly string[]): boolean => new Set(values).size < 2;

const isId = /^(id|rec ?id|record ?id|row ?id|unique ?id|uid|uuid|key|pk|index|recid|rid|stt|ma|ma so|\w+ id)$/;

/** `rows` are a sample of all files. The column of ids is one that never repeats itself; null where there is none. */
export function guessSettings(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  given: { readonly id?: string | null },
): { readonly id: string | null; readonly columns: { readonly [name: string]: GivenColumn } } {
  const facts = header.map((name, place) => ({
    name,
    words: wordsOf(name),
    values: rows.map((row) => (row[place] ?? '').trim()).filter((value) => value !== ''),
  }));
  const isUnique = (values: readonly string[]): boolean => values.length === rows.length && rows.length > 0 && new Set(values).size === values.length;
  const id = given.id !== undefined ? given.id : (facts.find(({ words, values }) => isId.test(words) && isUnique(values))?.name ?? null);
  const columns: { [name: string]: GivenColumn } = {};
  const parts = dateParts(facts);
  for (const { name, words, values } of facts) {
    if (name === id || name === '' || parts?.of.includes(name)) continue;
    columns[name] = {
      kind: isId.test(words) ? 'ignore' : isAlways(values) && facts.some((own) => own.name !== id && !isAlways(own.values)) ? 'ignore' : kindOf(words, values),
    };
  }
  if (parts) columns[parts.name] = { kind: 'date', of: parts.of };
  return { id, columns };
}

export const looksLikeId = (name: string): boolean => isId.test(wordsOf(name));

/** dateOfBirth, date_of_birth and DOB-1 become words. */
const wordsOf = (name: string): string => fold(name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-.]/g, ' '));

type Facts = { readonly name: string; readonly words: string; readonly values: readonly string[] };

/** A date over three columns: year, month and day that are called alike or stand side by side. */
function dateParts(facts: readonly Facts[]): { readonly name: string; readonly of: readonly string[] } | undefined {
  const isNumber = ({ values }: Facts, least: number, most: number): boolean =>
    values.length > 0 &&
    values.filter((value) => /^\d{1,4}(\.0+)?$/.test(value) && Number(value) >= least && Number(value) <= most).length > 0.9 * values.length;
  const find = (words: RegExp, least: number, most: number) => facts.find((own) => words.test(own.words) && isNumber(own, least, most));
  const year = find(/\b(year|yr|yyyy|yy|y|by|nam|jahr|annee|ano|anno|rok)\b/, 0, 2100);
  const month = find(/\b(month|mon|mth|mm|m|bm|thang|monat|mois|mes|mese)\b/, 0, 12);
  const day = find(/\b(day|dd|d|bd|ngay|tag|jour|dia|giorno)\b/, 0, 31);
  if (!year || !month || !day || new Set([year, month, day]).size < 3) return undefined;
  const shared = year.name.replace(/[_\- .]*(year|yr|yyyy|yy|y|nam|jahr)[_\- .]*/i, '');
  const name = shared.length > 1 && !facts.some((own) => own.name === shared) ? shared : 'date';
  return { name, of: [year.name, month.name, day.name] };
}

function kindOf(words: string, values: readonly string[]): Kind {
  const share = (test: (value: string) => boolean): number => (values.length === 0 ? 0 : values.filter(test).length / values.length);
  if (share((value) => /^[^\s@]+@[^\s@]+$/.test(value)) > 0.7) return 'email';
  const figures = share((value) => /\d/.test(value));
  const isDate =
    share((value) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$/.test(value) || (/^(19|20)\d{6}$/.test(value) && Number(value.slice(4, 6)) <= 12)) > 0.7;
  if (isDate) return 'date';
  const named = byName.find(([, test]) => test.test(words))?.[0];
  if (named && fits(named, figures)) return named;
  const distinct = new Set(values).size / values.length;
  if (share((value) => /^\d{4}$/.test(value) && Number(value) > 1850 && Number(value) < 2100) > 0.9) return 'year';
  if (share((value) => /^[-+]?\d+[.,]\d+$/.test(value)) > 0.7) return 'number';
  if (share((value) => /^[+\d][\d\s()./-]{6,}$/.test(value)) > 0.8 && distinct > 0.3)
    return share((value) => /[\s()+./-]/.test(value)) > 0.3 ? 'phone' : 'identifier';
  if (figures > 0.9 && share((value) => !/\s/.test(value)) > 0.9) return distinct > 0.6 ? 'identifier' : 'code';
  if (new Set(values).size <= Math.max(12, values.length * 0.02)) return 'category';
  if (share((value) => /^\d+\s+\p{L}|\p{L}\s+\d+\p{L}?$/u.test(value)) > 0.4) return 'address';
  return 'text';
}

/** A column called a date that holds no figures is none. */
function fits(kind: Kind, figures: number): boolean {
  if (kind === 'date' || kind === 'year' || kind === 'phone' || kind === 'number') return figures > 0.5;
  if (kind === 'given-name' || kind === 'surname' || kind === 'full-name') return figures < 0.5;
  return true;
}
