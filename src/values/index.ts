/** Door of the room: values that cannot be built wrong, and the one way to refuse. */

export {
  dayOf,
  daysIn,
  formatIso,
  formatOfficial,
  isCertainlyAfter,
  isWholeDate,
  monthOf,
  type PartialDate,
  partialDate,
  readIsoDate,
  swapDayAndMonth,
  yearOf,
} from './birth-date.ts';
export { bad, type CheckUp, good, type Health, warning } from './check-up.ts';
export type { Command, CommandFlag, CommandInput, FlagKind, Outcome, Progress, Words } from './command.ts';
export { keyOfCursor, readCursor, writeCursor } from './cursor.ts';
export { type FormId, formId, formIdParts, isAct } from './form-id.ts';
export { keyHealth } from './key-health.ts';
export { makeFolder, notWritable } from './make-folder.ts';
export { type NameKey, nameKey, tidyName, withoutMarks } from './name.ts';
export { ownKey, readKey } from './own-key.ts';
export {
  agreesWith,
  formatPersonNumber,
  type PersonNumber,
  type PersonNumberParts,
  partsOf,
  personNumberFrom,
  readPersonNumber,
  storedPersonNumber,
  stratumOf,
} from './person-number.ts';
export { type FieldError, type FieldsOf, fill, type Language, Refusal, type RefusalKind, type RefusalText, type RefusalTexts, refuse } from './refusal.ts';
export { requireSeen } from './require-seen.ts';
export { civilStatus, communePolice, identityPolice, type Role, readers, registrars, roles, roleWords, type Scope, scopeOf } from './role.ts';
export {
  type BytesReply,
  bytesRoute,
  type EventsReply,
  eventsRoute,
  type FileReply,
  fileRoute,
  type Route,
  type RouteInput,
  type RoutePurpose,
  route,
  type SentFile,
  type Taking,
  takingRoute,
  type Who,
} from './route.ts';
export { type Sex, sexWords } from './sex.ts';
export type { StateTable } from './state-table.ts';
export { type UnitId, type UnitLevel, unitId, unitParts } from './unit-id.ts';
