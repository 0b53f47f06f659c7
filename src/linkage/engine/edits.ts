/** How near two short texts or numbers are: equal, one slip of the keyboard apart, or different. */

/**
 * One letter typed wrong, left out, put in, or two neighbours in each other's place.
 *
 * @example isOneSlip('hoang', 'hoagn') // => true
 * @example isOneSlip('hoa', 'hue')     // => false
 */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlip(b, a);
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (a.length < b.length) return sameFrom(a, at, b, at + 1);
  if (at === a.length) return false;
  if (sameFrom(a, at + 1, b, at + 1)) return true;
  return a.charCodeAt(at) === b.charCodeAt(at + 1) && a.charCodeAt(at + 1) === b.charCodeAt(at) && sameFrom(a, at + 2, b, at + 2);
}

function sameFrom(a: string, fromA: number, b: string, fromB: number): boolean {
  if (a.length - fromA !== b.length - fromB) return false;
  for (let at = fromA, other = fromB; at < a.length; at++, other++) {
    if (a.charCodeAt(at) !== b.charCodeAt(other)) return false;
  }
  return true;
}

/**
 * The same slip between two numbers of equally many digits: one digit wrong, or two neighbours exchanged.
 *
 * @example isOneDigitSlip(1195000123, 1195000132) // => true
 */
export function isOneDigitSlip(a: number, b: number): boolean {
  let [restA, restB] = [a, b];
  let differing = 0;
  let [place, lastPlace, lastA, lastB] = [0, -2, -1, -1];
  let exchanged = false;
  while (restA > 0 || restB > 0) {
    const [digitA, digitB] = [restA % 10, restB % 10];
    if (digitA !== digitB) {
      if (++differing > 2) return false;
      if (differing === 2) exchanged = place === lastPlace + 1 && digitA === lastB && digitB === lastA;
      [lastPlace, lastA, lastB] = [place, digitA, digitB];
    }
    restA = Math.floor(restA / 10);
    restB = Math.floor(restB / 10);
    place++;
  }
  return differing === 1 || (differing === 2 && exchanged);
}
