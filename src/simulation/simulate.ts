/** Writes what the offices of a made-up country send, and beside it the truth. */
import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, refuse } from '#values/index.ts';
import { iso, written } from './calendar.ts';
import { chanceOf } from './chance.ts';
import { readCountry, settle } from './country.ts';
import { openDeliveries } from './deliveries.ts';
import { spoil } from './errors/index.ts';
import { imagineHousehold, type World } from './imagine-household.ts';
import { latin1Bytes, tcvn3Letters, vniLetters } from './letters/legacy.ts';
import type { MixName } from './mixes.ts';
import { giveNumbers } from './numbers.ts';
import { officerOf } from './offices/filing.ts';
import { offices } from './offices/index.ts';
import type { Household, Person } from './person.ts';
import { refusals } from './refusals.ts';
import { type SourceName, type Statement, stateTruly } from './statement.ts';

export type Simulation = {
  readonly people: number;
  /** The same seed writes the same bytes. */
  readonly seed: number | string;
  /** A folder that is new or empty. */
  readonly out: string;
  readonly mix?: MixName;
  /** Codes of 2021; without them communes are drawn as people live. */
  readonly communes?: readonly string[];
  /** Called with the number of people written, a few times a second at most. */
  readonly onProgress?: (people: number) => void;
};

export type SimulationSummary = {
  readonly people: number;
  readonly households: number;
  readonly communes: number;
  readonly files: number;
  readonly forms: number;
  readonly formsBySource: { readonly [source in SourceName]: number };
};

const peopleHeader =
  'person,full_name,date_of_birth,sex,unit,number,old_numbers,insurance_number,phone,ethnicity,religion,marital_status,birth_registration_unit,origin_unit,household,relation_to_head,head,father,father_name,mother,mother_name,spouse,spouse_name,twin,date_of_death';

/** Every household is made from seed, commune and its number alone; only series of numbers are counted, so memory does not grow with the people. */
export async function simulate({ people, seed, out, mix = 'even', communes, onProgress }: Simulation): Promise<SimulationSummary> {
  makeFolder(out);
  if (readdirSync(out).length > 0) refuse(refusals, 'simulation.out-not-empty', { out });

  const country = readCountry(String(seed));
  const settlements = settle(country, String(seed), people, communes);
  const settled = Map.groupBy(
    settlements.map(({ commune }) => commune),
    ({ province }) => province.code,
  );
  const world: World = { seed: String(seed), country, settled, numbers: giveNumbers(String(seed)) };
  const deliveries = openDeliveries(out);
  const truth = await openLines(path.join(out, 'truth.csv'), 'file,line,person');
  const persons = await openLines(path.join(out, 'people.csv'), peopleHeader);
  const bySource = { 'dc01': 0, 'khai-sinh': 0, 'khai-tu': 0, 'cmnd': 0, 'bhxh': 0, 'y-te': 0 };
  let [done, households, told] = [0, 0, 0];

  function write(person: Person, household: Household): void {
    for (const office of offices) {
      const { source } = office;
      const plan = chanceOf(world.seed, person.id, source);
      for (const [nth, filing] of office.filings(plan, { world, mix, household, person }).entries()) {
        const chance = chanceOf(world.seed, person.id, source, nth);
        const statement = stateTruly(chance, { source, person, household, office: filing.office, on: filing.on });
        filing.adjust?.(statement);
        spoil(statement, chanceOf(world.seed, person.id, source, nth, 'mistakes'), mix);
        const ordinal = deliveries.nextOrdinal(office, filing.file);
        const officer = officerOf(world.seed, filing.office, source, chance);
        const row = office.layOut(statement, { ordinal, officer, chance, filing });
        const at = deliveries.add(office, filing.file, encoded(row, statement));
        truth.add(`${at.file},${at.line},${person.id}`);
        bySource[source]++;
      }
    }
  }

  for (const { commune, people: here } of settlements) {
    for (let [index, left] = [0, here]; left > 0; index++) {
      const household = imagineHousehold(world, commune, index, left);
      left -= household.people.length;
      done += household.people.length;
      households++;
      for (const person of household.people) persons.add(personLine(person, household));
      for (const person of household.people) write(person, household);
      if (index % 50 === 49) {
        await Promise.all([deliveries.settle(), truth.settle(), persons.settle()]);
        if (done - told >= 2_000) onProgress?.((told = done));
      }
    }
  }
  await Promise.all([deliveries.close(), truth.close(), persons.close()]);
  onProgress?.(done);
  const forms = Object.values(bySource).reduce((sum, count) => sum + count, 0);
  return { people: done, households, communes: settlements.length, files: deliveries.files(), forms, formsBySource: bySource };
}

function encoded(row: string, { letters }: Statement): string | Buffer {
  if (letters === 'utf8') return row;
  return latin1Bytes(letters === 'tcvn3' ? tcvn3Letters(row) : vniLetters(row));
}

function personLine(person: Person, household: Household): string {
  const { father, mother, spouse, twin } = person;
  return [
    person.id,
    person.name.full,
    iso(written(person.born)),
    person.sex,
    person.permanent.commune.code,
    person.number ?? '',
    person.oldCards.map((card) => card.number).join(' '),
    person.insurance ?? '',
    person.phone ?? '',
    person.people,
    person.religion,
    person.marital,
    person.birthCommune.code,
    person.origin.code,
    household.id,
    person.relation,
    household.people[0]!.id,
    father?.person?.id ?? '',
    father?.name ?? '',
    mother?.person?.id ?? '',
    mother?.name ?? '',
    spouse?.person?.id ?? '',
    spouse?.name ?? '',
    twin?.id ?? '',
    person.diedOn === undefined ? '' : iso(written(person.diedOn)),
  ].join(',');
}

type Lines = { readonly add: (line: string) => void; readonly settle: () => Promise<void>; readonly close: () => Promise<void> };

async function openLines(path: string, header: string): Promise<Lines> {
  const file = await open(path, 'wx');
  let waiting = [header];
  const write = async () => {
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) await file.write(`${lines.join('\n')}\n`);
  };
  return {
    add: (line) => void waiting.push(line),
    settle: async () => (waiting.length > 4_000 ? write() : undefined),
    async close() {
      await write();
      await file.close();
    },
  };
}
