/** One bar of a waterfall in its table cell, joined by hairlines to the bars of the rows above and below. */
import './waterfall.css';
import type { WaterfallShape } from './waterfall-shape.ts';

export type BarKind = 'start' | 'plus' | 'minus' | 'none' | 'sum';

/** The hatching that bars which take away are filled with; once on a page. */
export function WaterfallMarks() {
  return (
    <svg className="fall-marks" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="minus-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" />
          <path d="M0 0V7" />
        </pattern>
      </defs>
    </svg>
  );
}

/** `number`: which bar; of the sum one more than there are. The table beside it says the same in numbers, so the picture is silent. */
export function WaterfallCell({
  shape,
  number,
  kind,
  limit,
}: {
  readonly shape: WaterfallShape;
  readonly number: number;
  readonly kind: BarKind;
  readonly limit: number;
}) {
  const { bars, place, sum } = shape;
  const bar = kind === 'sum' ? { from: 0, to: sum } : bars[number];
  if (bar === undefined) return null;
  const [left, right] = [place(Math.min(bar.from, bar.to)), place(Math.max(bar.from, bar.to))];
  const at = (value: number): string => `${place(value)}%`;
  return (
    <svg aria-hidden="true" focusable="false">
      <line className="axis" x1={at(0)} x2={at(0)} y1="0" y2="100%" />
      <line className="limit" x1={at(limit)} x2={at(limit)} y1="0" y2="100%" />
      {number > 0 ? <line className="joint" x1={at(kind === 'sum' ? sum : bar.from)} x2={at(kind === 'sum' ? sum : bar.from)} y1="0" y2="50%" /> : null}
      {kind === 'sum' ? null : <line className="joint" x1={at(bar.to)} x2={at(bar.to)} y1="50%" y2="100%" />}
      {kind === 'none' ? null : (
        <rect className={kind} x={`${left}%`} width={`${Math.max(right - left, 0.4)}%`} y="50%" height="14" transform="translate(0 -7)" />
      )}
    </svg>
  );
}
