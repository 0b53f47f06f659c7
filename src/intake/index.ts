/** Door of the room: received files, refused rows, acts, the canonical form. */
export { cutSlices } from './cut-slices.ts';
export { describeSources, type SourceSheet, sourcePage } from './describe-sources.ts';
export { bytesPerUnit, decodeRow, encodingOf } from './encoding.ts';
export { type ExportedSheet, exportRefused } from './export-refused.ts';
export {
  type Form,
  type FormField,
  type FormSource,
  formFields,
  type MaritalStatus,
  type Position,
  type ReceivedField,
  type ReceivedForm,
  type RefusedRecord,
  receivedFields,
  type SourceName,
  sourceNames,
} from './form.ts';
export { type LeftOut, namedPath } from './list-files.ts';
export { listRefused, type MoreRowRefusals, pageRefused, type RefusedPage, type RefusedRow } from './list-refused.ts';
export { isExcelSerial, readSourceDate, type UnreadDate } from './read-date.ts';
export { type Mended, readSlice, type Slice, type SliceBatch } from './read-slice.ts';
export { type Received, receiveFiles } from './receive-files.ts';
export { type Act, type ActKind, furtherActForms, recordAct } from './record-act.ts';
export type { RowRefusal } from './row-refusals.ts';
export { rawForm, receivedForm, refuseUnknownForm } from './show-form.ts';
export { joinFields, splitFields } from './split-fields.ts';
export { type Cut, splitRecords } from './split-records.ts';
export {
  actForms,
  type Bundle,
  bundlesToRead,
  type Counts,
  closeFiles,
  countReceived,
  insertActForms,
  insertRefused,
  insertTypedForm,
  keepOffices,
  lockFilesNamed,
  markMended,
  markSlicesDone,
  newestAct,
  someWaitToBeCut,
  type TypedForm,
  turnWithdrawal,
  typedForm,
  withdrawFileOf,
} from './store.ts';
export { asReceived, type TypedFields, type TypedKind, typedFaults, typedFields, typedKinds } from './typed-form.ts';
