/** What forms say that a number is made of, from the bytes of COPY: no text is made of what is passed by. */
import { type FormSource, sourceNames } from '#intake/index.ts';
import { type FormId, type PartialDate, personNumberFrom, type Sex, type UnitId } from '#values/index.ts';
import type { Statement } from './choose-value.ts';

const wholes = ['form_id', 'filled_on', 'date_of_birth', 'birth_registration_unit', 'person_number', 'doubted'] as const;

/** Of `cleaning.form as f`, in the order in which `byPerson` reads them after the person: whole numbers, sex, whether there is a name, source. */
export const factColumns: readonly string[] = [...wholes, 'sex', "full_name <> ''", 'source'].map((column) => `f.${column}`);

/** Of a form, where numbers of persons stand: its own as a number, those of relatives as text. */
export const numberColumns = ['person_number', 'father_number', 'mother_number', 'spouse_number', 'head_number'] as const;

const sources: readonly FormSource[] = [...sourceNames, 'act'];
const bytesOfSources = sources.map((source) => Buffer.from(source));
const [tab, newLine, nought, backslash, letterF, letterM, letterT] = [9, 10, 48, 92, 70, 77, 116];
const missing = -1;
/** Stands for a name whose letters do not matter here. */
const someName = '…';

export type PersonsForms = { readonly personId: number; readonly forms: readonly Statement[] };

/** Persons and what their forms say, of the name only that there is one. `lines`: the person and `factColumns`, in order of the person. */
export async function* byPerson(lines: AsyncIterable<Buffer>): AsyncGenerator<PersonsForms[]> {
  const row = new Float64Array(1 + wholes.length);
  let person: { readonly personId: number; readonly forms: Statement[] } = { personId: 0, forms: [] };
  for await (const some of lines) {
    const whole: PersonsForms[] = [];
    for (let at = 0; at < some.length; ) {
      at = readWholes(some, at, row);
      if (person.personId !== row[0]) {
        if (person.forms.length > 0) whole.push(person);
        person = { personId: row[0]!, forms: [] };
      }
      const end = some.indexOf(newLine, at);
      person.forms.push(statementAt(some, at, end, row));
      at = end + 1;
    }
    yield whole;
  }
  if (person.forms.length > 0) yield [person];
}

/** What the forms of one person say; `lines` as for `byPerson`. */
export function readStatements(lines: Buffer): Statement[] {
  const statements: Statement[] = [];
  const row = new Float64Array(1 + wholes.length);
  for (let at = 0; at < lines.length; ) {
    at = readWholes(lines, at, row);
    const end = lines.indexOf(newLine, at);
    statements.push(statementAt(lines, at, end, row));
    at = end + 1;
  }
  return statements;
}

/** What stands after the whole numbers of a line, which `row` holds, up to its end. */
function statementAt(lines: Buffer, sexAt: number, end: number, row: Float64Array): Statement {
  const nameAt = after(lines, sexAt);
  const sourceAt = after(lines, nameAt);
  const source = bytesOfSources.findIndex((own) => isAt(own, lines, sourceAt, end));
  return statementOf(row, lines[sexAt], lines[nameAt] === letterT, source);
}

function readWholes(lines: Buffer, start: number, into: Float64Array): number {
  let at = start;
  for (let column = 0; column < into.length; column++) {
    let value = 0;
    if (lines[at] === backslash) {
      value = missing;
      at += 2;
    } else for (; lines[at] !== tab; at++) value = value * 10 + (lines[at] as number) - nought;
    into[column] = value;
    at++;
  }
  return at;
}

function statementOf(row: Float64Array, sex: number | undefined, isNamed: boolean, source: number): Statement {
  const [, formId, filledOn, dateOfBirth, unit, number, doubted] = row as unknown as readonly number[];
  const fact = <T extends number>(value: number | undefined): T | undefined => (value === missing ? undefined : (value as T));
  return {
    formId: formId as FormId,
    source: sources[source] as FormSource,
    doubted: doubted as number,
    filledOn: fact<PartialDate>(filledOn),
    fullName: isNamed ? someName : undefined,
    sex: (sex === letterM ? 'M' : sex === letterF ? 'F' : undefined) as Sex | undefined,
    dateOfBirth: fact<PartialDate>(dateOfBirth),
    birthRegistrationUnit: fact<UnitId>(unit),
    personNumber: number === missing ? undefined : personNumberFrom(number as number),
  } as Statement;
}

/** Every number of twelve digits in lines of `numberColumns`, as stored. */
export function readNumbers(lines: Buffer, hear: (number: number) => void): void {
  for (let at = 0; at < lines.length; ) {
    for (let column = 0; column < numberColumns.length; column++) {
      const from = at;
      let [value, isNumber] = [0, true];
      for (let byte = lines[at] as number; byte !== tab && byte !== newLine; byte = lines[++at] as number) {
        if (byte < nought || byte > nought + 9) isNumber = false;
        value = value * 10 + byte - nought;
      }
      if (isNumber && (column === 0 || at - from === 12)) hear(value);
      at++;
    }
  }
}

/** Where the next cell begins. */
function after(lines: Buffer, from: number): number {
  let at = from;
  while (lines[at] !== tab) at++;
  return at + 1;
}

function isAt(bytes: Buffer, lines: Buffer, from: number, to: number): boolean {
  if (to - from !== bytes.length) return false;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== lines[from + at]) return false;
  return true;
}
