/** A form that an officer types: what it may say, and the record that a file would have brought of it. */
import { type FieldError, type FormId, fill, type Words } from '#values/index.ts';
import { makeFields, type ReceivedField, type ReceivedForm, receivedFields } from './form.ts';
import { makeJudge } from './read-row.ts';
import { rowRefusals } from './row-refusals.ts';
import { sources } from './sources/index.ts';
import { columnOf, dateExamples } from './sources/source.ts';

export type TypedKind = 'dc01' | 'dc02';

/** TT 66/2015/TT-BCA: all of a person, or what has changed of one. */
export const typedKinds: { readonly [kind in TypedKind]: Words } = {
  dc01: { vi: 'Phiếu thu thập thông tin dân cư (DC01)', en: 'Population information form (DC01)' },
  dc02: { vi: 'Phiếu cập nhật, chỉnh sửa thông tin dân cư (DC02)', en: 'Form of changed population information (DC02)' },
};

/** All that a line of the commune's file says but office and officer, who are whoever types it. */
export const typedFields: readonly ReceivedField[] = receivedFields.filter(
  (field) => columnOf(sources.dc01, field) !== undefined && field !== 'office' && field !== 'officer',
);

export type TypedFields = ReceivedForm['fields'];
/** The commune's code on the day of the form, as its own file has it, where one unit of that day is the officer's. */
type Office = { readonly office?: string | undefined; readonly officer?: string };

/** As a line of the commune's file that says the same: what is empty is not there. */
export function asReceived(formId: FormId, fields: TypedFields, { office, officer }: Office = {}): ReceivedForm {
  const said: TypedFields = { ...fields, office, officer };
  const read = makeFields((place) => said[receivedFields[place] as ReceivedField] || undefined);
  return { formId, source: 'dc01', line: 0, byteOffset: 0, byteLength: 0, fields: read };
}

const judge = makeJudge(sources.dc01);

/** For what a row of the file would be sent back: whom it is about is not said, or a day of birth that is none. By field, with what is expected there. */
export function typedFaults({ fields }: Pick<ReceivedForm, 'fields'>): FieldError[] {
  const isNamed = fields.fullName !== undefined && fields.fullName.trim() !== '';
  const faults = [judge(fields), isNamed ? undefined : judge({ ...fields, fullName: '-' })].filter((fault) => fault !== undefined);
  const dates = sources.dc01.dates.filter((format) => format !== 'serial').map((format) => dateExamples[format]);
  return faults.map(({ code }) => {
    const { vi, en } = rowRefusals[code].expected;
    const pointer = code === 'row.name-missing' ? '/fields/fullName' : '/fields/dateOfBirth';
    return { pointer, code, expected: { vi: fill(vi, { dates: dates.join(', ') }), en: fill(en, { dates: dates.join(', ') }) } };
  });
}
