/** Who lives in a household, before anybody has a name: ages, sexes, who is whose parent and spouse. */
import type { Sex } from '#values/index.ts';
import { birthday, type Day, today, yearAt, yearLength } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { HouseholdKind } from './household-kinds.ts';

export type Relation = 'chủ hộ' | 'vợ' | 'chồng' | 'con đẻ' | 'bố' | 'mẹ' | 'con dâu' | 'cháu ruột' | 'em ruột' | 'người ở thuê';
export type Marital = 'single' | 'married' | 'divorced' | 'widowed';

/** One of a household; father, mother, spouse, twin are places in it. */
export type Member = {
  readonly sex: Sex;
  readonly born: Day;
  relation: Relation;
  marital: Marital;
  father?: number;
  mother?: number;
  spouse?: number;
  marriedOn?: Day;
  twin?: number;
  diedOn?: Day;
};

const daysOf = (years: number) => Math.round(years * yearLength);
const bornAt = (chance: Chance, age: number): Day => today - Math.floor((age + chance.fraction()) * yearLength);

/** Boys to a hundred girls at birth (WPP 2019). */
function sexAtBirth(chance: Chance, year: number): Sex {
  const boys = year < 2000 ? 106 : year < 2005 ? 108 : year < 2010 ? 111.5 : 112.4;
  return chance.happens(boys / (boys + 100)) ? 'M' : 'F';
}

/** Of a thousand deliveries nine are of twins, two times in three of one sex. */
export const twinShare = 0.009;

/** The law wants 18 of her and 20 of him; couples that are there by a day have married by then. */
function marriageDay(chance: Chance, woman: Day, man: Day, by: Day = today): Day {
  const lawful = Math.max(birthday(woman, 18), birthday(man, 20));
  const usual = Math.max(lawful, woman + daysOf(chance.normal(23.1, 3.2)));
  return usual < by || lawful >= by ? usual : lawful + chance.below(by - lawful);
}

/** The couple's place in the list; a husband is about four years older. `undefined` for those too young to have married by the day. */
function addCouple(chance: Chance, members: Member[], woman: Day, by: Day = today): { husband: number; wife: number; marriedOn: Day } | undefined {
  const man = woman - daysOf(Math.max(by === today ? -4 : 0, chance.normal(3.4, 3)));
  const marriedOn = marriageDay(chance, woman, man, by);
  if (marriedOn >= by) return undefined;
  const [husband, wife] = [members.length, members.length + 1];
  members.push(
    { sex: 'M', born: man, relation: 'chủ hộ', marital: 'married', spouse: wife, marriedOn },
    { sex: 'F', born: woman, relation: 'vợ', marital: 'married', spouse: husband, marriedOn },
  );
  return { husband, wife, marriedOn };
}

/** How many children she has in all, by the time that she was born. */
function familySize(chance: Chance, motherYear: number): number {
  const mean = motherYear < 1950 ? 5 : motherYear < 1960 ? 4.2 : motherYear < 1970 ? 3.2 : motherYear < 1980 ? 2.6 : 2.4;
  return Math.max(chance.happens(0.05) ? 0 : 1, Math.round(chance.normal(mean, mean / 3.2)));
}

/** Children still at home: born since the marriage, not yet gone to a home of their own. */
function addChildren(chance: Chance, members: Member[], parents: { father?: number; mother?: number; since: Day }, mother: Day, relation: Relation): void {
  const count = familySize(chance, yearAt(mother));
  let born = Math.max(parents.since + daysOf(Math.max(0.5, chance.normal(1.3, 0.8))), birthday(mother, 17));
  for (let child = 0; child < count && born < today && born < birthday(mother, 46); child++) {
    const sex = sexAtBirth(chance, yearAt(born));
    const atHome = born > today - daysOf(Math.max(16, chance.normal(sex === 'M' ? 28.5 : 23.5, 4.5)));
    const twins = chance.happens(twinShare);
    const { father, mother: ofMother } = parents;
    const links = { ...(father === undefined ? {} : { father }), ...(ofMother === undefined ? {} : { mother: ofMother }) };
    if (atHome) members.push({ sex, born, relation, marital: 'single', ...links });
    if (twins && atHome) {
      members.push({ sex: chance.happens(0.67) ? sex : sex === 'M' ? 'F' : 'M', born, relation, marital: 'single', ...links, twin: members.length - 1 });
      child++;
    }
    born += daysOf(Math.max(1.1, chance.normal(3.8, 1.8)));
  }
}

const lone = (sex: Sex, born: Day, relation: Relation, marital: Marital): Member => ({ sex, born, relation, marital });

function maritalOfLone(chance: Chance, age: number): Marital {
  if (age < 24) return 'single';
  return chance.happens(Math.min(0.85, Math.max(0, (age - 40) / 40))) ? 'widowed' : chance.happens(0.25) ? 'divorced' : 'single';
}

