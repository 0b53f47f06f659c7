/** Somebody whom an event names: who they are, and what the register believes of them. */
import { requireOffice } from '#access/index.ts';
import { formatIso, isCertainlyAfter, type PartialDate, type PersonNumber, refuse, registrars, type Sex, type UnitId } from '#values/index.ts';
import { refuseEnded } from '../correct-person.ts';
import type { PersonField } from '../fields.ts';
import { holderOfNumber, versionsOf } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { valueOf } from '../person-version.ts';
import { refusals as roomRefusals } from '../refusals.ts';
import { believedVersions, type StoredVersion } from '../rewrite-history.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { refusals } from './refusals.ts';
import type { Someone } from './said.ts';

export type Party = {
  readonly personId: number;
  readonly state: string;
  readonly fullName: string;
  readonly dateOfBirth: PartialDate | undefined;
  readonly dateOfDeath: PartialDate | undefined;
  readonly sex: Sex | undefined;
  readonly number: PersonNumber | undefined;
  readonly unit: UnitId | undefined;
  readonly place: string | undefined;
  readonly originPlace: string | undefined;
  readonly originUnit: UnitId | undefined;
  readonly ethnicity: number | undefined;
  readonly nationality: string | undefined;
  readonly householdId: number | undefined;
  readonly residenceFile: string | undefined;
  readonly role: string | undefined;
  readonly evidence: readonly number[];
  /** What is believed, by day; the last is what holds now. */
  readonly life: readonly StoredVersion[];
};

/** Refused as unknown: a number that nobody has, and somebody whom this officer may not see; who is elsewhere is first found to be present. */
export async function personNamed(needs: ReachNeeds, named: Someone): Promise<number> {
  requireOffice(needs.actor, registrars);
  const asked = 'personId' in named ? named.personId : named.personNumber;
  const personId = 'personId' in named ? personTokens(needs.dataDir).personOf(named.personId) : await holderOfNumber(needs.tx, Number(named.personNumber));
  if (personId === undefined) return refuse(roomRefusals, 'person.unknown', { person: asked });
  await requireWithinReach(needs, [personId], asked);
  return personId;
}

/** The person is locked by the caller. Refused: somebody who is nobody now. */
export async function partyOf({ tx }: Pick<ReachNeeds, 'tx'>, personId: number): Promise<Party> {
  const life = believedVersions(await versionsOf(tx, personId));
  const last = life.at(-1) ?? refuse(roomRefusals, 'person.unknown', { person: personId });
  refuseEnded(last.state);
  const read = <T>(field: PersonField): T | undefined => valueOf(last, field) as T | undefined;
  return {
    personId,
    state: last.state,
    fullName: read('fullName') ?? '',
    dateOfBirth: read('dateOfBirth'),
    dateOfDeath: last.state === 'dead' ? (read<PartialDate>('dateOfDeath') ?? last.validFrom) : undefined,
    sex: read('sex'),
    number: read('personNumber'),
    unit: read('residenceUnit'),
    place: read('residencePlace'),
    originPlace: read('originPlace'),
    originUnit: read('originUnit'),
    ethnicity: read('ethnicity'),
    nationality: read('nationality'),
    householdId: read('householdId'),
    residenceFile: read('residenceFile'),
    role: read('relationToHead'),
    evidence: last.evidence,
    life,
  };
}

/** An event happens within the life of whom it happens to. */
export function refuseOutsideLife({ fullName: name, dateOfBirth, dateOfDeath }: Party, on: PartialDate): void {
  const found = formatIso(on);
  if (dateOfBirth !== undefined && isCertainlyAfter(dateOfBirth, on)) refuse(refusals, 'event.before-birth', { name, found, born: formatIso(dateOfBirth) });
  if (dateOfDeath !== undefined && isCertainlyAfter(on, dateOfDeath)) refuse(refusals, 'event.after-death', { name, found, died: formatIso(dateOfDeath) });
}

export function refuseImpossibleDay(day: PartialDate | undefined, text: string, today: PartialDate): PartialDate {
  if (day === undefined || isCertainlyAfter(day, today) || day > today) return refuse(refusals, 'event.day', { found: text, today: formatIso(today) });
  return day;
}
