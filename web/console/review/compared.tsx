/** The two archives in one table: label, one side, the other, and what it weighs, drawn and in numbers. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ShownReview } from '../../shared/api.ts';
import { type BarKind, WaterfallCell, WaterfallMarks } from '../../shared/charts/waterfall.tsx';
import { type WaterfallShape, waterfallShape } from '../../shared/charts/waterfall-shape.ts';
import { formatDate, formatTenths } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { PersonNumber } from '../../shared/parts.tsx';
import { shortSource } from '../../shared/words.ts';
import { RawForm } from '../population/raw-form.tsx';
import { Letters } from './letters.tsx';
import { bitsOf } from './numbers.ts';

type Line = ShownReview['waterfall'][number];
type Side = ShownReview['sides'][number];

const why = { purpose: 'review' };

/** What of a review is drawn: two archives, and what linkage says of a form of each. */
export type ComparedSides = Pick<ShownReview, 'sides' | 'waterfall' | 'weight' | 'probability' | 'threshold'>;

export function Compared({ review }: { readonly review: ComparedSides }) {
  const { say, language } = useWords();
  const [opened, setOpened] = useState<string | null>(null);
  const shape = waterfallShape(
    review.waterfall.map(({ weight }) => weight),
    [review.threshold],
  );
  const share = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 }).format(review.probability * 100);
  return (
    <>
      <WaterfallMarks />
      <table className="pair">
        <caption className="said-only">{say('review.compared')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="said-only">{say('review.point')}</span>
            </th>
            {review.sides.map((side) => (
              <th scope="col" className="side" key={side.person.personId}>
                <SideHead side={side} onOpen={setOpened} />
              </th>
            ))}
            <th scope="col" colSpan={2} className="ends">
              <span>{say('review.different')}</span>
              <span>{say('review.same')}</span>
              <span>{say('review.bits')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {review.waterfall.map((line, number) => (
            <Row key={line.comparison} line={line} number={number} shape={shape} limit={review.threshold} />
          ))}
          <tr className="total">
            <th scope="row">{say('review.sum')}</th>
            <td colSpan={2}>
              <b>{say('review.sum.share', { share })}</b>
              <span className="o">{say('review.sum.limit', { bits: formatTenths(review.threshold, language) })}</span>
            </td>
            <td className="fall">
              <WaterfallCell shape={shape} number={review.waterfall.length} kind="sum" limit={review.threshold} />
            </td>
            <td className="n">
              <b>{bitsOf(review.weight, language)}</b>
            </td>
          </tr>
        </tbody>
      </table>
      {opened === null ? null : <RawForm form={opened} title={opened} why={why} onClose={() => setOpened(null)} />}
    </>
  );
}

function SideHead({ side: { person, form, forms }, onOpen }: { readonly side: Side; readonly onOpen: (form: string) => void }) {
  const { say } = useWords();
  return (
    <>
      <Link to="/nguoi/$personId" params={{ personId: person.personId }} state={{ why }}>
        {person.fullName}
      </Link>
      <span className="o">{person.personNumber === null ? say('review.no-number') : <PersonNumber value={person.personNumber} plain />}</span>
      <span className="o">
        {form.line === null ? say('review.form.act') : say('review.form', { source: say(shortSource(form.source)), line: form.line })}
        {form.filledOn === null ? '' : `, ${say('review.form.filled', { date: formatDate(form.filledOn) })}`}
        {' · '}
        {say('review.forms', { n: forms })}
        {form.line === null ? null : (
          <>
            {' · '}
            <button type="button" className="link" onClick={() => onOpen(form.form)}>
              {say('review.form.see')}
            </button>
          </>
        )}
      </span>
    </>
  );
}

const whole = new Set(['prior', 'since', 'others']);

const kindOf = ({ comparison, weight }: Line): BarKind => (comparison === 'prior' ? 'start' : weight > 0 ? 'plus' : weight < 0 ? 'minus' : 'none');

function Row({ line, number, shape, limit }: { readonly line: Line; readonly number: number; readonly shape: WaterfallShape; readonly limit: number }) {
  const { say, language } = useWords();
  const { comparison, label, said, weight, values } = line;
  return (
    <tr className={weight === 0 ? 'mute' : undefined}>
      <th scope="row">{label[language]}</th>
      {whole.has(comparison) ? (
        <td colSpan={2} className="said">
          {said?.[language] ?? ''}
        </td>
      ) : (
        values.map((value, side) => (
          <td key={side}>
            {value === null ? <span className="soft">{say('review.empty')}</span> : <Value value={value} />}
            {side === 1 && said !== null ? <span className="o">{said[language]}</span> : null}
          </td>
        ))
      )}
      <td className="fall">
        <WaterfallCell shape={shape} number={number} kind={kindOf(line)} limit={limit} />
      </td>
      <td className="n">
        <b>{bitsOf(weight, language)}</b>
        <span className="o">{say(strengthOf(line))}</span>
      </td>
    </tr>
  );
}

function Value({ value }: { readonly value: NonNullable<Line['values'][number]> }) {
  const { say, language } = useWords();
  const asSaid = value.letters === null || value.text[language] !== value.text.vi;
  return (
    <>
      <span className="v">{asSaid ? value.text[language] : <Letters letters={value.letters ?? []} />}</span>
      {value.received === null ? null : (
        <span className="o raw">
          <span className="said-only">{say('review.received')}</span>
          {value.received}
        </span>
      )}
    </>
  );
}

/** In bits: as strong as it takes to be looked at first, or last. */
function strengthOf({ comparison, weight }: Line) {
  if (comparison === 'prior') return 'review.strength.start';
  if (weight === 0) return 'review.strength.none';
  if (weight < 0) return 'review.strength.less';
  return weight >= 7 ? 'review.strength.very' : weight >= 5 ? 'review.strength.strong' : weight >= 3 ? 'review.strength.middle' : 'review.strength.light';
}

/** The same numbers as a table: where each bar begins and ends. */
export function WaterfallTable({ review }: { readonly review: ShownReview }) {
  const { say, language } = useWords();
  const { bars, sum } = waterfallShape(
    review.waterfall.map(({ weight }) => weight),
    [review.threshold],
  );
  return (
    <table className="twin">
      <caption className="said-only">{say('review.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('review.point')}</th>
          <th scope="col" className="n">
            {say('review.table.from')}
          </th>
          <th scope="col" className="n">
            {say('review.bits')}
          </th>
          <th scope="col" className="n">
            {say('review.table.to')}
          </th>
        </tr>
      </thead>
      <tbody>
        {review.waterfall.map(({ comparison, words, weight }, at) => (
          <tr key={comparison}>
            <th scope="row">{words[language]}</th>
            <td className="n">{bitsOf(bars[at]?.from ?? 0, language)}</td>
            <td className="n">{bitsOf(weight, language)}</td>
            <td className="n">{bitsOf(bars[at]?.to ?? 0, language)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say('review.sum')}</th>
          <td className="n">{bitsOf(0, language)}</td>
          <td className="n">{bitsOf(sum, language)}</td>
          <td className="n">{bitsOf(sum, language)}</td>
        </tr>
      </tbody>
    </table>
  );
}
