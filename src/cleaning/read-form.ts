/** A received form read field by field into a typed one; what was repaired on the way, or could not be read, is noted by its reading rule. */
import { ethnicityOf, foreigner, type Place, readPlace, unitCatalogue } from '#geography/index.ts';
import { type Form, type FormField, isExcelSerial, type ReceivedField, type ReceivedForm, readSourceDate, type SourceName } from '#intake/index.ts';
import { dayOfReform } from '#geography/index.ts';
import { type PartialDate, type Sex, tidyName, type UnitId } from '#values/index.ts';
import { householdIdOf } from './household-id.ts';
import { memo } from './memo.ts';
import { readDocumentNumber, readInsuranceNumber, readPhone, readRelativeNumber } from './read-number.ts';
import { readMaritalStatus, readNationality, readRelation, readSex } from './read-words.ts';
import { fromMojibake } from './repairs/mojibake.ts';
import { decoderOf, withoutKeysInName } from './repairs/repair-text.ts';
import { isSyllable } from './repairs/syllable.ts';
import type { readingRules } from './rules/index.ts';

export type Noted = { readonly rule: keyof typeof readingRules; readonly field: FormField; readonly found: string; readonly repaired?: string };
export type ReadForm = { readonly form: Form; readonly noted: readonly Noted[] };

type Writable<T> = { -readonly [key in keyof T]: T[key] };

const nameFields = ['fullName', 'fatherName', 'motherName', 'spouseName', 'headName'] as const satisfies readonly (ReceivedField & FormField)[];
const relativeNumbers = ['fatherNumber', 'motherNumber', 'spouseNumber', 'headNumber'] as const;
const places = [
  ['birthRegistrationPlace', 'birthRegistrationUnit'],
  ['originPlace', 'originUnit'],
  ['residencePlace', 'residenceUnit'],
  ['currentPlace', 'currentUnit'],
] as const;
const allTexts: readonly ReceivedField[] = [...nameFields, ...places.map(([place]) => place), 'officer', 'relationToHead', 'maritalStatus', 'sex', 'ethnicity', 'religion', 'office'];

const beyondAscii = /[\u0080-\uFFFF]/;
const lostLetters = /[?\uFFFD]/;
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/;

