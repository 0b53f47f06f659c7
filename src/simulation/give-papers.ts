/** The papers that somebody holds: number, old cards, insurance, telephone, and when each came. */
import { birthday, dayAt, today, yearAt } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Numbers } from './numbers.ts';
import type { Origins } from './origins.ts';
import type { Home, OldCard, Person } from './person.ts';

type Facts = Pick<Person, 'sex' | 'born' | 'birthYear' | 'diedOn' | 'permanent'>;
type Papers = Pick<Person, 'registeredOn' | 'number' | 'numberSince' | 'oldCards' | 'insurance' | 'phone'>;

/** Newborn children have a number since this day (Law 60/2014); so has the citizen's card. */
export const firstNumbers = dayAt(2016, 1, 1);
/** The old card ended when the chip card began. */
const lastOldCards = dayAt(2020, 12, 31);

const shares = { citizenCard: 0.5, oldCard: 0.93, newCardAfterMove: 0.6, insurance: 0.32, phone: 0.75 };

export function givePapers(chance: Chance, numbers: Numbers, facts: Facts, origins: Origins, home: Home): Papers {
  const { born, birthYear, sex, diedOn } = facts;
  const end = diedOn ?? today;
  const province = origins.birthCommune.province;
  const registeredOn = Math.min(today, born + (chance.happens(0.9) ? chance.between(3, 60) : chance.between(61, 700)));
  const adult = birthday(born, 14);

  let numberSince = Number.POSITIVE_INFINITY;
  if (born >= firstNumbers && registeredOn <= end) numberSince = registeredOn;
  else if (chance.happens(shares.citizenCard)) {
    const from = Math.max(firstNumbers, adult);
    const on = from + Math.floor((today - from) * chance.fraction() ** 0.5);
    if (on < end) numberSince = on;
  }
  const number = numberSince <= today ? numbers.personNumber(province, sex, birthYear) : undefined;

  const oldCards: OldCard[] = [];
  const first = Math.max(birthday(born, 14 + Math.min(12, Math.floor(-Math.log(1 - chance.fraction()) * 3))), dayAt(1978, 1, 1) + chance.below(6 * 365));
  if (first < Math.min(end, lastOldCards, numberSince) && chance.happens(shares.oldCard)) {
    const cameFrom = origins.birthCommune.province !== home.commune.province && chance.happens(0.7);
    const issuedIn = cameFrom ? province : home.commune.province;
    oldCards.push({ number: numbers.oldCard(issuedIn), issuedOn: first, issuedIn, home: cameFrom ? { commune: origins.birthCommune, street: '' } : home });
    const again = first + Math.floor((lastOldCards - first) * (0.3 + 0.7 * chance.fraction()));
    if (cameFrom && again < Math.min(end, numberSince) && chance.happens(shares.newCardAfterMove)) {
      oldCards.push({ number: numbers.oldCard(home.commune.province), issuedOn: again, issuedIn: home.commune.province, home });
    }
  }
  const age = yearAt(end) - birthYear;
  return {
    registeredOn,
    number,
    numberSince,
    oldCards,
    insurance: age >= 19 && age <= 62 && chance.happens(shares.insurance) ? numbers.insurance(home.commune.province) : undefined,
    phone: age >= 15 && age < 80 && chance.happens(shares.phone) ? numbers.phone() : undefined,
  };
}
