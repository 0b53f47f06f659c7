/** Door of the room: which forms speak of one person. */
export type { Quality as LinkQuality } from './engine/quality.ts';
export type { Waterfall, WaterfallLine } from './engine/waterfall.ts';
export { type ExplainedPair, explainPair } from './explain-pair.ts';
export { madeUpPeople } from './files/made-up-people.ts';
export { ensureTruth, keepTruth } from './keep-truth.ts';
export { ensureLinkable, type LinkPlan } from './link-plan.ts';
export { type LinkOptions, type LinkResult, linkRegister, type SparsePerson } from './link-register.ts';
export { linkReturned } from './link-returned.ts';
export { type AskedForm, canMatch, type Match, matchForm } from './match-form.ts';
export { type LinkMeasure, measureLinks, type PairShares } from './measure-links.ts';
export { type ComparedField, comparedFields } from './register/compared-fields.ts';
export {
  type FormLink,
  type FormMove,
  forgetKeptApart,
  insertLinks,
  joiningPairs,
  keepApart,
  laterMoveFrom,
  laterMoveOf,
  linkIndexes,
  linksOf,
  linksOfFile,
  linksOfPersons,
  moveForms,
  movesOfAct,
  newestThreshold,
  personsFittingSince,
  personsKeptApart,
  personsOfForms,
} from './store.ts';
export { type Decision, whatDecided } from './what-decided.ts';