/** Reads one form after another; distinct values are read once. */
export function makeFormReader(): (received: ReceivedForm) => ReadForm {
  const sexOf = memo(readSex);
  const maritalOf = memo(readMaritalStatus);
  const relationOf = memo(readRelation);
  const peopleOf = memo(ethnicityOf);
  const nationOf = memo(readNationality);
  const dateOf = memo((key) => readSourceDate(key.slice(key.indexOf('|') + 1), key.slice(0, key.indexOf('|')) as SourceName));
  const soundName = memo((name: string) => !beyondAscii.test(name) || name.split(' ').every((word) => !beyondAscii.test(word) || isSyllable(word)));
  const keysOf = memo(withoutKeysInName);
  const officeOf = memo(readOffice);
  const placeOf = memo(readPlaceKey);

  return (received) => {
    const { formId, source, line, byteOffset, byteLength } = received;
    const noted: Noted[] = [];
    const note = (rule: Noted['rule'], field: FormField, found: string, repaired?: string): void => void noted.push({ rule, field, found, ...(repaired !== undefined && { repaired }) });
    const decode = isSound(received, soundName) ? undefined : decoderOf(textsOf(received));
    const given = (field: ReceivedField): string | undefined => {
      const text = received.fields[field];
      if (text === undefined || text === '') return undefined;
      return beyondAscii.test(text) ? (fromMojibake(text) ?? decode?.(text) ?? text) : text;
    };
    const form: Writable<Form> = { formId, source, line, byteOffset, byteLength, doubted: 0 };

    const date = (field: 'dateOfBirth' | 'dateOfDeath' | 'filledOn', judged: FormField): PartialDate | undefined => {
      const text = received.fields[field];
      if (text === undefined || text === '') return undefined;
      const read = dateOf(`${source}|${text}`);
      if (typeof read === 'string') note('date-unreadable', judged, text);
      else if (isExcelSerial(text, source)) note('date-excel-serial', judged, text, String(read));
      return typeof read === 'string' ? undefined : read;
    };
    setIf(form, 'filledOn', date('filledOn', 'dateOfDeath'));
    setIf(form, 'dateOfBirth', date('dateOfBirth', 'dateOfBirth'));
    setIf(form, 'dateOfDeath', date('dateOfDeath', 'dateOfDeath'));

    for (const field of nameFields) {
      const text = given(field);
      if (text !== undefined) setIf(form, field, readName(field, text, received.fields[field] ?? '', note));
    }
    const word = <T>(field: ReceivedField & FormField, rule: Noted['rule'], read: (text: string) => T | undefined): T | undefined => {
      const text = given(field);
      if (text === undefined) return undefined;
      const value = read(text);
      if (value === undefined && text.trim() !== '') note(rule, field, text);
      return value;
    };
    setIf(form, 'sex', word<Sex>('sex', 'sex-unknown', sexOf));
    setIf(form, 'maritalStatus', word('maritalStatus', 'marital-status-unknown', maritalOf));
    setIf(form, 'relationToHead', word('relationToHead', 'relation-unknown', relationOf));
    setIf(form, 'ethnicity', word('ethnicity', 'ethnicity-unknown', peopleOf));
    setIf(form, 'nationality', given('nationality') === undefined ? undefined : nationOf(given('nationality') ?? ''));
    setIf(form, 'religion', tidyOrNothing(given('religion')));
    setIf(form, 'residenceFile', tidyOrNothing(given('residenceFile')));
    setIf(form, 'officer', tidyOrNothing(given('officer')));
    setIf(form, 'entry', entryOf(given('entryNumber'), given('entryBook')));
    readNumbers(form, received, note);

    const office = given('office');
    if (office !== undefined) {
      const unit = officeOf(`${periodOf(form.filledOn)}|${office}`);
      if (unit === undefined) note('office-unknown', 'residencePlace', office);
      setIf(form, 'officeUnit', unit);
    }
    for (const [place, unit] of places) readPlaceField(form, place, unit, given(place), received.fields[place] ?? '', placeOf, note);
    if (source === 'khai-sinh' && form.officeUnit !== undefined && form.birthRegistrationPlace === undefined) {
      form.birthRegistrationPlace = unitCatalogue().pathOf(form.officeUnit); // registered in the commune that keeps the book
      form.birthRegistrationUnit = form.officeUnit;
    }
    if (form.residenceFile !== undefined && form.residenceUnit !== undefined) form.householdId = householdIdOf(form.residenceUnit, form.residenceFile);
    if (form.ethnicity === foreigner && form.nationality === 'VNM') delete form.nationality;
    return { form, noted };
  };

  function readName(field: (typeof nameFields)[number], text: string, original: string, note: (rule: Noted['rule'], field: FormField, found: string, repaired?: string) => void): string | undefined {
    const tidy = tidyName(text);
    if (tidy === '') return undefined;
    if (text !== original) note('name-encoding', field, original, tidy);
    else if (lostLetters.test(tidy)) note('name-unreadable', field, original);
    else if (invisible.test(text) || tidy.length !== text.replace(/[\s\u00A0]+/g, ' ').trim().length || /[ÐðƉ]/.test(text)) note('name-normal-form', field, original, tidy);
    const meant = keysOf(tidy);
    if (meant === undefined) return tidy;
    note('name-typing-residue', field, original, meant);
    return meant;
  }
}

/** Latin-1 letters that no Vietnamese word has, or a name that is no row of syllables: then the bytes are asked again. */
function isSound(received: ReceivedForm, soundName: (name: string) => boolean): boolean {
  const { fullName, fatherName, motherName, originPlace, residencePlace } = received.fields;
  for (const name of [fullName, fatherName, motherName]) if (name !== undefined && beyondAscii.test(name) && !soundName(name.normalize('NFC'))) return false;
  for (const place of [originPlace, residencePlace]) if (place !== undefined && notVietnamese.test(place)) return false;
  return true;
}
const notVietnamese = /[\u00A1-\u00AF\u00B1-\u00BF\u00C4-\u00C7\u00CB\u00CE-\u00D1\u00D6-\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE-\u00F1\u00F6-\u00F8\u00FB\u00FC\u00FE\u00FF]/;

const textsOf = ({ fields }: ReceivedForm): string[] => allTexts.flatMap((field) => (fields[field] === undefined ? [] : [fields[field] as string]));

