/** Door of the room: rules, findings, the clean form. */

export { brokenOn, changeForm, type FormChanges, judgeChange } from './change-form.ts';
export type { CleanForm } from './clean-form.ts';
export { type CleanedCounts, cleanSlices, makeSliceCleaner, type SliceCleaner } from './clean-slices.ts';
export { type Decision, decisions, type Finding, type FindingState, stateAfter } from './finding.ts';
export { householdIdOf } from './household-id.ts';
export { type Contradicted, contradictedBy, forgetArchiveFindings, insertArchiveFindings, judgeArchive } from './judge-archive.ts';
export { judgeHousehold, judgeHouseholds } from './judge-households.ts';
export { judgeNumber, keepNumberFindings, reopenNumberFindings } from './judge-number.ts';
export { requireRule } from './list-findings.ts';
export {
  type Decided,
  type FormChange,
  forgetPreviews,
  formsOfStep,
  insertDecisions,
  insertFormChanges,
  insertStep,
  keepPreview,
  lockForms,
  lockStep,
  type PreviewedFinding,
  settleStep,
  takePreview,
  turnStep,
} from './mend-store.ts';
export { isOfSyllables } from './repairs/syllable.ts';
export { missingItems } from './rules/incomplete-archive.ts';
export { blockingRules, ruleById } from './rules/index.ts';
export type { Rule, Severity } from './rules/rule.ts';
export { shownValue } from './shown-value.ts';
export {
  evidenceColumns,
  evidenceFromRow,
  findingIndexes,
  foldFindingCounts,
  formColumns,
  formFromRow,
  formRow,
  insertFindings,
  insertForms,
  officesOfFiles,
} from './store.ts';
export { type FindingWords, wordsOfFinding } from './words-of-finding.ts';
