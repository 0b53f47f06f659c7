/** The key of a form: the file it came in and its record there; the same files give the same keys after any crash. */

declare const brand: unique symbol;
/** file_no * 2^32 + record, record from 1 within its file; acts have file 0. Below 2^53 for up to two million files. */
export type FormId = number & { readonly [brand]: 'FormId' };

const recordsPerFile = 2 ** 32;

/** Record is 1-based: the first record after the header is 1. */
export function formId(fileNo: number, record: number): FormId {
  return (fileNo * recordsPerFile + record) as FormId;
}

export function formIdParts(id: FormId): { readonly fileNo: number; readonly record: number } {
  return { fileNo: Math.floor(id / recordsPerFile), record: id % recordsPerFile };
}

export const isAct = (id: FormId): boolean => id < recordsPerFile;
