import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formId, type PartialDate } from '#values/index.ts';
import { type FieldValue, personFields, placeOf } from './fields.ts';
import { fromNoForm, type PersonHistory, type PersonVersion } from './person-version.ts';
import { believedVersions, rewriteHistory, type StoredVersion } from './rewrite-history.ts';

const evidence = [formId(1, 1)];
function version(validFrom: number, fullName: string, householdId?: number): PersonVersion {
  const values: FieldValue[] = new Array(personFields.length).fill(undefined);
  values[placeOf.fullName] = fullName;
  values[placeOf.householdId] = householdId;
  return { validFrom: validFrom as PartialDate, state: 'alive', values, provenance: new Uint8Array(personFields.length).fill(fromNoForm) };
}
const history = (...versions: PersonVersion[]): PersonHistory => ({ evidence, versions });
const told = (versions: readonly StoredVersion[]): unknown[] =>
  versions.map(({ versionNo, validFrom, isVoid, values }) => [versionNo, validFrom, isVoid ? 'void' : values[placeOf.fullName]]);

test('nothing was believed: all of the life is written, in order', () => {
  const { versions } = rewriteHistory([], history(version(19800512, 'a'), version(20220310, 'b')));
  assert.deepEqual(told(versions), [
    [1, 19800512, 'a'],
    [2, 20220310, 'b'],
  ]);
});

test('the same history again writes nothing', () => {
  const life = history(version(19800512, 'a', 7), version(20220310, 'b', 8));
  const { versions } = rewriteHistory([], life);
  assert.deepEqual(rewriteHistory(versions, life), { versions: [], memberships: [] });
});

test('the same values on other evidence are written anew', () => {
  const { versions } = rewriteHistory([], history(version(19800512, 'a')));
  assert.equal(rewriteHistory(versions, { evidence: [formId(1, 1), formId(1, 2)], versions: [version(19800512, 'a')] }).versions.length, 1);
});

test('a day that is no more is void once, and not again by a later rewriting', () => {
  const first = rewriteHistory([], history(version(19800512, 'a'))).versions;
  const second = rewriteHistory(first, history(version(19810613, 'a'))).versions;
  assert.deepEqual(told(second), [
    [2, 19800512, 'void'],
    [3, 19810613, 'a'],
  ]);
  const third = rewriteHistory([...first, ...second], history(version(19810613, 'b'))).versions;
  assert.deepEqual(told(third), [[4, 19810613, 'b']]);
});

test('whatever histories follow each other, what is believed is always the last one, and the highest version is the one that holds', () => {
  const days = [19800101, 19900101, 20000101, 20100101];
  const life = fc
    .uniqueArray(fc.record({ day: fc.constantFrom(...days), name: fc.constantFrom('a', 'b'), home: fc.option(fc.constantFrom(7, 8), { nil: undefined }) }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ day }) => day,
    })
    .map((told) => history(...told.sort((a, b) => a.day - b.day).map(({ day, name, home }) => version(day, name, home))));
  fc.assert(
    fc.property(fc.array(life, { minLength: 1, maxLength: 5 }), (lives) => {
      let stored: readonly StoredVersion[] = [];
      const members: { householdId: number; versionNo: number; role: string | null; validFrom: number; isVoid: boolean }[] = [];
      for (const next of lives) {
        const { versions, memberships } = rewriteHistory(stored, next);
        stored = [...stored, ...versions];
        members.push(...memberships);
        assert.deepEqual(
          believedVersions(stored).map(({ validFrom, values }) => [validFrom, values]),
          next.versions.map(({ validFrom, values }) => [validFrom, values]),
        );
        assert.deepEqual(
          stored.map(({ versionNo }) => versionNo),
          stored.map((_, at) => at + 1),
        );
        assert.equal(stored.at(-1)?.validFrom, next.versions.at(-1)?.validFrom);
        for (const home of [7, 8]) {
          for (const on of days) {
            const ofHome = members.filter(({ householdId, validFrom }) => householdId === home && validFrom <= on);
            const ofDays = [...Map.groupBy(ofHome, ({ validFrom }) => validFrom).values()].map((rows) =>
              rows.toSorted((a, b) => a.versionNo - b.versionNo).at(-1),
            );
            const standing = ofDays
              .filter((row) => row !== undefined && !row.isVoid)
              .sort((a, b) => (a?.validFrom ?? 0) - (b?.validFrom ?? 0))
              .at(-1);
            const held = next.versions.findLast(({ validFrom }) => validFrom <= on);
            assert.equal((standing?.role ?? null) !== null, held?.values[placeOf.householdId] === home);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
