/** Door of the room: whose number is which, and which form's value is believed. */

export { askWhoseNumber, settleAnswered } from './ask-about-numbers.ts';
export { type BirthFacts, chooseBirthFacts, exactUnit } from './birth-facts.ts';
export {
  activeNumbersOf,
  changeNumbers,
  changesOfAct,
  holdersOf,
  type NotedChange,
  type NumberChange,
  numberedSince,
  numbersGivenBy,
  personsNumberedBy,
  retiredInFavourOf,
} from './change-store.ts';
export { chooseForm, compareForms, isDoubted, type Manner, type Statement, sourceRank } from './choose-value.ts';
export { sixDigits } from './draw.ts';
export { giveFromTop } from './give-from-top.ts';
export { numberKey } from './number-key.ts';
export { numberAnew, numberPersons } from './number-persons.ts';
export { type ReasonForNone, reasonsForNone } from './reasons.ts';
export { type Reserved, type ReserveOptions, reserveNumbers } from './reserve-numbers.ts';
export { activateNumbers, claimsOfNumbers } from './store.ts';
export { insertWish, keptAtWish, type SaidWish, type WishBy, wishesOf } from './wish-store.ts';
