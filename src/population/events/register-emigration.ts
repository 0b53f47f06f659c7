/** Somebody settles abroad: they leave their household, and the commune where they lived keeps the archive (Law 68/2020, Art. 24(1)b). */
import { reachOf } from '#access/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { formatIso, formatOfficial, readIsoDate, refuse, type UnitId } from '#values/index.ts';
import { lockPersons } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { formsById } from '../person-store.ts';
import { abroadSince } from './event-store.ts';
import { householdOn, withoutHead } from './household.ts';
import { type Party, partyOf, personNamed, refuseImpossibleDay, refuseOutsideLife } from './party.ts';
import type { Ask, EventNeeds, Prepared, Told, ToldForm } from './prepared.ts';
import { refusals } from './refusals.ts';
import type { SaidEmigration } from './said.ts';

/** Everybody of the household stays locked until commit: of two at once one is registered, the other refused. */
export async function prepareEmigration(needs: EventNeeds, said: SaidEmigration): Promise<Prepared> {
  const { tx, now, actor } = needs;
  const today = dayOfMoment(now);
  const since = refuseImpossibleDay(readIsoDate(said.since), said.since, today);
  const ids: number[] = [];
  for (const one of said.persons) ids.push(await personNamed(needs, one));
  const households = [...new Set((await Promise.all(ids.map((id) => partyOf(needs, id)))).flatMap(({ householdId }) => householdId ?? []))];
  const others = (await Promise.all(households.map((id) => householdOn(needs, id, today, today)))).flat();
  await lockPersons(tx, [...new Set([...ids, ...others])]);
  const parties = await Promise.all(ids.map((id) => partyOf(needs, id)));
  const asks: Ask[] = [];
  for (const [at, party] of parties.entries()) {
    if (ids.indexOf(party.personId) !== at) refuse(refusals, 'event.member-twice', { name: party.fullName });
    refuseOutsideLife(party, since);
    if (party.state === 'dead') refuse(refusals, 'event.after-death', { name: party.fullName, found: said.since, died: formatIso(party.dateOfDeath ?? since) });
    const before = await abroadSince(tx, party.personId);
    if (before !== undefined) refuse(refusals, 'event.already-abroad', { name: party.fullName, since: formatIso(before) });
    refuseElsewhere(needs, party);
    asks.push(...(await seenLater(needs, party, since)));
  }
  if (actor.unit === null) return refuse(refusals, 'event.no-commune', {});
  const head = parties.find(({ role, householdId }) => role === 'head' && householdId !== undefined);
  const left = head === undefined ? [] : await leftForms(needs, head, said, { going: new Set(ids), since, today });
  const told: Told = {
    source: 'act',
    filledOn: since,
    currentPlace: said.country,
    currentUnit: 0 as UnitId,
    headName: '',
    headNumber: '',
    relationToHead: '',
    residenceFile: '',
    householdId: 0, // stated as none
  };
  return {
    unit: actor.unit,
    happenedOn: since,
    concerns: [...ids, ...left.map(({ personId }) => personId as number)],
    asks,
    likely: [],
    beside: [],
    informant: null,
    forms: () => [...ids.map((personId): ToldForm => ({ personId, told })), ...left],
  };
}

/** The office where they lived strikes them off. */
function refuseElsewhere({ actor }: EventNeeds, { unit }: Party): void {
  const reach = reachOf(actor);
  if (unit !== undefined && !reach.all && !reach.units.has(unit)) refuse(refusals, 'event.elsewhere', { unit: unitCatalogue().pathOf(unit) });
}

async function leftForms(
  needs: EventNeeds,
  head: Party,
  { remaining }: SaidEmigration,
  when: Pick<Parameters<typeof withoutHead>[2], 'going' | 'since' | 'today'>,
): Promise<readonly ToldForm[]> {
  const { parties, forms } = await withoutHead(needs, head, { ...when, remaining });
  return forms ?? refuse(refusals, 'event.old-head-leaves', { name: head.fullName, stay: parties.map(({ fullName }) => fullName).join(', ') });
}

/** A residence form that was filled in after they left says otherwise. */
async function seenLater({ tx }: EventNeeds, { fullName, evidence }: Party, since: number): Promise<Ask[]> {
  const forms = [...(await formsById(tx, evidence)).values()].map(({ form }) => form);
  const later = forms.find(({ source, filledOn }) => source === 'dc01' && filledOn !== undefined && filledOn > since)?.filledOn;
  if (later === undefined) return [];
  const on = formatOfficial(later);
  const words = {
    vi: `${fullName} có phiếu cư trú lập ngày ${on}, sau ngày đi`,
    en: `a residence form of ${fullName} was filled in on ${on}, after they left`,
  };
  return [{ code: 'seen-later', words }];
}
