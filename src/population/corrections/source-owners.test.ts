import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitId } from '#values/index.ts';
import { madeForm } from '../../../test/support/made-register.ts';
import { correctableFields } from '../read-changes.ts';
import { type Known, ownerOf, ownerRules } from './source-owners.ts';

const nghiLoc = unitId('commune', '17827', 0);
const maiDong = unitId('commune', '00310', 0);
const known = (more: Partial<Known> = {}): Known => ({ forms: [], birthUnit: nghiLoc, residenceUnit: maiDong, ...more });

test('every field that an act may correct has one owner', () => {
  assert.deepEqual(ownerRules.flatMap(({ fields }) => fields).sort(), [...correctableFields].sort());
});

test('what an entry of birth tells is decided where the entry lies; without one, where the birth was registered', () => {
  const entry = madeForm({ record: 1, source: 'khai-sinh', officeUnit: maiDong, birthRegistrationUnit: nghiLoc });
  assert.equal(ownerOf('dateOfBirth', known({ forms: [entry] })).unit, maiDong);
  const { office, workingDays, extension, unit } = ownerOf('dateOfBirth', known());
  assert.deepEqual([office, workingDays, extension], ['civil-status', 3, 3]);
  assert.notEqual(unit, maiDong);
});

test('where only the province of birth is known, where the person lives; where nothing is known, the country', () => {
  assert.equal(ownerOf('sex', known({ birthUnit: unitId('province', '40', 0) })).unit, maiDong);
  assert.equal(ownerOf('sex', known({ birthUnit: undefined, residenceUnit: undefined })).unit, null);
});

test('residence: commune police in two days; card data: the police of the province', () => {
  assert.deepEqual(ownerOf('residencePlace', known()), { office: 'commune-police', workingDays: 2, extension: 0, unit: maiDong });
  assert.deepEqual(ownerOf('identityCard', known()), { office: 'identity-police', workingDays: 3, extension: 0, unit: unitId('province', '01', 1) });
});
