/** Where persons live from a day on: a move into a household or a new one, a household split, a household joined to another. */
import { reachOf } from '#access/index.ts';
import { householdIdOf } from '#cleaning/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { formatOfficial, type PartialDate, readIsoDate, refuse, type UnitId, unitParts } from '#values/index.ts';
import { lockPersons } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { valueOf } from '../person-version.ts';
import { readChanges } from '../read-changes.ts';
import { daysBetween } from './days.ts';
import { headAmong, householdOn, membership, withoutHead } from './household.ts';
import { type Party, partyOf, personNamed, refuseImpossibleDay, refuseOutsideLife } from './party.ts';
import type { Ask, EventNeeds, Prepared, ToldForm } from './prepared.ts';
import { refusals } from './refusals.ts';
import type { SaidResidence } from './said.ts';

/** Residence is registered within days of the move; what is told of long ago is asked about. */
const lateDays = 365;

type Member = { readonly party: Party; readonly relation: string };

/** Everybody of all households concerned stays locked until commit. */
export async function prepareResidence(needs: EventNeeds, said: SaidResidence): Promise<Prepared> {
  const { tx, now, actor } = needs;
  const today = dayOfMoment(now);
  const since = refuseImpossibleDay(readIsoDate(said.since), said.since, today);
  const ids: number[] = [];
  for (const { person } of said.members) ids.push(await personNamed(needs, person));
  const target = 'household' in said && said.household !== undefined ? Number(said.household) : undefined;
  const before = await Promise.all(ids.map((id) => partyOf(needs, id)));
  const left = [...new Set(before.flatMap(({ householdId }) => (householdId === undefined ? [] : [householdId])))];
  const others = (await Promise.all([...left, ...(target === undefined ? [] : [target])].map((id) => householdOn(needs, id, today, today)))).flat();
  await lockPersons(tx, [...new Set([...ids, ...others])]);
  const members: Member[] = [];
  for (const [at, id] of ids.entries()) members.push({ party: await partyOf(needs, id), relation: said.members[at]?.relationToHead as string });
  refuseWrongMembers(members, since, target);
  if (said.kind === 'household-split') refuseOtherHouseholds(members);
  const asks: Ask[] = [];
  if (daysBetween(since, today) > lateDays)
    asks.push({ code: 'long-ago', words: { vi: `ngày ${said.since} đã hơn ${lateDays} ngày trước`, en: `${said.since} was over ${lateDays} days ago` } });
  for (const { party } of members) {
    const later = party.life.find(({ validFrom }, at) => at > 0 && validFrom > since && livesElsewhere(party, validFrom));
    if (later) {
      const on = formatOfficial(later.validFrom);
      asks.push({
        code: 'moved-later',
        words: { vi: `${party.fullName} đã đổi nơi ở ngày ${on}, sau ngày này`, en: `${party.fullName} moved on ${on}, after this day` },
      });
    }
  }
  const joined =
    target === undefined
      ? undefined
      : ((await headAmong(needs, await householdOn(needs, target, since, today))) ?? refuse(refusals, 'event.household-ended', { since: said.since }));
  const place = joined ? undefined : newPlace(said, members, since);
  const unit = (joined?.unit ?? place?.unit) as UnitId;
  refuseElsewhere(needs, unit);
  const staying = await stayingForms(needs, said, members, since, today);
  return {
    unit: actor.unit as UnitId,
    happenedOn: since,
    concerns: [...ids, ...staying.map(({ personId }) => personId as number)],
    asks,
    likely: [],
    beside: [],
    informant: null,
    forms(eventId) {
      const head = joined ?? newHead(members, { ...(place as Place), eventId });
      const forms = members.map(({ party, relation }): ToldForm => {
        const own = membership(head, relation, since);
        return { personId: party.personId, told: said.kind === 'move' ? { ...own, currentPlace: '', currentUnit: 0 as UnitId } : own };
      });
      return [...forms, ...staying];
    },
  };
}

function refuseWrongMembers(members: readonly Member[], since: PartialDate, target: number | undefined): void {
  const seen = new Set<number>();
  for (const { party } of members) {
    if (seen.has(party.personId)) refuse(refusals, 'event.member-twice', { name: party.fullName });
    seen.add(party.personId);
    refuseOutsideLife(party, since);
    if (target !== undefined && party.householdId === target) refuse(refusals, 'event.already-member', { name: party.fullName });
  }
  const heads = members.filter(({ relation }) => relation === 'head').length;
  if (heads !== (target === undefined ? 1 : 0)) refuse(refusals, 'event.one-head', {});
}

function refuseOtherHouseholds(members: readonly Member[]): void {
  const [first] = members;
  for (const { party } of members) {
    if (party.householdId === undefined) refuse(refusals, 'event.no-household', { name: party.fullName });
    if (party.householdId !== first?.party.householdId) refuse(refusals, 'event.other-household', { name: party.fullName });
  }
}

/** Whether another place is believed from that day on than just before. */
function livesElsewhere({ life }: Party, day: PartialDate): boolean {
  const at = life.findIndex(({ validFrom }) => validFrom === day);
  const [before, after] = [life[at - 1], life[at]];
  return before !== undefined && after !== undefined && valueOf(before, 'residenceUnit') !== valueOf(after, 'residenceUnit');
}

type Place = { readonly text: string; readonly unit: UnitId };

/** A split household stays where it is; a move names its address, with the commune. */
function newPlace(said: SaidResidence, members: readonly Member[], since: PartialDate): Place {
  if (said.kind === 'household-split') {
    const [{ party }] = members as [Member];
    if (party.place === undefined || party.unit === undefined) return refuse(refusals, 'event.no-household', { name: party.fullName });
    return { text: party.place, unit: party.unit };
  }
  if (said.kind !== 'move' || said.place === undefined) return refuse(refusals, 'event.place-or-household', {});
  const { residencePlace, residenceUnit } = readChanges({ residencePlace: said.place }, since);
  return { text: residencePlace as string, unit: residenceUnit as UnitId };
}

/** The office where the persons will live. */
function refuseElsewhere({ actor }: EventNeeds, unit: UnitId): void {
  const reach = reachOf(actor);
  if (actor.unit === null || unitParts(unit).level !== 'commune') refuse(refusals, 'event.no-commune', {});
  if (!reach.all && !reach.units.has(unit)) refuse(refusals, 'event.elsewhere', { unit: unitCatalogue().pathOf(unit) });
}

/** A new household takes its file's number from the act, which no other household has. */
function newHead(members: readonly Member[], { text, unit, eventId }: Place & { readonly eventId: number }): Party {
  const { party } = members.find(({ relation }) => relation === 'head') as Member;
  const residenceFile = `CT-${eventId}`;
  return { ...party, place: text, unit, residenceFile, householdId: householdIdOf(unit, residenceFile) };
}

/** Where the head leaves, those who stay are told another one. */
async function stayingForms(
  needs: EventNeeds,
  { remaining }: SaidResidence,
  members: readonly Member[],
  since: PartialDate,
  today: PartialDate,
): Promise<readonly ToldForm[]> {
  const old = members.find(({ party }) => party.role === 'head' && party.householdId !== undefined)?.party;
  if (old === undefined) return [];
  const going = new Set(members.map(({ party }) => party.personId));
  const { parties, forms } = await withoutHead(needs, old, { going, remaining, since, today });
  return forms ?? refuse(refusals, 'event.old-head-leaves', { name: old.fullName, stay: parties.map(({ fullName }) => fullName).join(', ') });
}
