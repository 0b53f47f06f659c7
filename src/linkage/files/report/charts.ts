/** The report's charts as SVG: bars to both sides of nought, a waterfall, curves, columns. */
import { type Html, html } from './html.ts';

/** One bar to the right of nought for what speaks for, to the left for what speaks against; `most` bits fill half the width. */
export function signedBar(value: number, most: number): Html {
  const width = Math.min(100, (Math.abs(value) / most) * 100);
  return html`<svg class="bar" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true"><line x1="100" x2="100" y1="0" y2="14"/><rect class="${value < 0 ? 'minus' : 'plus'}" x="${value < 0 ? 100 - width : 100}" y="2" width="${width}" height="10"/></svg>`;
}

/** A bar from where the last one ended; `from` and `to` on a scale of `least` to `most`. */
export function stepBar(from: number, to: number, least: number, most: number, kind: string, threshold: number): Html {
  const at = (value: number): number => Math.round(((Math.max(least, Math.min(most, value)) - least) / (most - least)) * 4000) / 10;
  const [left, right] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
  return html`<svg class="step" viewBox="0 0 400 16" preserveAspectRatio="none" aria-hidden="true"><line class="threshold" x1="${at(threshold)}" x2="${at(threshold)}" y1="0" y2="16"/><rect class="${kind}" x="${left}" y="3" width="${Math.max(1, right - left)}" height="10"/></svg>`;
}

export type Curve = { readonly label: string; readonly kind: string; readonly points: readonly (readonly [x: number, y: number])[] };

/** Curves of shares over bits; `mark` is where the line was drawn. */
export function curves(all: readonly Curve[], least: number, most: number, mark: number, axis: string): Html {
  const [width, height, left, foot] = [720, 260, 44, 34];
  const x = (value: number): number => Math.round((left + ((value - least) / (most - least)) * (width - left - 12)) * 10) / 10;
  const y = (value: number): number => Math.round((10 + (1 - value) * (height - 10 - foot)) * 10) / 10;
  const ticks = Array.from({ length: 9 }, (_, at) => Math.round(least + ((most - least) * at) / 8));
  const path = ({ points }: Curve): string => points.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${x(px)} ${y(py)}`).join('');
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${axis}">
${[0, 0.25, 0.5, 0.75, 1].map((share) => html`<line class="grid" x1="${left}" x2="${width - 12}" y1="${y(share)}" y2="${y(share)}"/><text x="${left - 6}" y="${y(share) + 4}" class="end">${share * 100}%</text>`)}
${ticks.map((tick) => html`<text x="${x(tick)}" y="${height - 16}" class="mid">${tick < 0 ? `\u2212${-tick}` : tick}</text>`)}
<text x="${width - 12}" y="${height - 2}" class="end">${axis}</text>
<line class="threshold" x1="${x(mark)}" x2="${x(mark)}" y1="10" y2="${height - foot}"/>
${all.map((curve) => html`<path class="${curve.kind}" d="${path(curve)}"/>`)}
</svg><p class="legend">${all.map(({ label, kind }) => html`<span><svg width="22" height="8" aria-hidden="true"><path class="${kind}" d="M0 4H22"/></svg> ${label}</span>`)}</p>`;
}

/** Columns with their counts; heights by the root, so that the rare ones are seen. */
export function columns(
  values: readonly { readonly label: string; readonly count: number; readonly text: string; readonly kind?: string }[],
  axis: string,
): Html {
  const sparse = values.length > 12;
  const [height, foot, step] = [180, 34, Math.min(64, Math.floor(700 / Math.max(1, values.length)))];
  const most = Math.sqrt(Math.max(1, ...values.map(({ count }) => count)));
  const width = Math.max(200, step * values.length + 16);
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" style="max-width:${width}px" role="img" aria-label="${axis}">${values.map(
    ({ label, count, text, kind = 'one' }, at) => {
      const tall = count === 0 ? 0 : Math.max(2, (Math.sqrt(count) / most) * (height - foot - 22));
      return html`<rect class="column ${kind}" x="${at * step + 10}" y="${height - foot - tall}" width="${Math.max(2, step - 6)}" height="${tall}"><title>${label}: ${text}</title></rect>${
        step >= 34 ? html`<text class="mid" x="${at * step + 7 + step / 2}" y="${height - foot - tall - 5}">${text}</text>` : html``
      }${!sparse || Number(label.replace('\u2212', '-')) % 8 === 0 ? html`<text class="mid" x="${at * step + 7 + step / 2}" y="${height - 18}">${label}</text>` : html``}`;
    },
  )}<text class="end" x="${width - 6}" y="${height - 3}">${axis}</text></svg>`;
}
