/** How the signs of a received text are written: told from its first bytes, read strictly, old Vietnamese fonts left for `cleaning` to repair. */
import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export const bytesPerUnit = (encoding: Encoding): 1 | 2 => (encoding === 'utf-8' ? 1 : 2);

/** `bomLength`: bytes before the first sign. */
export type TextStart = { readonly encoding: Encoding; readonly bomLength: number };

/**
 * By byte order mark, else by NULs: in UTF-16 the Latin letters of a header have a NUL each, always on the same side.
 *
 * @example encodingOf(Buffer.from('\ufeffSTT', 'utf16le')) // => { encoding: 'utf-16le', bomLength: 2 }
 */
export function encodingOf(head: Uint8Array): TextStart {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomLength: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  const pairs = Math.min(32, head.length >> 1);
  let [evenNuls, oddNuls] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    if (head[pair * 2] === 0) evenNuls++;
    if (head[pair * 2 + 1] === 0) oddNuls++;
  }
  if (pairs > 1 && evenNuls === 0 && oddNuls * 2 >= pairs) return { encoding: 'utf-16le', bomLength: 0 };
  if (pairs > 1 && oddNuls === 0 && evenNuls * 2 >= pairs) return { encoding: 'utf-16be', bomLength: 0 };
  return { encoding: 'utf-8', bomLength: 0 };
}

/** Windows-1252 differs from Latin-1 only here. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text of bytes that are UTF-8, else as Windows-1252 shows them, which is how TCVN3 and VNI look without their fonts.
 *
 * @example decodeRow(Buffer.from('NguyÔn V¨n Hïng', 'latin1'), 'utf-8') // => 'NguyÔn V¨n Hïng'
 */
export function decodeRow(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-16le') return bytes.toString('utf16le');
  if (encoding === 'utf-16be')
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** The same, and `undefined` where UTF-8 is asked for and not there. */
export function decodeStrictly(bytes: Buffer, encoding: Encoding): string | undefined {
  return encoding === 'utf-8' && !isUtf8(bytes) ? undefined : decodeRow(bytes, encoding);
}

/** The same for the beginning of a longer text, which may end within a sign. */
export function decodeStart(bytes: Buffer, encoding: Encoding): string {
  for (let torn = 0; encoding === 'utf-8' && torn < 4; torn++) {
    const whole = bytes.subarray(0, bytes.length - torn);
    if (isUtf8(whole)) return whole.toString('utf8');
  }
  return decodeRow(bytes, encoding);
}
