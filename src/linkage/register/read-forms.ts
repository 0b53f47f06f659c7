/**
 * Clean forms from the bytes of COPY into rows: no object and no string is made of a form, only of values not seen before.
 * Fields with an open error say nothing, but for a personal number, which is marked as doubted; the address goes in without its units.
 */
import { type FormField, formFields } from '#intake/index.ts';
import { hashOfBytes, mixed } from '../engine/chance.ts';
import { newByteDictionary, newNumberDictionary } from '../engine/dictionary.ts';
import { fileNames, withNumbers } from '../engine/parts/record-files.ts';
import { sharedInts } from '../engine/shared.ts';
import { addressOf } from './address.ts';
import { inName, makeNameTable, nameLength } from './names.ts';
import { at, doubtNumber, forEachChunk, inFile, inMemory, placeTable, putNumber, type Records, rowLength, rowsAtOnce, type UnitFacts } from './records.ts';

/** Dictionaries of whole numbers and of texts. */
type Numbers = 'unit' | 'person';
type Texts = 'name' | 'source' | 'role';
type Column = {
  readonly column: string;
  /** How its cells become a whole number of the row: an id of a dictionary, the number itself, a hash, or in a way of its own. */
  readonly as: Numbers | Texts | 'whole' | 'number' | 'hash' | 'sex' | 'address' | 'office' | 'form' | 'doubted';
  readonly place?: number;
  /** The field that an open error silences. */
  readonly field?: FormField;
};

/** Columns of `cleaning.form` that linkage reads, in order; the person of the form follows them. */
const columns: readonly Column[] = [
  { column: 'form_id', as: 'form' },
  { column: 'source', as: 'source', place: at.source },
  { column: 'doubted', as: 'doubted' },
  { column: 'full_name', as: 'name', place: at.name, field: 'fullName' },
  { column: 'date_of_birth', as: 'whole', place: at.dateOfBirth, field: 'dateOfBirth' },
  { column: 'sex', as: 'sex', place: at.sex, field: 'sex' },
  { column: 'person_number', as: 'number', place: at.number, field: 'personNumber' },
  { column: 'identity_card', as: 'whole', place: at.card, field: 'identityCard' },
  { column: 'residence_unit', as: 'unit', place: at.residence, field: 'residenceUnit' },
  { column: 'current_unit', as: 'unit', place: at.current, field: 'currentUnit' },
  { column: 'office_unit', as: 'office' },
  { column: 'origin_unit', as: 'unit', place: at.origin, field: 'originUnit' },
  { column: 'birth_registration_unit', as: 'unit', place: at.birthPlace, field: 'birthRegistrationUnit' },
  { column: 'ethnicity', as: 'whole', place: at.ethnicity, field: 'ethnicity' },
  { column: 'residence_place', as: 'address', place: at.address, field: 'residencePlace' },
  { column: 'father_name', as: 'name', place: at.father, field: 'fatherName' },
  { column: 'mother_name', as: 'name', place: at.mother, field: 'motherName' },
  { column: 'spouse_name', as: 'name', place: at.spouse, field: 'spouseName' },
  { column: 'head_name', as: 'name', place: at.head, field: 'headName' },
  { column: 'father_number', as: 'number', place: at.fatherNumber, field: 'fatherNumber' },
  { column: 'mother_number', as: 'number', place: at.motherNumber, field: 'motherNumber' },
  { column: 'spouse_number', as: 'number', place: at.spouseNumber, field: 'spouseNumber' },
  { column: 'household_id', as: 'hash', place: at.household, field: 'residenceFile' },
  { column: 'residence_file', as: 'hash', place: at.file, field: 'residenceFile' },
  { column: 'relation_to_head', as: 'role', place: at.role, field: 'relationToHead' },
  { column: 'insurance_number', as: 'number', place: at.insurance, field: 'insuranceNumber' },
  { column: 'phone', as: 'number', place: at.phone, field: 'phone' },
  { column: 'entry', as: 'hash', place: at.entry },
  { column: 'filled_on', as: 'whole', place: at.filledOn },
  { column: 'date_of_death', as: 'whole', place: at.died, field: 'dateOfDeath' },
];

export const linkColumns: readonly string[] = columns.map(({ column }) => column);

export type FormReader = {
  /** Whole lines of COPY text; into a folder, in order of their forms. */
  read(lines: Buffer): void;
  /** Forms read so far. */
  readonly count: number;
  /** What was read so far, in order of forms. More may be read after it, without a folder: of that, what is given now says nothing. */
  finish(): Records;
};

