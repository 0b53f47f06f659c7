/** Door of the room: rules, findings, the clean form. */
export type { CleanForm } from './clean-form.ts';
export { type CleanedCounts, cleanSlices, makeSliceCleaner, type SliceCleaner } from './clean-slices.ts';
export type { Finding, FindingState } from './finding.ts';
export { householdIdOf } from './household-id.ts';
export { forgetArchiveFindings, insertArchiveFindings, judgeArchive } from './judge-archive.ts';
export { judgeHousehold, judgeHouseholds } from './judge-households.ts';
export { judgeNumber, keepNumberFindings } from './judge-number.ts';
export { requireRule } from './list-findings.ts';
export { blockingRules } from './rules/index.ts';
export type { Rule, Severity } from './rules/rule.ts';
export { evidenceColumns, evidenceFromRow, findingIndexes, formColumns, formFromRow, formRow, insertFindings, insertForms } from './store.ts';
export { type FindingWords, wordsOfFinding } from './words-of-finding.ts';
