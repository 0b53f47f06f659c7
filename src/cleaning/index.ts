/** Door of the room: rules, findings, the clean form. */
export { type CleanForm, makeCleaner } from './clean-form.ts';
export { type CleanedCounts, cleanSlice, makeSliceCleaner, type SliceCleaner } from './clean-slice.ts';
export { type Finding, type FindingState, findingStates } from './finding.ts';
export { householdIdOf } from './household-id.ts';
export { insertArchiveFindings, judgeArchive } from './judge-archive.ts';
export { judgeHousehold, judgeHouseholds } from './judge-households.ts';
export { allRules, ruleById } from './rules/index.ts';
export type { Rule, Severity } from './rules/rule.ts';
export {
  countFindings,
  type FindingCount,
  type FindingFilter,
  formColumns,
  formFromRow,
  formRow,
  insertForms,
  type ListedFinding,
  selectFindings,
} from './store.ts';
