/** A received form read field by field into a typed one; what was mended on the way, or could not be read, is noted by its reading rule. */
import { ethnicityOf, unitCatalogue } from '#geography/index.ts';
import { type Form, type FormField, isExcelSerial, type ReceivedField, type ReceivedForm, readSourceDate } from '#intake/index.ts';
import { formatOfficial, type PartialDate, tidyName } from '#values/index.ts';
import { emptyForm } from './form-shape.ts';
import { fileKeeper, householdIdOf } from './household-id.ts';
import { memo, memoWithin } from './memo.ts';
import type { Note, Noted } from './noted.ts';
import { readName } from './read-name.ts';
import { readNumbers } from './read-numbers.ts';
import { circumstancesOf, makePlaceReader, periodOf, readOffice } from './read-place.ts';
import { readMaritalStatus, readNationality, readRelation, readSex } from './read-words.ts';
import { type Decode, decoderOf } from './repairs/decode-record.ts';
import { fromMojibake } from './repairs/mojibake.ts';

export type ReadForm = { readonly form: Form; readonly noted: readonly Noted[] };

type Fields = ReceivedForm['fields'];

const nameFields = ['fullName', 'fatherName', 'motherName', 'spouseName', 'headName'] as const satisfies readonly (ReceivedField & FormField)[];
const placeFields = ['birthRegistrationPlace', 'originPlace', 'residencePlace', 'currentPlace'] as const satisfies readonly (ReceivedField & FormField)[];
const unitFields = {
  birthRegistrationPlace: 'birthRegistrationUnit',
  originPlace: 'originUnit',
  residencePlace: 'residenceUnit',
  currentPlace: 'currentUnit',
} as const;
const wordFields: readonly ReceivedField[] = ['sex', 'maritalStatus', 'ethnicity', 'nationality', 'religion', 'relationToHead', 'office', 'officer'];
const textFields: readonly ReceivedField[] = [...nameFields, ...placeFields, ...wordFields];