/** `age`: of the woman of the couple, the lone person or the elder, by kind. */
export function shapeHousehold(chance: Chance, kind: HouseholdKind, age: number): Member[] {
  const members: Member[] = [];
  const anchor = bornAt(chance, age);
  if (kind === 'lone') {
    const sex = chance.happens(age > 55 ? 0.75 : 0.35) ? 'F' : 'M';
    members.push(lone(sex, anchor, 'chủ hộ', maritalOfLone(chance, age)));
  } else if (kind === 'renters') {
    const count = chance.between(2, 4);
    for (let one = 0; one < count; one++)
      members.push(lone(chance.happens(0.45) ? 'F' : 'M', bornAt(chance, chance.between(18, 30)), one === 0 ? 'chủ hộ' : 'người ở thuê', 'single'));
  } else if (kind === 'lone-parent') {
    const sex = chance.happens(0.8) ? 'F' : 'M';
    members.push(lone(sex, anchor, 'chủ hộ', chance.happens(0.3 + age / 130) ? 'widowed' : 'divorced'));
    addChildren(chance, members, { ...(sex === 'F' ? { mother: 0 } : { father: 0 }), since: marriageDay(chance, anchor, anchor) }, anchor, 'con đẻ');
  } else if (kind === 'grandparents') {
    addCouple(chance, members, anchor);
    const grandchildren = chance.between(1, 2);
    for (let one = 0; one < grandchildren; one++) {
      const born = bornAt(chance, Math.min(age - 36, chance.between(1, 15)));
      members.push(lone(sexAtBirth(chance, yearAt(born)), born, 'cháu ruột', 'single'));
    }
  } else {
    const couple = addCouple(chance, members, anchor);
    if (!couple) members.push(lone('F', anchor, 'chủ hộ', 'single'));
    else if (kind !== 'couple') addChildren(chance, members, { father: couple.husband, mother: couple.wife, since: couple.marriedOn }, anchor, 'con đẻ');
    if (couple && kind === 'three-generations') addGrandparents(chance, members, couple.husband);
    if (couple && kind === 'with-kin') addSibling(chance, members, couple.husband);
  }
  return chooseHead(chance, members);
}

/** His parents; one of them may be gone. Often the grandfather heads the house, and every relation is told from him. */
function addGrandparents(chance: Chance, members: Member[], son: number): void {
  const man = members[son]!;
  const wife = man.spouse!;
  const woman = man.born - daysOf(Math.max(21, chance.normal(26, 4.5)));
  const couple = addCouple(chance, members, woman, man.born - 200);
  if (!couple) return;
  const [grandfather, grandmother] = [members[couple.husband]!, members[couple.wife]!];
  const age = (today - woman) / yearLength;
  man.father = couple.husband;
  man.mother = couple.wife;
  const elderHeads = age < 72 && chance.happens(0.6);
  grandfather.relation = elderHeads ? 'chủ hộ' : 'bố';
  grandmother.relation = elderHeads ? 'vợ' : 'mẹ';
  if (elderHeads) {
    for (const member of members) if (member.relation === 'con đẻ') member.relation = 'cháu ruột';
    man.relation = 'con đẻ';
    members[wife]!.relation = 'con dâu';
  }
  const fatherGone = chance.happens(Math.min(0.75, Math.max(0.08, (age - 50) / 40)));
  if (fatherGone) withoutMember(members, couple.husband);
}

/** A widow stays: the dead of long ago are no members. */
function withoutMember(members: Member[], place: number): void {
  const gone = members[place]!;
  const widow = members[gone.spouse!]!;
  widow.marital = 'widowed';
  delete widow.spouse;
  if (gone.relation === 'chủ hộ') widow.relation = 'chủ hộ';
  members.splice(place, 1);
  const moved = (at: number) => (at > place ? at - 1 : at);
  for (const member of members) {
    for (const link of ['father', 'mother', 'spouse', 'twin'] as const) {
      const at = member[link];
      if (at === place) delete member[link];
      else if (at !== undefined) member[link] = moved(at);
    }
  }
}

function addSibling(chance: Chance, members: Member[], elder: number): void {
  const born = members[elder]!.born + daysOf(chance.between(2, 9));
  if (today - born > daysOf(16) && today - born < daysOf(45)) members.push(lone(chance.happens(0.65) ? 'M' : 'F', born, 'em ruột', 'single'));
}

/** Old couples lose one of them; in every sixth house the wife is the head though he lives. */
function chooseHead(chance: Chance, members: Member[]): Member[] {
  const head = members.findIndex((member) => member.relation === 'chủ hộ');
  const husband = members[head]!;
  if (husband.spouse === undefined || husband.sex !== 'M') return headFirst(members, head);
  const wife = members[husband.spouse]!;
  const age = (today - husband.born) / yearLength;
  if (chance.happens(Math.max(0, (age - 55) / 70))) {
    withoutMember(members, head);
    return headFirst(members, members.indexOf(wife));
  }
  if (chance.happens(0.16) && !members.some((member) => member.relation === 'bố' || member.relation === 'mẹ' || member.relation === 'em ruột')) {
    [husband.relation, wife.relation] = ['chồng', 'chủ hộ'];
    return headFirst(members, members.indexOf(wife));
  }
  return headFirst(members, head);
}

function headFirst(members: Member[], head: number): Member[] {
  if (head === 0) return members;
  const order = [head, ...members.keys().filter((at) => at !== head)];
  const placeOf = new Map(order.map((old, at) => [old, at]));
  const sorted = order.map((old) => members[old]!);
  for (const member of sorted) {
    for (const link of ['father', 'mother', 'spouse', 'twin'] as const) {
      const at = member[link];
      if (at !== undefined) member[link] = placeOf.get(at)!;
    }
  }
  return sorted;
}
