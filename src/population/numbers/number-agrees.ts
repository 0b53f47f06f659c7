/** Whether the number that a person has tells the sex, year and place that the archive does. */
import { judgeNumber } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import type { FormId } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { versionsOf } from '../person-store.ts';
import { valueOf } from '../person-version.ts';
import { believedVersions } from '../rewrite-history.ts';
import type { Disagreement } from './grounds.ts';

/** What the archive says now of all that a number is made of, as a form of an act. */
export async function numberForm(tx: Tx, personId: number, formId: FormId): Promise<Form> {
  const version = believedVersions(await versionsOf(tx, personId)).at(-1);
  const read = <F extends 'personNumber' | 'sex' | 'dateOfBirth' | 'birthRegistrationUnit' | 'residenceUnit'>(field: F) => {
    const value = version === undefined ? undefined : valueOf(version, field);
    return value === undefined ? {} : { [field]: value };
  };
  return {
    formId,
    source: 'act',
    line: 0,
    byteOffset: 0,
    byteLength: 0,
    doubted: 0,
    ...read('personNumber'),
    ...read('sex'),
    ...read('dateOfBirth'),
    ...read('birthRegistrationUnit'),
    ...read('residenceUnit'),
  };
}

/** What the number of this person tells otherwise than their archive; empty where it agrees. */
export async function disagreementsOf(tx: Tx, personId: number): Promise<Disagreement[]> {
  const findings = judgeNumber(await numberForm(tx, personId, 0 as FormId), dayOfMoment(new Date(0)));
  return findings.map(({ rule }) => (rule === 'number-disagrees-place' ? 'place' : 'sex-or-year'));
}

export const numberAgrees = async (tx: Tx, personId: number): Promise<boolean> => (await disagreementsOf(tx, personId)).length === 0;
