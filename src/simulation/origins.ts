/** Where people were born and come from: near home for most, from other provinces where many have moved to. */
import { type Day, today, yearLength } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Commune, Province } from './country.ts';
import type { Member } from './household-shape.ts';
import type { World } from './imagine-household.ts';

export type Origins = { readonly birthCommune: Commune; readonly origin: Commune };

/** Own commune, own district, own province (all shares of those who did not come from elsewhere). */
const nearness = { blood: [0.85, 0.95], inLaw: [0.45, 0.85], child: [0.95, 0.985] } as const;

/** One place for each member: the husband's line decides, children born after a move were registered here. */
export function chooseOrigins(world: World, commune: Commune, chance: Chance, members: readonly Member[]): Origins[] {
  const came = chance.happens(commune.province.moverShare * 1.2);
  const home = came ? elsewhere(world, commune, chance) : commune;
  const movedOn: Day = came ? today - Math.round(chance.between(1, 20) * yearLength) : 0;
  const lineOrigin = home !== commune || chance.happens(0.12) ? home : chance.happens(0.5) ? chance.pick(commune.district.communes) : commune;
  const places: Origins[] = [];
  for (const [place, member] of members.entries()) {
    const { relation } = member;
    if (relation === 'người ở thuê' || (place === 0 && members[1]?.relation === 'người ở thuê')) {
      const birthCommune = elsewhere(world, commune, chance);
      places.push({ birthCommune, origin: birthCommune });
      continue;
    }
    const isChild = member.father !== undefined || member.mother !== undefined || relation === 'cháu ruột';
    const inLaw = relation === 'vợ' || relation === 'con dâu';
    const near = isChild ? nearness.child : inLaw ? nearness.inLaw : nearness.blood;
    const around = member.born > movedOn && isChild ? commune : home;
    const birthCommune = inLaw && chance.happens(0.06) ? elsewhere(world, commune, chance) : nearTo(around, chance, near);
    const origin = inLaw ? nearTo(birthCommune, chance, nearness.blood) : lineOrigin;
    places.push({ birthCommune, origin });
  }
  return places;
}

function nearTo(commune: Commune, chance: Chance, [own, district]: readonly [number, number]): Commune {
  const draw = chance.fraction();
  if (draw < own) return commune;
  return draw < district ? chance.pick(commune.district.communes) : anywhereIn(commune.province, chance);
}

/** Another province, as likely as people live there; where that province is settled too, mostly one of its settled communes. */
function elsewhere({ country, settled }: World, commune: Commune, chance: Chance): Commune {
  let province = chance.draw(country.provinces);
  while (province === commune.province) province = chance.draw(country.provinces);
  const here = settled.get(province.code);
  return here && chance.happens(0.6) ? chance.pick(here) : anywhereIn(province, chance);
}

const anywhereIn = (province: Province, chance: Chance): Commune => chance.pick(province.communes);
