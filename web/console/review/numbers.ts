/** Weights as people read them. */
import { formatTenths, type Language } from '../../shared/format.ts';

/** One decimal with its sign: `+4,1`, `−13,2`; what rounds to nothing has none. */
export function bitsOf(weight: number, language: Language): string {
  const said = formatTenths(Math.abs(weight), language);
  if (/^0[.,]0$/.test(said)) return said;
  return `${weight < 0 ? '\u2212' : '+'}${said}`;
}
