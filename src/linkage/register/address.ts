/** The part of a residence that linkage compares: house and street, or hamlet. */

const unitWords = /^(xã|phường|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|x\.|p\.|tt\.?|q\.|h\.|tx\.?|tp\.?|t\.)(\s|\d)/;

/**
 * What stands before the first comma, unless that is a unit already.
 *
 * @example addressOf('Thôn 3, Xã Hữu Kiệm, Huyện Kỳ Sơn, Nghệ An') // => 'thôn 3'
 */
export function addressOf(residence: string | null): string | null {
  const comma = residence?.indexOf(',') ?? -1;
  if (residence === null || comma < 1) return null;
  const first = residence.slice(0, comma).trim().toLowerCase();
  return unitWords.test(first) ? null : first;
}
