/** A death: the archive ends on that day, and whoever has something open of that person hears of it. */
import { reachOf } from '#access/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { formatIso, formatOfficial, isWholeDate, type PartialDate, readIsoDate, refuse } from '#values/index.ts';
import { lockPersons } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { formsById } from '../person-store.ts';
import { isChildOf, mothers } from './child-of.ts';
import { daysBetween, plusDays } from './days.ts';
import { entriesOfForms } from './entry-store.ts';
import { type Child, childrenBorn } from './event-store.ts';
import { householdOn, withoutHead } from './household.ts';
import { type Party, partyOf, personNamed, refuseImpossibleDay, refuseOutsideLife } from './party.ts';
import type { Ask, EventNeeds, Prepared, Told, ToldForm } from './prepared.ts';
import { refusals } from './refusals.ts';
import type { SaidDeath } from './said.ts';

/** Of deaths that are declared later it is asked why (the law gives 15 days, and no fine). */
const lateDays = 365;

/** The person stays locked until commit: of two deaths at once one is registered, the other refused with the entry. */
export async function prepareDeath(needs: EventNeeds, said: SaidDeath): Promise<Prepared> {
  const { tx, now, actor } = needs;
  const today = dayOfMoment(now);
  const personId = await personNamed(needs, said.person);
  const { householdId, role } = await partyOf(needs, personId);
  const household = role === 'head' && householdId !== undefined ? await householdOn(needs, householdId, today, today) : [];
  await lockPersons(tx, [...new Set([personId, ...household])]);
  const person = await partyOf(needs, personId);
  await refuseSecondDeath(needs, person);
  const died = refuseImpossibleDay(readIsoDate(said.dateOfDeath), said.dateOfDeath, today);
  refuseOutsideLife(person, died);
  if (actor.unit === null) return refuse(refusals, 'event.no-commune', {});
  const reach = reachOf(actor);
  if (person.unit !== undefined && !reach.all && !reach.units.has(person.unit))
    refuse(refusals, 'event.elsewhere', { unit: unitCatalogue().pathOf(person.unit) });
  const told: Told = {
    source: 'khai-tu',
    filledOn: today,
    fullName: person.fullName,
    ...(person.dateOfBirth !== undefined && { dateOfBirth: person.dateOfBirth }),
    ...(person.sex !== undefined && { sex: person.sex }),
    ...(person.number !== undefined && { personNumber: person.number }),
    ...(person.place !== undefined && { residencePlace: person.place }),
    ...(person.unit !== undefined && { residenceUnit: person.unit }),
    dateOfDeath: died,
  };
  const asks: Ask[] = [];
  if (daysBetween(died, today) > lateDays)
    asks.push({ code: 'death-long-ago', words: { vi: `chết đã hơn ${lateDays} ngày`, en: `the death was over ${lateDays} days ago` } });
  const seen = await lastSeen(needs, person);
  if (seen !== undefined && seen > died) {
    const on = formatOfficial(seen);
    asks.push({
      code: 'seen-later',
      words: { vi: `có giấy tờ cư trú lập ngày ${on}, sau ngày chết`, en: `a residence form was filled in on ${on}, after the death` },
    });
  }
  const born = await bornAfter(needs, person, died);
  if (born !== undefined) {
    const on = formatOfficial(born.dateOfBirth);
    asks.push({
      code: 'child-born-later',
      words: {
        vi: `sổ ghi là mẹ của ${born.fullName}, sinh ${on}, sau ngày chết`,
        en: `the register has her as mother of ${born.fullName}, born on ${on}, after the death`,
      },
    });
  }
  const left: readonly ToldForm[] = person.role === 'head' ? await leftForms(needs, person, said, died, asks) : [];
  return {
    unit: actor.unit,
    happenedOn: died,
    concerns: [personId],
    asks,
    likely: [],
    beside: [],
    informant: said.informant,
    forms: () => [{ personId, told }, ...left],
  };
}

/** A child of her household whose mother she is, born when she was dead: the day, or the child's mother, is wrong. */
async function bornAfter({ tx, now }: EventNeeds, { sex, householdId, fullName, number }: Party, died: PartialDate): Promise<Child | undefined> {
  if (sex === 'M' || householdId === undefined || !isWholeDate(died)) return undefined;
  const born = await childrenBorn(tx, { key: '', from: plusDays(died, 1), to: dayOfMoment(now), households: [householdId] });
  return born.find((child) => isChildOf(child, mothers, { name: fullName, number }) === true);
}

/** A household whose head died has another one; where nobody of it can be (minors alone), the police are told why. Refused: remaining members that are not all of them, or have not one head. */
async function leftForms(needs: EventNeeds, person: Party, { remaining }: SaidDeath, died: PartialDate, asks: Ask[]): Promise<readonly ToldForm[]> {
  const today = dayOfMoment(needs.now);
  const { parties, forms } = await withoutHead(needs, person, { going: new Set([person.personId]), remaining, since: died, today });
  if (forms !== undefined) return forms;
  const stay = parties.map(({ fullName }) => fullName).join(', ');
  if (remaining !== undefined) return refuse(refusals, 'event.old-head-leaves', { name: person.fullName, stay });
  asks.push({ code: 'no-head', words: { vi: `hộ không còn chủ hộ, còn lại: ${stay}`, en: `the household is left without a head: ${stay}` } });
  return [];
}

async function refuseSecondDeath({ tx }: EventNeeds, { state, fullName: name, dateOfDeath, evidence }: Party): Promise<void> {
  if (state !== 'dead') return;
  const entry = (await entriesOfForms(tx, evidence)).find(({ kind }) => kind === 'death');
  const died = dateOfDeath === undefined ? '?' : formatIso(dateOfDeath);
  const [vi, en] = entry
    ? [`số ${entry.number}, quyển ${entry.book}`, `number ${entry.number}, book ${entry.book}`]
    : ['chưa rõ mục nào', 'of an unknown entry'];
  refuse(refusals, 'event.already-dead', { name, died, entry_vi: vi, entry_en: en });
}

/** The last day on which somebody declared where the person lives. */
async function lastSeen({ tx }: EventNeeds, { evidence }: Party) {
  const forms = [...(await formsById(tx, evidence)).values()].map(({ form }) => form);
  const days = forms.filter(({ source }) => source === 'dc01' || source === 'act').flatMap(({ filledOn }) => (filledOn === undefined ? [] : [filledOn]));
  return days.sort((a, b) => b - a)[0];
}
