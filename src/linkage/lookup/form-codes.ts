/** Forms as 32-bit codes, by which the index names them: the files that it knows stand one after the other. Codes ascend as form ids do. */

const ofRecord = 2 ** 32;
/** Acts are forms of file 0; their numbers grow for ever, so room is kept for them. */
const codesForActs = 2 ** 28;

/** A file, or the acts (file 0), as far as its forms are in the index. */
export type KnownFile = { readonly fileNo: number; readonly firstCode: number; readonly lastRecord: number };

/** By record: its code, and the files that the index must know for it besides those that it does. Ascending ids. */
export function codesOfForms(ids: Float64Array, known: readonly KnownFile[]): { readonly files: readonly KnownFile[]; readonly codes: Uint32Array } {
  const files = filesOf(ids, known);
  return { files, codes: codesOf(ids, [...known, ...files]) };
}

/** Files of these forms (ascending ids) that `known` lacks, or of which it knows less, in order. */
export function filesOf(ids: Float64Array, known: readonly KnownFile[]): KnownFile[] {
  const byNo = new Map(known.map((file) => [file.fileNo, file]));
  let next = known.reduce((end, { fileNo, firstCode, lastRecord }) => (fileNo === 0 ? end : Math.max(end, firstCode + lastRecord + 1)), codesForActs);
  const files: KnownFile[] = [];
  for (let at = 0; at < ids.length; ) {
    const fileNo = Math.floor(ids[at]! / ofRecord);
    while (at + 1 < ids.length && Math.floor(ids[at + 1]! / ofRecord) === fileNo) at++;
    const lastRecord = ids[at++]! % ofRecord;
    const own = byNo.get(fileNo);
    if (own && own.lastRecord >= lastRecord) continue;
    const firstCode = fileNo === 0 ? 0 : next;
    if (own && fileNo !== 0) throw new Error(`file ${fileNo} has forms that were not there when it was indexed`);
    if (fileNo !== 0) next += lastRecord + 1;
    if (next > ofRecord || (fileNo === 0 && lastRecord >= codesForActs)) throw new Error('the index has no codes left');
    files.push({ fileNo, firstCode, lastRecord });
  }
  return files;
}

/** By record: its code. */
export function codesOf(ids: Float64Array, files: readonly KnownFile[]): Uint32Array {
  const firstOf = new Map(files.map(({ fileNo, firstCode }) => [fileNo, firstCode]));
  let [fileNo, first] = [-1, 0];
  return Uint32Array.from(ids, (id) => {
    const own = Math.floor(id / ofRecord);
    if (own !== fileNo) [fileNo, first] = [own, firstOf.get(own)!];
    return first + (id % ofRecord);
  });
}

/** Form ids of codes. */
export function formsOfCodes(codes: Uint32Array, files: readonly KnownFile[]): Float64Array {
  const inOrder = files.toSorted((a, b) => a.firstCode - b.firstCode);
  const firsts = Uint32Array.from(inOrder, ({ firstCode }) => firstCode);
  return Float64Array.from(codes, (code) => {
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (firsts[middle]! <= code) low = middle + 1;
      else high = middle;
    }
    const { fileNo, firstCode } = inOrder[low - 1]!;
    return fileNo * ofRecord + code - firstCode;
  });
}
