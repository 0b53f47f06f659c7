/** VIQR, Vietnamese in seven bits as the first e-mails wrote it (RFC 1456): ``Nguye^~n Va(n Hu`ng``. */
import { isSyllable } from './syllable.ts';

const marks: { readonly [sign: string]: string } = {
  '^': '\u0302',
  '(': '\u0306',
  '+': '\u031B',
  "'": '\u0301',
  '`': '\u0300',
  '?': '\u0309',
  '~': '\u0303',
  '.': '\u0323',
};
/** Signs that no other way of writing names uses; `'`, `?` and `.` alone prove nothing. */
const onlyHere = /[aeo]\^|a\(|[ou]\+|[aeiouy^(+][`~]/i;

/** `undefined` when it is no such text, or when not every word of it becomes a syllable. */
export function fromViqr(text: string): string | undefined {
  if (!onlyHere.test(text)) return undefined;
  const meant = text
    .replace(/dd/gi, (pair) => (pair[0] === 'd' ? 'đ' : 'Đ'))
    .replace(/(?<=[aeiouy^(+])[\^(+'`?~.]/gi, (sign) => marks[sign] ?? sign)
    .normalize('NFC');
  return meant.split(' ').every(isSyllable) ? meant : undefined;
}
