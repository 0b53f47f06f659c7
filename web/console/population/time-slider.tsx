/** One time as a line of events: keys go from event to event, the box beside it takes any day. */
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type SubmitEvent, useId, useState } from 'react';
import { formatDate, formatMoment, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { scaleOf, stepTo } from './time-scale.ts';

type Line = {
  readonly label: string;
  readonly note: string;
  /** A day, or a moment of an event. */
  readonly value: string;
  readonly today: string;
  readonly events: readonly string[];
  readonly onChoose: (day: string) => void;
};

const written = (day: string): string => (day.includes('T') ? formatMoment(day) : formatDate(day));

export function TimeSlider({ label, note, value, today, events, onChoose }: Line) {
  const { say } = useWords();
  const id = useId();
  const scale = scaleOf(events, today);
  const at = scale.placeOf(value);
  const keys = (event: KeyboardEvent) => {
    const to = stepTo(event.key, value, scale.days, today);
    if (to === undefined) return;
    event.preventDefault();
    onChoose(to);
  };
  const point = (event: MouseEvent<HTMLDivElement>) => {
    const track = event.currentTarget.getBoundingClientRect();
    onChoose(scale.dayAt(Math.min(1, Math.max(0, (event.clientX - track.left) / track.width))));
  };
  return (
    <div className="ts">
      <div className="lab">
        <b id={id}>{label}</b>
        <span className="soft">{note}</span>
        <DateBox key={value} label={label} value={value} today={today} onChoose={onChoose} />
      </div>
      <div
        className="track"
        role="slider"
        tabIndex={0}
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={scale.days.length}
        aria-valuenow={scale.days.filter((day) => day <= value).length}
        aria-valuetext={value === today ? say('times.now') : written(value)}
        onKeyDown={keys}
        onClick={point}
      >
        <span className="rail" />
        <span className="fill" style={{ width: `${at * 100}%` }} />
        {scale.days.map((day) => (
          <span key={day} className="ev" style={{ left: `${scale.placeOf(day) * 100}%` }} title={written(day)} />
        ))}
        <span className="knob" style={{ left: `${at * 100}%` }} />
        {scale.years.map(({ year, place }) => (
          <span key={year} className="yr" style={{ left: `${place * 100}%` }} aria-hidden="true">
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}

function DateBox({ label, value, today, onChoose }: Pick<Line, 'label' | 'value' | 'today' | 'onChoose'>) {
  const { say } = useWords();
  const [typed, setTyped] = useState(written(value));
  const [wrong, setWrong] = useState(false);
  const take = () => {
    if (typed === written(value)) return;
    const day = readTypedDate(typed);
    if (day === undefined || day > today) setWrong(true);
    else onChoose(day);
  };
  return (
    <form
      className="date"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        take();
      }}
    >
      <TextInput
        size="xs"
        aria-label={say('times.box', { label })}
        error={wrong ? say('times.wrong') : null}
        value={typed}
        inputMode="numeric"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
        onBlur={take}
        onFocus={(event) => event.currentTarget.select()}
      />
    </form>
  );
}
