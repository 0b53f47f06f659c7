/** Arrays that threads share: they see the same memory, nothing is copied. */

export const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedWholes = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedFloats = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(length * 4));
export const sharedBytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
export const sharedShorts = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(length * 2));

/** A copy that threads share. */
export function shared<T extends Int32Array | Uint32Array | Float32Array | Float64Array | Uint8Array | Uint16Array>(own: T): T {
  const copy = new (own.constructor as new (buffer: SharedArrayBuffer) => T)(new SharedArrayBuffer(own.byteLength));
  copy.set(own as never);
  return copy;
}