const [tab, newLine, backslash, nought, nine, comma] = [9, 10, 92, 48, 57, 44];

/**
 * `expected` saves copies: about how many forms will come. With a folder, rows go into a file there as they come, and the rows of
 * what comes out are none: they are read as they are needed.
 */
export function formReader(unitFacts: (unit: number) => UnitFacts, expected = 1024, folder?: string): FormReader {
  const numbers = { unit: newNumberDictionary(), person: newNumberDictionary() };
  const texts = { name: newByteDictionary(), source: newByteDictionary(), role: newByteDictionary() };
  const addressHash = addressReader();
  const ways = [...columns, { column: 'person_id', as: 'person', place: at.person } satisfies Column].map(wayOf);
  let rows = sharedInts((folder === undefined ? Math.max(1, expected) : rowsAtOnce) * rowLength);
  let ids = new Float64Array(Math.max(1, expected));
  let [count, written, office] = [0, 0, 0];

  /** What a cell puts into the row. */
  type Put = (bytes: Buffer, from: number, to: number, row: number) => void;
  function wayOf({ as, place = 0, field }: Column): { readonly put: Put; readonly field: number; readonly place: number } {
    const bit = field === undefined ? -1 : formFields.indexOf(field);
    return { put: putOf(as, place), field: bit, place };
  }
  function putOf(as: Column['as'], place: number): Put {
    if (as === 'whole') return (bytes, from, to, row) => void (rows[row + place] = wholeOf(bytes, from, to));
    if (as === 'sex') return (bytes, from, _, row) => void (rows[row + place] = bytes[from] === 77 ? 1 : bytes[from] === 70 ? 2 : 0);
    if (as === 'number') return (bytes, from, to, row) => putNumber(rows, row, place, wholeOf(bytes, from, to));
    if (as === 'hash') return (bytes, from, to, row) => void (rows[row + place] = hashOfBytes(bytes, from, to));
    if (as === 'address') return (bytes, from, to, row) => void (rows[row + place] = addressHash(bytes, from, to));
    if (as === 'office') return (bytes, from, to) => void (office = numbers.unit.idOf(wholeOf(bytes, from, to)));
    if (as === 'form') return (bytes, from, to) => void (ids[count] = wholeOf(bytes, from, to));
    if (as === 'doubted') return () => {};
    if (as === 'unit' || as === 'person') {
      const dictionary = numbers[as];
      return (bytes, from, to, row) => void (rows[row + place] = dictionary.idOf(wholeOf(bytes, from, to)));
    }
    const dictionary = texts[as];
    return (bytes, from, to, row) => void (rows[row + place] = to > from ? dictionary.idOf(bytes, from, to) : 0);
  }

  const grow = (): void => {
    const moreIds = new Float64Array(ids.length * 2);
    moreIds.set(ids);
    ids = moreIds;
  };
  const growRows = (): void => {
    const moreRows = sharedInts(rows.length * 2);
    moreRows.set(rows);
    rows = moreRows;
  };
  /** Rows that are full go into the file. */
  const writeRows = (into: string): void => {
    const own = rows.subarray(0, (count - written) * rowLength);
    withNumbers(into, fileNames.rows, (file) => file.write(written * rowLength, own));
    own.fill(0);
    written = count;
  };

  /** One line from `from`; returns where the next begins. */
  function readLine(lines: Buffer, start: number): number {
    if (count === ids.length) grow();
    if ((count - written) * rowLength === rows.length) {
      if (folder === undefined) growRows();
      else writeRows(folder);
    }
    const row = (count - written) * rowLength;
    let [from, doubted] = [start, 0];
    office = 0;
    for (let number = 0; number < ways.length; number++) {
      if (lines[from] === backslash && lines[from + 1] === letterN && (lines[from + 2] === tab || lines[from + 2] === newLine)) {
        from += 3; // nothing there, as in most cells
        continue;
      }
      let [to, isEscaped] = [from, false];
      for (let byte = lines[to]; byte !== tab && byte !== newLine; byte = lines[++to]) if (byte === backslash) isEscaped = true;
      const { put, field, place } = ways[number]!;
      if (number === doubtedAt) doubted = wholeOf(lines, from, to);
      const isDoubted = doubted !== 0 && field >= 0 && Math.floor(doubted / 2 ** field) % 2 === 1;
      if (isDoubted && place === at.number) doubtNumber(rows, row);
      if (isDoubted && place !== at.number) {
        // an open error: it says nothing
      } else if (!isEscaped) put(lines, from, to, row);
      else {
        const plain = unescaped(lines, from, to);
        put(plain, 0, plain.length, row);
      }
      from = to + 1;
    }
    if (rows[row + at.residence] === 0) rows[row + at.residence] = office;
    if (rows[row + at.entry] !== 0) rows[row + at.entry] = mixed(rows[row + at.entry]!, office) || 1; // numbered by each office anew
    count++;
    return from;
  }

  return {
    read(lines) {
      for (let from = 0; from < lines.length; ) from = readLine(lines, from);
    },
    get count() {
      return count;
    },
    finish() {
      const places = placeTable(numbers.unit, unitFacts);
      const names = makeNameTable(texts.name);
      const fillTones = (of: Int32Array): true => {
        for (let row = 0; row < of.length; row += rowLength) of[row + at.toned] = names.facts[of[row + at.name]! * nameLength + inName.toned]!;
        return true;
      };
      const own = folder === undefined ? inOrderOfForms(ids.subarray(0, count), rows.subarray(0, count * rowLength)) : { ids, rows: rows.subarray(0, 0) };
      if (folder === undefined) fillTones(own.rows);
      else {
        writeRows(folder);
        forEachChunk(folder, count, fillTones);
      }
      return {
        count,
        ids: own.ids.subarray(0, count),
        rows: own.rows,
        ...(folder === undefined ? inMemory(own.rows, count) : inFile(folder, count)),
        names,
        persons: numbers.person.size,
        places,
        roles: Array.from({ length: texts.role.size + 1 }, (_, id) => texts.role.textOf(id)),
        personOf: numbers.person.valueOf,
        unitOf: numbers.unit.valueOf,
      };
    },
  };
}

