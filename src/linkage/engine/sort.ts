/** Records in order of a 32-bit key: radix sort, linear and stable, so that the same records always come in the same order. */

/** Indexes of `keys` by ascending key; equal keys keep their order. */
export function sortByKey(keys: Uint32Array): Uint32Array {
  const order = new Uint32Array(keys.length);
  for (let index = 0; index < keys.length; index++) order[index] = index;
  return sortTogether(keys.slice(), order).records;
}

/** Keys in order, and their records with them. Both arrays given are used up. */
export function sortTogether(keys: Uint32Array, records: Uint32Array): { readonly keys: Uint32Array; readonly records: Uint32Array } {
  if (keys.length < 2) return { keys, records }; // one form that is asked about sorts forty lists of one key
  let [fromKeys, toKeys]: [Uint32Array, Uint32Array] = [keys, new Uint32Array(keys.length)];
  let [fromRecords, toRecords]: [Uint32Array, Uint32Array] = [records, new Uint32Array(keys.length)];
  for (let shift = 0; shift < 32; shift += 11) {
    const starts = new Uint32Array(2049);
    for (let place = 0; place < fromKeys.length; place++) starts[((fromKeys[place]! >>> shift) & 2047) + 1]!++;
    if (starts.includes(fromKeys.length, 1)) continue; // all have the same digit
    for (let digit = 0; digit < 2048; digit++) starts[digit + 1]! += starts[digit]!;
    for (let place = 0; place < fromKeys.length; place++) {
      const key = fromKeys[place]!;
      const to = starts[(key >>> shift) & 2047]!++;
      toKeys[to] = key;
      toRecords[to] = fromRecords[place]!;
    }
    [fromKeys, toKeys, fromRecords, toRecords] = [toKeys, fromKeys, toRecords, fromRecords];
  }
  return { keys: fromKeys, records: fromRecords };
}
