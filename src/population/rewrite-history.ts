/**
 * What has to be written so that a history which the register believes now becomes another one.
 *
 * Nothing written before is touched. Where anything differs the whole life is written anew, on the new evidence, the version
 * that holds now last, so that the highest `version_no` of a person is always the one that holds.
 */
import type { FormId, PartialDate } from '#values/index.ts';
import { personFields } from './fields.ts';
import { fromNoForm, type PersonHistory, type PersonVersion, valueOf } from './person-version.ts';

export type StoredVersion = PersonVersion & { readonly versionNo: number; readonly isVoid: boolean; readonly evidence: readonly FormId[] };

/** A day from which a person belongs to a household, or (role null) does not; void with its version. */
export type Membership = {
  readonly householdId: number;
  readonly versionNo: number;
  readonly role: string | null;
  readonly validFrom: PartialDate;
  readonly isVoid: boolean;
};

export type Rewrite = { readonly versions: readonly StoredVersion[]; readonly memberships: readonly Membership[] };

/** Role of a member of whom no form tells one: null would say that the person left. */
export const unstatedRole = 'unstated';

/** The versions that the register believes, by `validFrom`: of each day the one written last, unless it is void. */
export function believedVersions(stored: readonly StoredVersion[]): readonly StoredVersion[] {
  const ofDay = new Map<number, StoredVersion>();
  for (const version of stored.toSorted((a, b) => a.versionNo - b.versionNo)) ofDay.set(version.validFrom, version);
  return [...ofDay.values()].filter(({ isVoid }) => !isVoid).sort((a, b) => a.validFrom - b.validFrom);
}

/** Empty where the next history is the one that is believed already. */
export function rewriteHistory(stored: readonly StoredVersion[], next: PersonHistory): Rewrite {
  const believed = believedVersions(stored);
  if (isSameHistory(believed, next)) return { versions: [], memberships: [] };
  let versionNo = stored.reduce((most, version) => Math.max(most, version.versionNo), 0);
  const days = new Set(next.versions.map(({ validFrom }) => validFrom));
  const voided = believed.filter(({ validFrom }) => !days.has(validFrom)).map((version) => voidOf(version, ++versionNo, next.evidence));
  const written = next.versions.map((version): StoredVersion => ({ ...version, versionNo: ++versionNo, isVoid: false, evidence: next.evidence }));
  const versions = [...voided, ...written];
  return { versions, memberships: membershipsOf(stored, versions) };
}

function isSameHistory(believed: readonly StoredVersion[], next: PersonHistory): boolean {
  return (
    believed.length === next.versions.length &&
    believed.every((version, at) => {
      const other = next.versions[at] as PersonVersion;
      return (
        version.validFrom === other.validFrom &&
        version.state === other.state &&
        isSameList(version.evidence, next.evidence) &&
        isSameList(version.values, other.values) &&
        isSameList(version.provenance, other.provenance)
      );
    })
  );
}

function isSameList(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

function voidOf(version: StoredVersion, versionNo: number, evidence: readonly FormId[]): StoredVersion {
  const values = new Array(personFields.length).fill(undefined);
  return { ...version, versionNo, isVoid: true, evidence, values, provenance: new Uint8Array(personFields.length).fill(fromNoForm) };
}

/**
 * Every household that the person was ever said to belong to hears of every new version: a later version on a day hides
 * the earlier one in the projection of each household just as it does in the history of the person.
 */
function membershipsOf(stored: readonly StoredVersion[], versions: readonly StoredVersion[]): Membership[] {
  const ever = new Set<number>();
  for (const version of stored) note(ever, version);
  const memberships: Membership[] = [];
  for (const version of versions) {
    const { versionNo, validFrom, isVoid } = version;
    const own = valueOf(version, 'householdId') as number | undefined;
    if (own !== undefined)
      memberships.push({ householdId: own, versionNo, validFrom, isVoid, role: (valueOf(version, 'relationToHead') as string | undefined) ?? unstatedRole });
    for (const householdId of ever) if (householdId !== own) memberships.push({ householdId, versionNo, validFrom, isVoid, role: null });
    note(ever, version);
  }
  return memberships;
}

function note(ever: Set<number>, version: StoredVersion): void {
  const household = valueOf(version, 'householdId') as number | undefined;
  if (household !== undefined) ever.add(household);
}
