/** Width and height as a picture's head claims them, in pixels; nothing is decoded. */

type Size = { readonly width: number; readonly height: number };
type ImageMedia = 'image/jpeg' | 'image/png' | 'image/webp';

/** Undefined where the head is not whole. */
export function imageSize(bytes: Buffer, media: ImageMedia): Size | undefined {
  try {
    return readers[media](bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // read beyond the end
    throw error;
  }
}

const readers: { readonly [media in ImageMedia]: (bytes: Buffer) => Size | undefined } = {
  /** PNG 3rd edition, 11.2.1: IHDR is the first chunk. */
  'image/png': (bytes) => (bytes.toString('latin1', 12, 16) === 'IHDR' ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined),

  /** ITU-T T.81, B.2.2: the frame header; segments before it are passed over by their length. */
  'image/jpeg': (bytes) => {
    for (let at = 2; at < bytes.length; ) {
      if (bytes[at] !== 0xff) return undefined;
      const marker = bytes.readUInt8(at + 1);
      if (marker === 0xff) at += 1;
      else if (isFrame(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
      else at += 2 + bytes.readUInt16BE(at + 2);
    }
    return undefined;
  },

  /** RFC 9649, 2.5–2.7: the simple form, the lossless one, the extended one. */
  'image/webp': (bytes) => {
    const kind = bytes.toString('latin1', 12, 16);
    if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    if (kind !== 'VP8L') return undefined;
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  },
};

/** SOF0 to SOF15 but for the three of these codes that are no frame: DHT, JPG, DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
