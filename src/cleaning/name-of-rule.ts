/** What a rule is called where it is not about one form: in facets, counts, steps and heads. */
import type { Words } from '#values/index.ts';
import type { Rule } from './rules/rule.ts';

/** Its own name, or else its first sentence without the value that differs from form to form. */
export const nameOfRule = ({ name, vi, en }: Pick<Rule, 'name' | 'vi' | 'en'>): Words => name ?? { vi: nameIn(vi), en: nameIn(en) };

/**
 * @example nameIn('Hồ sơ của {found} có hơn 200 phiếu. Xem lại.') // => 'Hồ sơ có hơn 200 phiếu'
 * @example nameIn('Số {found} mất số 0 ở đầu. Đã ghi lại thành {repaired}.') // => 'Số mất số 0 ở đầu'
 */
export function nameIn(sentence: string): string {
  const [what = ''] = sentence.split(/\.(?: |$)|; /);
  return what
    .replace(/: .*$/, '')
    .replace(/ (?:của|of) \{\w+\}/g, '')
    .replace(/, \{\w+\},| \(\{\w+\}\)| \{\w+\}/g, '');
}