/** The same forms and rows where they are in order, copies of them where they came otherwise. */
function inOrderOfForms(ids: Float64Array, rows: Int32Array): { readonly ids: Float64Array; readonly rows: Int32Array } {
  let inOrder = 1;
  while (inOrder < ids.length && ids[inOrder - 1]! < ids[inOrder]!) inOrder++;
  if (inOrder >= ids.length) return { ids, rows };
  const order = Uint32Array.from(ids, (_, record) => record).sort((a, b) => ids[a]! - ids[b]!);
  const sorted = sharedInts(rows.length);
  for (const [record, from] of order.entries()) sorted.set(rows.subarray(from * rowLength, (from + 1) * rowLength), record * rowLength);
  return { ids: Float64Array.from(order, (from) => ids[from]!), rows: sorted };
}

const doubtedAt = columns.findIndex(({ as }) => as === 'doubted');
const letterN = 78;

/** A whole number of digits only; 0 for anything else, and for what a double cannot hold. */
function wholeOf(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place++) {
    const digit = bytes[place]!;
    if (digit < nought || digit > nine) return 0;
    value = value * 10 + digit - nought;
  }
  return value <= Number.MAX_SAFE_INTEGER ? value : 0;
}

const signOf: { readonly [letter: number]: number } = { 98: 8, 102: 12, 110: 10, 114: 13, 116: 9, 118: 11 };

/** COPY text without its backslashes. */
function unescaped(bytes: Buffer, from: number, to: number): Buffer {
  const plain = Buffer.allocUnsafe(to - from);
  let length = 0;
  for (let place = from; place < to; place++) {
    if (bytes[place] === backslash) {
      const letter = bytes[++place]!;
      plain[length++] = signOf[letter] ?? letter;
    } else plain[length++] = bytes[place]!;
  }
  return plain.subarray(0, length);
}

/** Texts that are remembered: forms of one commune come together. */
const rememberedAddresses = 50_000;

/** A hash of the address: what stands before the first comma is looked up as bytes; only what was not met lately becomes a text. */
function addressReader(): (bytes: Buffer, from: number, to: number) => number {
  let seen = newByteDictionary();
  let hashes: number[] = [0];
  return (bytes, from, to) => {
    let end = from;
    while (end < to && bytes[end] !== comma) end++;
    if (end === to || end === from) return 0;
    if (seen.size === rememberedAddresses) [seen, hashes] = [newByteDictionary(), [0]];
    const id = seen.idOf(bytes, from, end);
    if (id === hashes.length) {
      const address = Buffer.from(addressOf(`${bytes.toString('utf8', from, end)},`) ?? '');
      hashes.push(hashOfBytes(address, 0, address.length));
    }
    return hashes[id]!;
  };
}
