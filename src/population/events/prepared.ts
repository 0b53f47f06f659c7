/** What a kind of event makes of what was declared, before anything is written. */
import type { Officer } from '#access/index.ts';
import type { Form } from '#intake/index.ts';
import { type FieldError, type PartialDate, refuse, type UnitId, type Words } from '#values/index.ts';
import type { LikelyParty } from '../review/open-beside.ts';
import type { ReachNeeds } from '../within-reach.ts';
import type { Informant } from './entry-store.ts';
import type { Confirmed } from './event-store.ts';
import { refusals } from './refusals.ts';

export type EventNeeds = Omit<ReachNeeds, 'actor'> & { readonly actor: Officer };

/** Something unlikely, which is registered only where the officer confirms it with a reason. */
export type Ask = { readonly code: string; readonly words: Words };

/** Somebody of the register who may be the one that is declared; null where linkage does not know them yet, and name and day of birth agree. */
export type Likely = { readonly personId: number; readonly probability: number | null };

/** What a form says; the rest is the same for all forms of an event. */
export type Told = Partial<Omit<Form, 'formId' | 'line' | 'byteOffset' | 'byteLength' | 'doubted' | 'officer' | 'officeUnit' | 'entry'>> & Pick<Form, 'source'>;

/** `personId`: null for whoever is born. The first form is that of the act. */
export type ToldForm = { readonly personId: number | null; readonly told: Told };

export type Prepared = {
  /** The commune whose office it is. */
  readonly unit: UnitId;
  readonly happenedOn: PartialDate;
  /** Nobody registers what is their own or their household's. */
  readonly concerns: readonly number[];
  readonly asks: readonly Ask[];
  readonly likely: readonly Likely[];
  /** With those of other communes: whom a second officer compares with who was born; told to nobody here. */
  readonly beside: readonly LikelyParty[];
  readonly informant: Informant | null;
  /** Of a household that the event makes, by the act. */
  forms(eventId: number): readonly ToldForm[];
};

export function refuseUnconfirmed(asks: readonly Ask[], confirmed: readonly Confirmed[]): void {
  const open = asks.filter(({ code }) => !confirmed.some((one) => one.code === code));
  if (open.length === 0) return;
  const errors = open.map(({ code, words }): FieldError => ({ pointer: '/confirmed', code, expected: words }));
  const said = (language: 'vi' | 'en') => open.map(({ words }) => words[language]).join('; ');
  refuse(refusals, 'event.must-confirm', { asks_vi: said('vi'), asks_en: said('en') }, errors);
}
