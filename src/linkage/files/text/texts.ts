/** Distinct texts as UTF-8 bytes in one array: what a similarity reads, without an object a value. */

export type Texts = {
  readonly bytes: Uint8Array;
  /** Text `id` is `bytes` from `start[id]` to `start[id + 1]`; 0 is the empty one. */
  readonly start: Uint32Array;
};

/** `texts[0]` is the empty text. */
export function packTexts(texts: readonly string[]): Texts {
  const start = new Uint32Array(texts.length + 1);
  let length = 0;
  for (const text of texts) length += Buffer.byteLength(text);
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  const view = Buffer.from(bytes.buffer);
  let at = 0;
  for (const [id, text] of texts.entries()) {
    at += view.write(text, at, 'utf8');
    start[id + 1] = at;
  }
  return { bytes, start };
}
