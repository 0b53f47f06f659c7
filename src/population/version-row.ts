/** A version as a row of `population.version` and back. */
import { copyArray, copyRow } from '#database/index.ts';
import { type FormId, type PartialDate, type PersonNumber, personNumberFrom, storedPersonNumber } from '#values/index.ts';
import { type FieldKind, type FieldValue, fieldFacts, personFields, placeOf } from './fields.ts';
import type { PersonState } from './person-version.ts';
import type { StoredVersion } from './rewrite-history.ts';

const fixedColumns = ['person_id', 'version_no', 'valid_from', 'recorded_at', 'act_id', 'void', 'state', 'evidence', 'provenance'] as const;

/** In the order of `versionLine` and `versionFromRow`. */
export const versionColumns: readonly string[] = [...fixedColumns, ...personFields.map((field) => fieldFacts[field].column)];

/** `2025-07-01` of a whole day. */
export function isoDay(date: PartialDate): string {
  const text = String(date).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

export const dayFromIso = (text: string): PartialDate => Number(text.replaceAll('-', '')) as PartialDate;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** `\\x` and two digits a byte; a Buffer for 31 bytes costs more than the row. */
function bytesOf(bytes: Uint8Array): string {
  let text = '\\x';
  for (let at = 0; at < bytes.length; at++) text += hex[bytes[at] as number];
  return text;
}

export type Written = { readonly personId: number; readonly recordedAt: string; readonly actId: number };

/** One line of COPY text. */
export function versionLine(version: StoredVersion, { personId, recordedAt, actId }: Written): string {
  const values = version.values.slice();
  const number = values[placeOf.personNumber];
  if (number !== undefined) values[placeOf.personNumber] = storedPersonNumber(number as PersonNumber);
  const { versionNo, validFrom, isVoid, state, evidence, provenance } = version;
  return copyRow([personId, versionNo, isoDay(validFrom), recordedAt, actId, isVoid, state, copyArray(evidence), bytesOf(provenance), ...values]);
}

export type ReadVersion = StoredVersion & { readonly personId: number; readonly recordedAt: string; readonly actId: number };

const kindsOfText: readonly FieldKind[] = ['text', 'sex', 'marital-status', 'relation', 'nationality'];
const isText = personFields.map((field) => kindsOfText.includes(fieldFacts[field].kind));

/** From a row of COPY text. */
export function versionFromRow(row: readonly (string | null)[]): ReadVersion {
  const [personId, versionNo, validFrom, recordedAt, actId, isVoid, state, evidence, provenance] = row as readonly string[];
  const values = personFields.map((_, place): FieldValue => {
    const text = row[fixedColumns.length + place];
    if (text === null || text === undefined) return undefined;
    if (place === placeOf.personNumber) return personNumberFrom(Number(text));
    return isText[place] ? text : Number(text);
  });
  return {
    personId: Number(personId),
    versionNo: Number(versionNo),
    validFrom: dayFromIso(validFrom as string),
    recordedAt: recordedAt as string,
    actId: Number(actId),
    isVoid: isVoid === 't',
    state: state as PersonState,
    values,
    evidence: (evidence as string)
      .slice(1, -1)
      .split(',')
      .filter(Boolean)
      .map((id) => Number(id) as FormId),
    provenance: Uint8Array.from(Buffer.from((provenance as string).slice(2), 'hex')),
  };
}
