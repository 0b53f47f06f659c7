/** People for tests: households with children and twins, each written down once or twice, with the slips that people make. */
import { chanceFrom } from '../engine/chance.ts';

export type MadeUp = { readonly csv: string; readonly truth: string; readonly records: number };

const given = [
  'Anna',
  'Maria',
  'John',
  'Paul',
  'Peter',
  'Lucy',
  'Clara',
  'Hugo',
  'Emil',
  'Rosa',
  'Olga',
  'Karl',
  'Ivan',
  'Nina',
  'Lars',
  'Eva',
  'José',
  'Zoë',
  'Mai',
  'Nam',
];
const surnames = [
  'Novak',
  'Smith',
  'Müller',
  'García',
  'Nguyen',
  'Rossi',
  'Kowalski',
  'Dubois',
  'Hansen',
  'Silva',
  'Popescu',
  'Ivanov',
  'Larsen',
  'Moreau',
  'Ferrari',
  'Schmidt',
];
const streets = ['High Street', 'Mill Lane', 'Station Road', 'Church Walk', 'Park Avenue', 'King Street'];
const towns = ['Aldon', 'Brek', 'Corva', 'Dunmore', 'Elstead'];

/** Columns: rec_id, given_name, surname, dob, street, town, postcode. */
export function madeUpPeople(households: number, seed: number): MadeUp {
  const chance = chanceFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const day = (year: number): string =>
    `${year}-${String(1 + Math.floor(chance() * 12)).padStart(2, '0')}-${String(1 + Math.floor(chance() * 28)).padStart(2, '0')}`;
  const slip = (text: string): string => {
    const at = 1 + Math.floor(chance() * (text.length - 1));
    return chance() < 0.5 ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + text.slice(at - 1);
  };
  const lines: { readonly key: number; readonly cells: readonly string[]; readonly entity: number }[] = [];
  let entity = 0;
  for (let household = 0; household < households; household++) {
    const [surname, street, town] = [
      `${pick(surnames)}${household % 7 === 0 ? pick(['ova', 'son', 'ez']) : ''}`,
      `${1 + Math.floor(chance() * 90)} ${pick(streets)}`,
      pick(towns),
    ];
    const postcode = String(10_000 + Math.floor(chance() * 900));
    const parents = 1930 + Math.floor(chance() * 50);
    const children = Math.floor(chance() * 4);
    const born = [day(parents), day(parents + 2), ...Array.from({ length: children }, () => day(parents + 22 + Math.floor(chance() * 15)))];
    if (children > 1 && household % 25 === 0) born[3] = born[2] as string;
    const names = new Set<string>();
    for (const dob of born) {
      let name = pick(given);
      while (names.has(name)) name = pick(given);
      names.add(name);
      entity++;
      const times = chance() < 0.4 ? 2 : 1;
      for (let time = 0; time < times; time++) {
        const wrong = time === 1;
        const cells = [
          wrong && chance() < 0.15 ? slip(name) : name,
          wrong && chance() < 0.15 ? slip(surname) : surname,
          wrong && chance() < 0.1 ? '' : dob,
          wrong && chance() < 0.1 ? slip(street) : street,
          town,
          postcode,
        ];
        lines.push({ key: chance(), entity, cells });
      }
    }
  }
  lines.sort((a, b) => a.key - b.key);
  return {
    records: lines.length,
    csv: `rec_id,given_name,surname,dob,street,town,postcode\n${lines.map(({ cells }, at) => `r${at},${cells.join(',')}\n`).join('')}`,
    truth: `id,entity\n${lines.map((line, at) => `r${at},${line.entity}\n`).join('')}`,
  };
}
