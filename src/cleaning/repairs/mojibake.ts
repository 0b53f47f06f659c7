/** UTF-8 that somebody read as Windows-1252 and saved again: `Nguyá»…n` back to `Nguyễn`. */

const highSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u009FŸ';
const byteOf = new Map<string, number>(
  [...highSigns.replace('\u009F', '')].map((sign, at) => [sign, 0x80 + at]),
);
const strict = new TextDecoder('utf-8', { fatal: true });

const leads = /[ÂÃÄÅÆáÐ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/** `undefined` when it is no such text. */
export function fromMojibake(text: string): string | undefined {
  if (!leads.test(text)) return undefined;
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const byte = byteOf.get(sign) ?? (code <= 0xff ? code : undefined);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return strict.decode(Uint8Array.from(bytes)).normalize('NFC');
  } catch {
    return undefined;
  }
}
