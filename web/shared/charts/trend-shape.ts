/** The line of a trend: shares of 0 to 1 from left to right, all of it at the top, a gap where one is withheld. */
export type TrendShape = { readonly line: string; readonly end: { readonly x: number; readonly y: number } | null };

/** One day stands at the right edge, as the last of any does. */
export function trendPath(shares: readonly (number | null)[], width: number, height: number): TrendShape {
  const step = shares.length > 1 ? width / (shares.length - 1) : 0;
  const first = shares.length > 1 ? 0 : width;
  let [line, isDown] = ['', false];
  let end: TrendShape['end'] = null;
  for (const [at, share] of shares.entries()) {
    if (share !== null) {
      end = { x: round(first + at * step), y: round((1 - share) * height) };
      line += `${isDown ? 'L' : 'M'}${end.x} ${end.y}`;
    }
    isDown = share !== null;
  }
  return { line, end };
}

const round = (value: number): number => Math.round(value * 100) / 100;