function readNumbers(form: Writable<Form>, { fields, source }: ReceivedForm, note: (rule: Noted['rule'], field: FormField, found: string, repaired?: string) => void): void {
  for (const field of ['documentNumber', 'personNumber', 'identityCard'] as const) {
    const text = fields[field];
    if (text === undefined || text.trim() === '') continue;
    const { personNumber, identityCard, flaw, repair } = readDocumentNumber(text, form);
    if (flaw) note(flaw, 'personNumber', text);
    if (repair) note(repair, identityCard === undefined ? 'personNumber' : 'identityCard', text, personNumber ?? identityCard);
    setIf(form, 'personNumber', personNumber ?? form.personNumber);
    setIf(form, 'identityCard', identityCard ?? form.identityCard);
  }
  for (const field of relativeNumbers) {
    const text = fields[field];
    if (text === undefined || text.trim() === '') continue;
    const number = readRelativeNumber(text);
    if (number === undefined) note('number-shape', field, text);
    setIf(form, field, number);
  }
  if (fields.phone !== undefined && fields.phone.trim() !== '') {
    const phone = readPhone(fields.phone);
    if (phone === undefined) note('phone-shape', 'phone', fields.phone);
    setIf(form, 'phone', phone);
  }
  if (fields.insuranceNumber !== undefined && fields.insuranceNumber.trim() !== '') {
    const { number, lostZero } = readInsuranceNumber(fields.insuranceNumber);
    if (number === undefined) note('insurance-shape', 'insuranceNumber', fields.insuranceNumber);
    else if (lostZero && source === 'bhxh') note('number-lost-zero', 'insuranceNumber', fields.insuranceNumber, number);
    setIf(form, 'insuranceNumber', number);
  }
}

type PlaceRead = Pick<Place, 'grade' | 'unit'>;

function readPlaceField(
  form: Writable<Form>,
  place: (typeof places)[number][0],
  unit: (typeof places)[number][1],
  text: string | undefined,
  original: string,
  read: (key: string) => PlaceRead,
  note: (rule: Noted['rule'], field: FormField, found: string) => void,
): void {
  if (text === undefined || text.trim() === '') return;
  const tidy = tidyName(text);
  form[place] = tidy;
  const lives = place === 'residencePlace' || place === 'currentPlace';
  const office = lives && form.officeUnit !== undefined ? form.officeUnit : '';
  const found = read(`${periodOf(form.filledOn)}|${office}|${tidy}`);
  if (found.unit !== undefined) form[unit] = found.unit;
  if (found.grade === 'none') note('place-unknown', place, original);
  if (found.grade === 'ambiguous') note('place-ambiguous', place, original);
}

/** Which units a text of that day may name: b before the reform, a after it, - unknown. */
const periodOf = (on: PartialDate | undefined): string => (on === undefined ? '-' : on < dayOfReform ? 'b' : 'a');
const dayIn: { readonly [period: string]: PartialDate } = { b: (dayOfReform - 10_000) as PartialDate, a: dayOfReform };

function readPlaceKey(key: string): PlaceRead {
  const [period = '-', office = '', ...text] = key.split('|');
  const on = dayIn[period];
  const { grade, unit } = readPlace(text.join('|'), { ...(on !== undefined && { on }), ...(office !== '' && { office: Number(office) as UnitId }) });
  return { grade, ...(unit !== undefined && { unit }) };
}

/** A commune's code, whose zeros a spreadsheet may have eaten, or the name of a place. */
function readOffice(key: string): UnitId | undefined {
  const text = key.slice(2).trim();
  const on = dayIn[key[0] ?? ''];
  if (/^\d{1,5}$/.test(text)) return unitCatalogue().byCode('commune', text.padStart(5, '0'), on)?.id;
  return readPlace(text, on === undefined ? {} : { on }).unit;
}

const tidyOrNothing = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : tidyName(text));

function entryOf(number: string | undefined, book: string | undefined): string | undefined {
  return number === undefined ? undefined : book === undefined ? number.trim() : `${number.trim()}, ${book.trim()}`;
}

function setIf<Key extends keyof Form>(form: Writable<Form>, key: Key, value: Form[Key] | undefined): void {
  if (value !== undefined) (form as { [key: string]: unknown })[key] = value;
}
