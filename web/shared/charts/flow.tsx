/** The flow of a run: sources on the left become forms, pairs, persons; what lies right of the red line has still to come. */
import { useId } from 'react';
import type { BuildState } from '../api.ts';
import { formatNumber } from '../format.ts';
import { useWords } from '../language.ts';
import { sourceText } from '../words.ts';
import { type Band, columns, flowOf } from './flow-shape.ts';

/** A band that narrows on its way from source to form by just what was refused. */
const bend = ({ fromY, fromHeight, toY, toHeight }: Band) =>
  `M0 ${fromY}H160C206 ${fromY} 200 ${toY} 246 ${toY}v${toHeight}C200 ${toY + toHeight} 206 ${fromY + fromHeight} 160 ${fromY + fromHeight}H0z`;
const box = (x: number, y: number, width: number, height: number) => `M${x} ${y}h${width}v${height}h${-width}z`;
const roomForText = 17;

export function FlowChart({ build }: { readonly build: BuildState }) {
  const { say, language } = useWords();
  const hatch = useId();
  const { progress, step } = build;
  const flow = flowOf(step, progress);
  const { formsY: y, formsHeight: h, front } = flow;
  if (flow.bands.length === 0) return null;
  const middle = y + h / 2;
  const small = flow.bands.filter((band) => band.fromHeight < roomForText);
  const label = (band: Band) => say(band.source === 'khai-sinh' || band.source === 'khai-tu' ? 'source.civil' : sourceText(band.source));
  return (
    <figure className="flow">
      <svg
        viewBox={`0 0 986 ${flow.height}`}
        role="img"
        aria-label={say('flow.label', { records: progress.records, refused: progress.refused, forms: progress.forms, persons: progress.persons })}
      >
        <defs>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0h7v7H0z" fill="var(--chosen)" />
            <path d="M0 0v7" stroke="var(--later-line)" strokeWidth="1.4" />
          </pattern>
        </defs>
        {flow.bands.map((band, place) => (
          <g key={band.source}>
            <path d={bend(band)} fill={`var(--step-${place + 1})`} />
            <path d={box(columns.form, band.toY, Math.max(0, front - columns.form), band.toHeight)} fill={`var(--step-${place + 1})`} />
            {band.fromHeight < roomForText ? null : (
              <>
                <text x="12" y={band.fromY + band.fromHeight / 2 + 4.5} fill={`var(--on-step-${place + 1})`}>
                  {label(band)}
                </text>
                <text className="b e" x="190" y={band.fromY + band.fromHeight / 2 + 4.5} fill={`var(--on-step-${place + 1})`}>
                  {formatNumber(band.records, language)}
                </text>
              </>
            )}
          </g>
        ))}
        {front < columns.end ? (
          <path d={box(front, y, columns.end - front, h)} fill={`url(#${hatch})`} stroke="var(--later-edge)" strokeDasharray="3 3" />
        ) : null}
        <path d={`M${columns.form} ${y}v${h}M${columns.pair} ${y}v${h}M${columns.person} ${y}v${h}`} stroke="var(--sheet)" strokeWidth="2" />
        {flow.refusedHeight > 0 ? <Refused y={flow.refusedY} height={flow.refusedHeight} words={say('flow.refused', { n: progress.refused })} /> : null}
        {front < columns.end ? (
          <>
            <path d={`M${front} ${y - 12}V${y + h + 10}`} stroke="var(--stop)" strokeWidth="2" />
            <circle cx={front} cy={y - 14} r="4.5" fill="var(--stop)" />
          </>
        ) : null}
        <ColumnWords
          x={columns.form}
          width={columns.pair - columns.form}
          y={middle}
          bold={say('flow.forms', { n: progress.forms })}
          note={say('flow.findings', { n: progress.findings })}
        />
        {step === 'receive' || step === 'clean' || progress.pairs === 0 ? null : (
          <ColumnWords
            x={columns.pair}
            width={columns.person - columns.pair}
            y={middle}
            bold={say('flow.pairs', { n: progress.pairs })}
            note={say('flow.accepted', { n: progress.accepted })}
          />
        )}
        {progress.persons === 0 ? null : (
          <ColumnWords x={columns.person} width={columns.end - columns.person} y={middle} bold={say('flow.persons', { n: progress.persons })} note="" />
        )}
      </svg>
      {small.length === 0 ? null : (
        <figcaption className="small soft">{small.map((band) => `${label(band)} ${formatNumber(band.records, language)}`).join(' · ')}</figcaption>
      )}
      <table className="twin">
        <caption className="said-only">{say('flow.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('flow.source')}</th>
            <th scope="col" className="n">
              {say('flow.records')}
            </th>
            <th scope="col" className="n">
              {say('flow.of-forms')}
            </th>
            <th scope="col" className="n">
              {say('flow.of-refused')}
            </th>
          </tr>
        </thead>
        <tbody>
          {flow.bands.map((band) => (
            <tr key={band.source}>
              <th scope="row">{label(band)}</th>
              <td className="n">{formatNumber(band.records, language)}</td>
              <td className="n">{formatNumber(band.forms, language)}</td>
              <td className="n">{formatNumber(band.refused, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** Drawn leaving, as high as its share is, but never so thin that it cannot be seen. */
function Refused({ y, height, words }: { readonly y: number; readonly height: number; readonly words: string }) {
  const middle = y + height / 2;
  return (
    <>
      <path
        d={`M246 ${middle}C284 ${middle} 268 ${y + height + 22} 310 ${y + height + 22}H332`}
        fill="none"
        stroke="var(--stop)"
        strokeWidth={Math.max(2, height)}
      />
      <text className="leaving" x="342" y={y + height + 26.5}>
        {words}
      </text>
    </>
  );
}

/** On a small sheet of their own, so that they can be read on every stratum. */
function ColumnWords({
  x,
  width,
  y,
  bold,
  note,
}: {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly bold: string;
  readonly note: string;
}) {
  const inner = Math.min(width - 24, 20 + 7.2 * Math.max(bold.length, note.length));
  return (
    <>
      <rect x={x + 12} y={y - (note === '' ? 15 : 23)} width={inner} height={note === '' ? 30 : 46} fill="var(--sheet)" />
      <text className="b" x={x + 22} y={y + (note === '' ? 4.5 : -4)}>
        {bold}
      </text>
      {note === '' ? null : (
        <text x={x + 22} y={y + 14}>
          {note}
        </text>
      )}
    </>
  );
}
