/** Where the bars of a waterfall stand: each begins where the last ended. Pure, so that chart and table cannot disagree. */

export type Bar = { readonly from: number; readonly to: number };

export type WaterfallShape = {
  /** In the unit of the weights. */
  readonly bars: readonly Bar[];
  readonly sum: number;
  /** Place of a value across the width, in percent from the left. */
  readonly place: (value: number) => number;
};

/** Room left and right of the outermost bar, in percent. */
const edge = 3;

/** `marks`: values that have to be within the picture as well, such as zero and a threshold. */
export function waterfallShape(weights: readonly number[], marks: readonly number[]): WaterfallShape {
  let at = 0;
  const bars = weights.map((weight): Bar => {
    const from = at;
    at += weight;
    return { from, to: at };
  });
  const ends = [0, ...marks, ...bars.map(({ to }) => to)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const width = most - least || 1;
  return { bars, sum: at, place: (value) => edge + ((value - least) / width) * (100 - 2 * edge) };
}
