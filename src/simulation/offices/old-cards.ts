/** The archive of nine-digit cards, typed from paper by the provincial police in the letters of their time. */
import { dashed, type WrittenDate, written } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import { writePlace } from '../places.ts';
import { csvRow, type Filing, type FilingNeeds, type Office } from './filing.ts';

const columns = 'SO_CMND;HO_TEN;NGAY_SINH;GIOI_TINH;DAN_TOC;NGUYEN_QUAN;NOI_THUONG_TRU;HO_TEN_CHA;HO_TEN_ME;NGAY_CAP;NOI_CAP';

/** Of the cards that were ever given out, those of the books that have been typed. */
const typedShare = 0.6;

/** Only the provinces of the settled communes send. */
function filings(chance: Chance, { world, person }: FilingNeeds): Filing[] {
  if (!chance.happens(typedShare)) return [];
  return person.oldCards
    .filter(({ issuedIn }) => world.settled.has(issuedIn.code))
    .map((card) => ({
      office: card.home.commune,
      on: card.issuedOn,
      file: card.issuedIn.code,
      adjust(statement) {
        if (!statement.permanent || card.home === person.permanent) return;
        statement.permanent = { ...statement.permanent, ...card.home };
      },
    }));
}

const dateWord = (date: WrittenDate): string => (date.month === 0 ? String(date.year) : dashed(date));
const titleAsTyped = (name: string, chance: Chance): string => (chance.happens(0.25) ? name.toUpperCase() : name);

export const oldCards: Office = {
  source: 'cmnd',
  folder: 'cmnd',
  ending: 'csv',
  header: columns,
  lineEnd: () => '\r\n',
  bom: () => false,
  filings,
  layOut(statement, { chance }) {
    const { origin, permanent, father, mother, on, person } = statement;
    const issuedIn = person.oldCards.find((card) => card.issuedOn === on)?.issuedIn;
    return csvRow(
      [
        statement.documentNumber,
        titleAsTyped(statement.fullName, chance),
        dateWord(statement.birth),
        statement.sex === 'M' ? '1' : '0',
        statement.ethnicity,
        origin ? writePlace(origin) : '',
        permanent ? writePlace(permanent) : '',
        father.name,
        mother.name,
        dashed(written(on)),
        issuedIn?.bareName ?? '',
      ],
      ';',
      statement,
      chance,
    );
  },
};
