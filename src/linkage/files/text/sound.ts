/** A rough key of how a word sounds: equal for most spellings that are heard alike in European languages and in Vietnamese. */

const alike: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/(?:gh|kh|ck|ch|sch|sh|c|q|x)/g, 'k'],
  [/(?:th|dt|d)/g, 't'],
  [/(?:tz|ts|z|s)/g, 's'],
  [/[vw]/g, 'f'],
  [/b/g, 'p'],
  [/g/g, 'k'],
  [/j/g, 'i'],
  [/[aeiouyh]/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * `text` is folded. The first sign is kept, and vowels after it are dropped.
 *
 * @example soundOf('schmidt') === soundOf('shmit') // => true
 */
export function soundOf(text: string): string {
  let key = text.replaceAll(' ', '');
  for (const [pattern, sign] of alike) key = key.replace(pattern, sign);
  const first = /[aeiouy]/.test(text[0] ?? '') ? 'a' : '';
  return first + (key === '' ? text.slice(0, 2) : key.slice(0, 6));
}
