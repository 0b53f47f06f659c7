/** A share day by day from nothing to all of it; the first and the last are written beside the line, all of them stand in the table. */
import './trend.css';
import { useId } from 'react';
import { trendPath } from './trend-shape.ts';

export type TrendDay = { readonly day: string; readonly share: number | null; readonly figure: string };

const [width, height] = [260, 90];

export function Trend({
  label,
  days,
  headings,
}: {
  readonly label: string;
  readonly days: readonly TrendDay[];
  readonly headings: { readonly day: string; readonly share: string; readonly table: string };
}) {
  const title = useId();
  const last = days.at(-1);
  if (last === undefined) return null;
  const { line, end } = trendPath(
    days.map(({ share }) => share),
    width,
    height,
  );
  return (
    <figure className="trend">
      <svg viewBox={`-5 -6 ${width + 10} ${height + 12}`} role="img" aria-labelledby={title}>
        <title id={title}>{label}</title>
        <path className="ground" d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} />
        <path className="line" d={line} />
        {end === null ? null : <circle className="end" cx={end.x} cy={end.y} r="4" />}
      </svg>
      <figcaption className="small soft">
        {days.length === 1 ? null : (
          <span>
            {days[0]?.day}: {days[0]?.figure}
          </span>
        )}
        <b>
          {last.day}: {last.figure}
        </b>
      </figcaption>
      <details>
        <summary className="small">{headings.table}</summary>
        <table className="twin">
          <caption className="said-only">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{headings.day}</th>
              <th scope="col" className="n">
                {headings.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, figure }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td className="n">{figure}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
