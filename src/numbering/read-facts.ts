/** What forms say that a number is made of, from the bytes of COPY into columns: no object and no text is made of a form that is passed by. */
import { type FormSource, sourceNames } from '#intake/index.ts';
import { type FormId, type PartialDate, personNumberFrom, type Sex, type UnitId } from '#values/index.ts';
import type { Statement } from './choose-value.ts';

const wholes = ['form_id', 'filled_on', 'date_of_birth', 'birth_registration_unit', 'person_number', 'doubted'] as const;
const relatives = ['father_number', 'mother_number', 'spouse_number', 'head_number'] as const;

/** What `read` expects of `cleaning.form as f`, in order: whole numbers, sex, whether there is a name, source, numbers of relatives as text. */
export const factColumns: readonly string[] = [...wholes, 'sex', "full_name <> ''", 'source', ...relatives].map((column) => `f.${column}`);

export type FactReader = {
  /** Whole lines of COPY text, in order of their forms. */
  read(lines: Buffer): void;
  /** Every 12-digit number written on a form that was read, as stored; in any order, and as often as it is written. */
  readonly seen: readonly number[];
  /** What one of the wanted forms says; of its name only that there is one. A form that was not read is an error. */
  statementOf(form: FormId): Statement;
};

const sources: readonly FormSource[] = [...sourceNames, 'act'];
const bytesOfSources = sources.map((source) => Buffer.from(source));
const sexes: readonly (Sex | undefined)[] = [undefined, 'M', 'F'];
const [tab, newLine, nought, backslash, letterF, letterM, letterT] = [9, 10, 48, 92, 70, 77, 116];
const missing = -1;
/** Stands for a name whose letters do not matter here. */
const someName = '…';

/** `wanted`: the forms whose facts are kept, ascending; 43 bytes each. */
export function factReader(wanted: Float64Array): FactReader {
  const columns = wholes.map(() => new Float64Array(wanted.length).fill(missing)) as FixedColumns;
  const [isRead, sexOf, isNamed, sourceOf] = [0, 1, 2, 3].map(() => new Uint8Array(wanted.length)) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const seen: number[] = [];
  const whole = new Float64Array(wholes.length);
  let place = 0;
  let source = 0;

  function readLine(lines: Buffer, start: number): number {
    let at = start;
    for (let column = 0; column < whole.length; column++) {
      let value = 0;
      if (lines[at] === backslash) {
        value = missing;
        at += 2;
      } else for (; lines[at] !== tab; at++) value = value * 10 + (lines[at] as number) - nought;
      whole[column] = value;
      at++;
    }
    const sex = lines[at] === letterM ? 1 : lines[at] === letterF ? 2 : 0;
    at = after(lines, at);
    const named = lines[at] === letterT ? 1 : 0;
    at = after(lines, at);
    const end = after(lines, at);
    while (place < wanted.length && (wanted[place] as number) < (whole[0] as number)) place++;
    if (wanted[place] === whole[0]) {
      for (let column = 0; column < whole.length; column++) columns[column]![place] = whole[column] as number;
      if (!isAt(bytesOfSources[source] as Buffer, lines, at, end - 1)) source = bytesOfSources.findIndex((bytes) => isAt(bytes, lines, at, end - 1));
      [isRead[place], sexOf[place], isNamed[place], sourceOf[place]] = [1, sex, named, source];
    }
    if (whole[4] !== missing) seen.push(whole[4] as number);
    at = end;
    for (let relative = 0; relative < relatives.length; relative++) {
      const from = at;
      let [value, isNumber] = [0, true];
      for (let byte = lines[at] as number; byte !== tab && byte !== newLine; byte = lines[++at] as number) {
        if (byte < nought || byte > nought + 9) isNumber = false;
        value = value * 10 + byte - nought;
      }
      if (isNumber && at - from === 12) seen.push(value);
      at++;
    }
    return at;
  }

  return {
    read(lines) {
      for (let at = 0; at < lines.length; ) at = readLine(lines, at);
    },
    seen,
    statementOf(form) {
      const found = placeIn(wanted, form);
      if (isRead[found] !== 1) throw new Error(`form ${form} is proposed, and not there`);
      const [, filledOn, dateOfBirth, unit, number, doubted] = columns.map((column) => column[found]) as readonly number[];
      const fact = <T extends number>(value: number | undefined): T | undefined => (value === missing ? undefined : (value as T));
      return {
        formId: form,
        source: sources[sourceOf[found] as number] as FormSource,
        doubted: doubted as number,
        filledOn: fact<PartialDate>(filledOn),
        fullName: isNamed[found] === 1 ? someName : undefined,
        sex: sexes[sexOf[found] as number],
        dateOfBirth: fact<PartialDate>(dateOfBirth),
        birthRegistrationUnit: fact<UnitId>(unit),
        personNumber: number === missing ? undefined : personNumberFrom(number as number),
      } as Statement;
    },
  };
}

type FixedColumns = readonly Float64Array[];

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

/** Of an ascending list; its length where the value is not in it. */
function placeIn(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value ? low : sorted.length;
}
