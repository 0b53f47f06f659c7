/** Whom a form speaks of, as anybody outside asks: canonical fields as texts in, persons with their numbers out. Nothing is kept. */
import { makeSliceCleaner } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { type ReceivedField, type ReceivedForm, receivedFields, type SourceName, sourceNames } from '#intake/index.ts';
import { type AskedForm, matchForm, type WaterfallLine } from '#linkage/index.ts';
import { type FieldError, type FormId, nameKey, personNumberFrom, refuse, type Words } from '#values/index.ts';
import { personRows, personsByName } from './person-store.ts';
import { personTokens } from './person-token.ts';
import { everybody } from './reach-store.ts';
import { refusals } from './refusals.ts';

export type MatchedPerson = {
  /** Null where the person has none; `personId` is there always, and tells nothing. */
  readonly personNumber: string | null;
  readonly personId: string;
  readonly fullName: string;
  readonly weight: number;
  readonly probability: number;
  readonly waterfall: readonly WaterfallLine[];
};

/** What of the form was found odd: by which rule, what stands there, what was read instead. */
export type MatchFinding = { readonly rule: string; readonly field: string; readonly found: string | null; readonly repaired: string | null };
/** Why nobody was found: `nobody` fits; or persons bear that name, and the form says `too-little` to tell who of them it is. */
export type MatchNote = { readonly code: 'nobody' | 'too-little'; readonly words: Words };
export type Matches = {
  readonly persons: readonly MatchedPerson[];
  /** Null where somebody was found. */
  readonly note: MatchNote | null;
  readonly findings: readonly MatchFinding[];
};

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly now: Date };

/** `asked` is what was sent, as JSON reads it. Refused: what is no form, by field. The best first; nobody where nobody fits. */
export async function matchPerson({ tx, dataDir, now }: Needs, asked: unknown): Promise<Matches> {
  const { source, received } = readAsked(asked);
  const { form, findings } = makeSliceCleaner(now)(received);
  const unread = unreadFields(received.fields, form);
  if (unread.length > 0) refuse(refusals, 'match.unreadable', { fields: unread.map(({ pointer }) => pointer.slice(1)).join(', ') }, unread);
  if (!telling.some((field) => form[field] !== undefined)) refuse(refusals, 'match.says-nothing', {});
  const matches = await matchForm(tx, { ...form, source });
  const rows = new Map((await personRows(tx, [...matches.map(({ personId }) => personId)])).map((row) => [row.personId, row]));
  const tokens = personTokens(dataDir);
  return {
    persons: matches.map(({ personId, weight, probability, waterfall }) => {
      const row = rows.get(personId);
      return {
        personNumber: row?.personNo ? personNumberFrom(row.personNo) : null,
        personId: tokens.tokenOf(personId),
        fullName: row?.fullName ?? '',
        weight,
        probability,
        waterfall: waterfall.lines,
      };
    }),
    note: matches.length === 0 ? await whyNobody(tx, form.fullName) : null,
    findings: findings.map(({ rule, field, found, repaired }) => ({ rule, field, found: found ?? null, repaired: repaired ?? null })),
  };
}

/** Namesakes are counted so far. */
const mostNamesakes = 100;

async function whyNobody(tx: Tx, fullName: string | undefined): Promise<MatchNote> {
  const key = nameKey(fullName ?? '');
  const search = { key, match: 'whole', bornFrom: 0, bornTo: 0, sex: undefined, after: undefined, limit: mostNamesakes + 1 } as const;
  const namesakes = key === '' ? 0 : (await personsByName(tx, search, everybody)).length;
  if (namesakes === 0) return { code: 'nobody', words: { vi: 'Sổ không có ai khớp phiếu này.', en: 'Nobody in the register fits this form.' } };
  const count = namesakes > mostNamesakes ? { vi: `hơn ${mostNamesakes}`, en: `more than ${mostNamesakes}` } : { vi: `${namesakes}`, en: `${namesakes}` };
  const words = {
    vi: `Sổ có ${count.vi} người mang tên này, nhưng phiếu chưa nói đủ, hoặc nói khác họ, nên không biết là ai. Ghi thêm ngày sinh, một số giấy tờ, nơi cư trú hoặc cha mẹ; xem họ bằng \`sogoc person find\`.`,
    en: `In the register ${count.en} bear this name, but the form says too little, or what is not theirs, to tell who of them it is. Add a date of birth, a number, a residence or parents; see them by \`sogoc person find\`.`,
  };
  return { code: 'too-little', words };
}

