/** Records in order of a 32-bit key: radix sort, linear and stable, so that the same records always come in the same order. */

/** Indexes of `keys` by ascending key; equal keys keep their order. */
export function sortByKey(keys: Uint32Array): Uint32Array {
  let [from, to] = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
  for (let index = 0; index < keys.length; index++) from[index] = index;
  for (let shift = 0; shift < 32; shift += 11) {
    const starts = new Uint32Array(2049);
    for (let index = 0; index < keys.length; index++) starts[((keys[index]! >>> shift) & 2047) + 1]!++;
    for (let digit = 0; digit < 2048; digit++) starts[digit + 1]! += starts[digit]!;
    for (let place = 0; place < from.length; place++) {
      const index = from[place]!;
      to[starts[(keys[index]! >>> shift) & 2047]!++] = index;
    }
    [from, to] = [to, from];
  }
  return from;
}
