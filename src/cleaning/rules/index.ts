/** All rules, in the order in which they judge: what is seen while reading, then a form, a household, an archive. */
import { aliveAfterDeath } from './alive-after-death.ts';
import { birthYearTooEarly } from './birth-year-too-early.ts';
import { birthsDisagree } from './births-disagree.ts';
import { bornAfterForm } from './born-after-form.ts';
import { bornInFuture } from './born-in-future.ts';
import { childOlderThanHead } from './child-older-than-head.ts';
import { crowdedArchive } from './crowded-archive.ts';
import { dateExcelSerial } from './date-excel-serial.ts';
import { dateUnreadable } from './date-unreadable.ts';
import { diedAfterForm } from './died-after-form.ts';
import { diedBeforeBorn } from './died-before-born.ts';
import { diedInFuture } from './died-in-future.ts';
import { ethnicityUnknown } from './ethnicity-unknown.ts';
import { fatherOfItself } from './father-of-itself.ts';
import { fathersDisagree } from './fathers-disagree.ts';
import { filledInFuture } from './filled-in-future.ts';
import { headIsAnother } from './head-is-another.ts';
import { headNamedOtherwise } from './head-named-otherwise.ts';
import { incompleteArchive } from './incomplete-archive.ts';
import { insuranceShape } from './insurance-shape.ts';
import { knownFromDeathOnly } from './known-from-death-only.ts';
import { maritalStatusUnknown } from './marital-status-unknown.ts';
import { marriedTooYoung } from './married-too-young.ts';
import { motherOfItself } from './mother-of-itself.ts';
import { mothersDisagree } from './mothers-disagree.ts';
import { nameAbbreviated } from './name-abbreviated.ts';
import { nameDigitsForLetters } from './name-digits-for-letters.ts';
import { nameEncoding } from './name-encoding.ts';
import { nameHasSigns } from './name-has-signs.ts';
import { nameNormalForm } from './name-normal-form.ts';
import { nameOddForSex } from './name-odd-for-sex.ts';
import { nameOneWord } from './name-one-word.ts';
import { nameTypingResidue } from './name-typing-residue.ts';
import { nameUnreadable } from './name-unreadable.ts';
import { nameWithoutMarks } from './name-without-marks.ts';
import { nationalityUnknown } from './nationality-unknown.ts';
import { noHead } from './no-head.ts';
import { numberDisagrees } from './number-disagrees.ts';
import { numberDisagreesPlace } from './number-disagrees-place.ts';
import { numberKeptAtWish } from './number-kept-at-wish.ts';
import { numberLettersForDigits } from './number-letters-for-digits.ts';
import { numberLostZero } from './number-lost-zero.ts';
import { numberOfHeadOnMember } from './number-of-head-on-member.ts';
import { numberOfParent } from './number-of-parent.ts';
import { numberOfSpouse } from './number-of-spouse.ts';
import { numberPadded } from './number-padded.ts';
import { numberPrefixUnknown } from './number-prefix-unknown.ts';
import { numberScientific } from './number-scientific.ts';
import { numberShape } from './number-shape.ts';
import { numberYearAhead } from './number-year-ahead.ts';
import { officeLostZero } from './office-lost-zero.ts';
import { officeUnknown } from './office-unknown.ts';
import { parentTooYoung } from './parent-too-young.ts';
import { parentsOfEachOther } from './parents-of-each-other.ts';
import { parentsSame } from './parents-same.ts';
import { parentsSwapped } from './parents-swapped.ts';
import { phoneShape } from './phone-shape.ts';
import { placeAmbiguous } from './place-ambiguous.ts';
import { placeEncoding } from './place-encoding.ts';
import { placeOldName } from './place-old-name.ts';
import { placeUnknown } from './place-unknown.ts';
import { relationUnknown } from './relation-unknown.ts';
import { residenceOutsideOffice } from './residence-outside-office.ts';
import { residencesAtOnce } from './residences-at-once.ts';
import type { ArchiveRule, FormRule, HouseholdRule, ReadingRule, Rule } from './rule.ts';
import { samePersonTwice } from './same-person-twice.ts';
import { sexUnknown } from './sex-unknown.ts';
import { sexesDisagree } from './sexes-disagree.ts';
import { singleWithSpouse } from './single-with-spouse.ts';
import { tooManyMembers } from './too-many-members.ts';
import { tooOld } from './too-old.ts';
import { twoHeads } from './two-heads.ts';
import { twoNumbers } from './two-numbers.ts';
import { twoSpouses } from './two-spouses.ts';
import { yearOnlyBirth } from './year-only-birth.ts';

export const readingRules = {
  'name-encoding': nameEncoding,
  'name-normal-form': nameNormalForm,
  'name-typing-residue': nameTypingResidue,
  'name-digits-for-letters': nameDigitsForLetters,
  'name-unreadable': nameUnreadable,
  'date-excel-serial': dateExcelSerial,
  'date-unreadable': dateUnreadable,
  'number-letters-for-digits': numberLettersForDigits,
  'number-lost-zero': numberLostZero,
  'number-padded': numberPadded,
  'number-scientific': numberScientific,
  'number-shape': numberShape,
  'place-encoding': placeEncoding,
  'place-unknown': placeUnknown,
  'place-ambiguous': placeAmbiguous,
  'ethnicity-unknown': ethnicityUnknown,
  'nationality-unknown': nationalityUnknown,
  'sex-unknown': sexUnknown,
  'marital-status-unknown': maritalStatusUnknown,
  'relation-unknown': relationUnknown,
  'office-lost-zero': officeLostZero,
  'office-unknown': officeUnknown,
  'phone-shape': phoneShape,
  'insurance-shape': insuranceShape,
} as const satisfies { readonly [id: string]: ReadingRule };

export const formRules: readonly FormRule[] = [
  bornAfterForm,
  bornInFuture,
  birthYearTooEarly,
  tooOld,
  yearOnlyBirth,
  diedBeforeBorn,
  diedAfterForm,
  diedInFuture,
  filledInFuture,
  numberPrefixUnknown,
  numberDisagrees,
  numberKeptAtWish,
  numberDisagreesPlace,
  numberYearAhead,
  numberOfHeadOnMember,
  numberOfParent,
  numberOfSpouse,
  nameOneWord,
  nameHasSigns,
  nameAbbreviated,
  nameWithoutMarks,
  nameOddForSex,
  fatherOfItself,
  motherOfItself,
  parentsSame,
  parentsSwapped,
  parentTooYoung,
  marriedTooYoung,
  singleWithSpouse,
  headIsAnother,
  placeOldName,
  residenceOutsideOffice,
];

export const householdRules: readonly HouseholdRule[] = [
  noHead,
  twoHeads,
  headNamedOtherwise,
  twoSpouses,
  childOlderThanHead,
  parentsOfEachOther,
  tooManyMembers,
  samePersonTwice,
];

export const archiveRules: readonly ArchiveRule[] = [
  twoNumbers,
  birthsDisagree,
  sexesDisagree,
  mothersDisagree,
  fathersDisagree,
  aliveAfterDeath,
  residencesAtOnce,
  incompleteArchive,
  crowdedArchive,
  knownFromDeathOnly,
];

export const allRules: readonly Rule[] = [...Object.values(readingRules), ...formRules, ...householdRules, ...archiveRules];

const byId = new Map(allRules.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule | undefined => byId.get(id);

/** Those that take the field they judge out of use while they are open. */
export const blockingRules: readonly string[] = allRules.filter(({ blocks }) => blocks).map(({ id }) => id);