/** One of these at least, or nobody can be found. */
const telling = ['fullName', 'personNumber', 'identityCard', 'insuranceNumber', 'phone'] as const satisfies readonly (keyof AskedForm)[];

/** A form that can be asked about. */
export const example = '{"fullName": "Nguyễn Văn Nam", "dateOfBirth": "1980-05-12"}';

type Asked = { readonly source: SourceName | undefined; readonly received: ReceivedForm };

/** A form without a source is read as the health office's, whose sheets hold the least that is their own. */
const readAs = 'y-te';

function readAsked(asked: unknown): Asked {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return refuse(refusals, 'match.no-form', { example });
  const fields: { [field in ReceivedField]?: string } = {};
  const errors: FieldError[] = [];
  const { source, ...said } = asked as { readonly [field: string]: unknown };
  if (source !== undefined && !sourceNames.includes(source as SourceName)) errors.push(errorOf('source', 'unknown-source', oneOf(sourceNames)));
  for (const [field, value] of Object.entries(said)) {
    if (!receivedFields.includes(field as ReceivedField)) errors.push(errorOf(field, 'unknown-field', oneOf(receivedFields)));
    else if (typeof value === 'string' && !value.includes('\0')) fields[field as ReceivedField] = value;
    else if (value !== null) errors.push(errorOf(field, 'not-text', { vi: 'chữ trong dấu nháy', en: 'a text in quotes' }));
  }
  if (errors.length > 0) return refuse(refusals, 'match.unreadable', { fields: errors.map(({ pointer }) => pointer.slice(1)).join(', ') }, errors);
  const received = { formId: 0 as FormId, source: (source as SourceName | undefined) ?? readAs, line: 0, byteOffset: 0, byteLength: 0, fields };
  return { source: source as SourceName | undefined, received };
}

const oneOf = (words: readonly string[]): Words => ({ vi: `một trong: ${words.join(', ')}`, en: `one of: ${words.join(', ')}` });

/** A JSON pointer (RFC 6901). */
const errorOf = (field: string, code: string, expected: Words): FieldError => ({
  pointer: `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  code,
  expected,
});

const aDate: Words = {
  vi: 'một ngày có thật như 12/05/1980 hoặc 1980-05-12; chỉ biết năm thì 1980',
  en: 'a day that exists, as 12/05/1980 or 1980-05-12; 1980 where only the year is known',
};
const ownNumber: Words = { vi: '12 chữ số của số định danh, hoặc 9 chữ số của CMND', en: 'the 12 digits of a personal number, or the 9 of an identity card' };

/** What must be readable where it is given, and where it is then. Names and places are taken as they are: what is odd in them is a finding. */
const typed: { readonly [field in ReceivedField]?: { readonly at: readonly (keyof AskedForm)[]; readonly expected: Words } } = {
  dateOfBirth: { at: ['dateOfBirth'], expected: aDate },
  dateOfDeath: { at: ['dateOfDeath'], expected: aDate },
  filledOn: { at: ['filledOn'], expected: aDate },
  sex: { at: ['sex'], expected: { vi: 'M hoặc F, Nam hoặc Nữ', en: 'M or F' } },
  documentNumber: { at: ['personNumber', 'identityCard'], expected: ownNumber },
  personNumber: { at: ['personNumber', 'identityCard'], expected: ownNumber },
  identityCard: { at: ['identityCard', 'personNumber'], expected: ownNumber },
  fatherNumber: { at: ['fatherNumber'], expected: ownNumber },
  motherNumber: { at: ['motherNumber'], expected: ownNumber },
  spouseNumber: { at: ['spouseNumber'], expected: ownNumber },
  insuranceNumber: { at: ['insuranceNumber'], expected: { vi: '10 chữ số', en: '10 digits' } },
  phone: { at: ['phone'], expected: { vi: 'số điện thoại, chỉ có chữ số', en: 'a telephone number, digits only' } },
};

function unreadFields(fields: ReceivedForm['fields'], form: AskedForm): FieldError[] {
  return Object.entries(typed).flatMap(([field, { at, expected }]) => {
    const isGiven = (fields[field as ReceivedField] ?? '').trim() !== '';
    return isGiven && at.every((place) => form[place] === undefined) ? [errorOf(field, 'unreadable', expected)] : [];
  });
}