/** Reads one form after another; distinct values are read once. */
export function makeFormReader(): (received: ReceivedForm) => ReadForm {
  const [officeOf, householdOf] = [memoWithin(readOffice), memoWithin(householdIdOf)];
  const placeOf = {
    birthRegistrationPlace: makePlaceReader(),
    originPlace: makePlaceReader(),
    residencePlace: makePlaceReader(),
    currentPlace: makePlaceReader(),
  };
  const words = {
    sex: memo(ofWord(readSex)),
    maritalStatus: memo(ofWord(readMaritalStatus)),
    relationToHead: memo(ofWord(readRelation)),
    ethnicity: memo(ofWord(ethnicityOf)),
    nationality: memo(ofWord(readNationality)),
    religion: memo(ofWord(tidyName)),
    officer: memo(ofWord(tidyName)),
  };

  return (received) => {
    const asWritten = read(received, received.fields);
    if (!asWritten.isOdd) return asWritten;
    const decode = decoderOf(textFields.flatMap((field) => received.fields[field] ?? []));
    return decode === undefined ? asWritten : read(received, inUnicode(received.fields, decode));
  };

  /** `fields` are those received, or the same out of an old font. */
  function read(received: ReceivedForm, fields: Fields): ReadForm & { readonly isOdd: boolean } {
    const { source, fields: original } = received;
    const noted: Noted[] = [];
    let isOdd = false;
    /** The first of its kind on a field: a form has one finding a rule and field, and two columns may come together in one field. */
    const note: Note = (rule, field, found, repaired) => {
      if (!noted.some((one) => one.rule === rule && one.field === field))
        noted.push(repaired === undefined ? { rule, field, found } : { rule, field, found, repaired });
    };
    const form = emptyForm(received);

    form.filledOn = date('filledOn', 'dateOfDeath');
    form.dateOfBirth = date('dateOfBirth', 'dateOfBirth');
    form.dateOfDeath = date('dateOfDeath', 'dateOfDeath');
    for (const field of nameFields) form[field] = name(field);
    form.sex = word('sex', 'sex-unknown');
    form.maritalStatus = word('maritalStatus', 'marital-status-unknown');
    form.relationToHead = word('relationToHead', 'relation-unknown');
    form.ethnicity = word('ethnicity', 'ethnicity-unknown');
    form.nationality = word('nationality', 'nationality-unknown');
    form.religion = fields.religion ? words.religion(fields.religion) : undefined;
    form.officer = fields.officer ? words.officer(fields.officer) : undefined;
    form.residenceFile = fields.residenceFile?.trim() || undefined;
    form.entry = entryOf(fields);
    readNumbers(form, received, note);

    const period = periodOf(form.filledOn);
    if (fields.office) {
      const { unit, code } = officeOf(period, fields.office);
      form.officeUnit = unit;
      if (unit === undefined) note('office-unknown', 'residencePlace', original.office ?? '');
      else if (code !== undefined) note('office-lost-zero', 'residencePlace', original.office ?? '', code);
    }
    for (const field of placeFields)
      place(field, circumstancesOf(period, field === 'residencePlace' || field === 'currentPlace' ? form.officeUnit : undefined));
    if (source === 'khai-sinh' && form.officeUnit !== undefined && form.birthRegistrationPlace === undefined) {
      form.birthRegistrationPlace = unitCatalogue().pathOf(form.officeUnit); // the commune that keeps the book
      form.birthRegistrationUnit = form.officeUnit;
    }
    const keeper = form.residenceFile === undefined ? undefined : fileKeeper(form);
    if (keeper !== undefined) form.householdId = householdOf(keeper, form.residenceFile as string);
    return { form: form as Form, noted, isOdd };

    function date(field: 'dateOfBirth' | 'dateOfDeath' | 'filledOn', judged: FormField): PartialDate | undefined {
      const text = fields[field];
      if (!text) return undefined;
      const value = readSourceDate(text, source);
      if (typeof value === 'string') {
        note('date-unreadable', judged, text);
        return undefined;
      }
      if (isExcelSerial(text, source)) note('date-excel-serial', judged, text, formatOfficial(value));
      return value;
    }

    function name(field: (typeof nameFields)[number]): string | undefined {
      const text = fields[field];
      if (!text) return undefined;
      const found = readName(text);
      if (found.isOdd) isOdd = true;
      const isFromFont = text !== original[field];
      if (isFromFont && found.name !== undefined) note('name-encoding', field, original[field] ?? '', found.name);
      for (const { rule, repaired } of found.notes) if (!(isFromFont && rule === 'name-normal-form')) note(rule, field, original[field] ?? '', repaired);
      return found.name;
    }

    function word<Field extends 'sex' | 'maritalStatus' | 'relationToHead' | 'ethnicity' | 'nationality'>(
      field: Field,
      rule: Noted['rule'],
    ): ReturnType<(typeof words)[Field]> {
      const text = fields[field];
      const value = text ? words[field](text) : undefined;
      if (value === undefined && text && text.trim() !== '') note(rule, field, original[field] ?? '');
      return value as ReturnType<(typeof words)[Field]>;
    }

    function place(field: (typeof placeFields)[number], circumstances: ReturnType<typeof circumstancesOf>): void {
      const given = fields[field];
      if (!given) return;
      const { text, wasGarbled, unit, flaw, isOdd: isOddPlace } = placeOf[field](circumstances, given);
      if (isOddPlace) isOdd = true;
      if (text === '') return;
      form[field] = text;
      form[unitFields[field]] = unit;
      if (wasGarbled || given !== original[field]) note('place-encoding', field, original[field] ?? '', text);
      if (flaw !== undefined) note(flaw, field, original[field] ?? '');
    }
  }
}

const ofWord =
  <T>(read: (text: string) => T | undefined) =>
  (text: string): T | undefined =>
    read(fromMojibake(text) ?? text);

function inUnicode(fields: Fields, decode: Decode): Fields {
  const decoded: { [field in ReceivedField]?: string | undefined } = { ...fields };
  for (const field of textFields) {
    const text = fields[field] === undefined ? undefined : decode(fields[field]);
    if (text !== undefined) decoded[field] = text;
  }
  return decoded;
}

/** `15, 01/2018`: number and book. */
function entryOf({ entryNumber, entryBook }: Fields): string | undefined {
  return entryNumber === undefined ? undefined : entryBook === undefined ? entryNumber.trim() : `${entryNumber.trim()}, ${entryBook.trim()}`;
}
