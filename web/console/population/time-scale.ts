/** Days and moments of an archive laid on a line from its first event to today. */

export type Scale = {
  /** The events, once each, in order; a day or a moment. */
  readonly days: readonly string[];
  /** 0 at the first event, 1 today. */
  placeOf(day: string): number;
  dayAt(place: number): string;
  /** Whole years to be written under the line, at most five, never crowded. */
  readonly years: readonly { readonly year: number; readonly place: number }[];
};

const dayLength = 86_400_000;
/** A day ends the day: what was recorded on it is known on it. */
const timeOf = (day: string): number => (day.includes('T') ? Date.parse(day) : Date.parse(`${day.length === 4 ? `${day}-01-01` : day}T00:00:00Z`));

export function scaleOf(events: readonly string[], today: string): Scale {
  const days = [...new Set(events)].sort((a, b) => timeOf(a) - timeOf(b));
  const last = timeOf(today) + dayLength;
  const first = Math.min(days[0] === undefined ? last - dayLength : timeOf(days[0]), last - dayLength);
  const placeOf = (day: string) => (day === today ? 1 : Math.min(1, Math.max(0, (timeOf(day) - first) / (last - first))));
  const dayAt = (place: number) => new Date(Math.min(first + place * (last - first), timeOf(today))).toISOString().slice(0, 10);
  return { days, placeOf, dayAt, years: yearsBetween(first, last, placeOf) };
}

function yearsBetween(first: number, last: number, placeOf: (day: string) => number): readonly { readonly year: number; readonly place: number }[] {
  const [from, to] = [new Date(first).getUTCFullYear(), new Date(last).getUTCFullYear()];
  const step = [1, 2, 5, 10, 20, 25, 30, 40, 50].find((years) => (to - from) / years <= 5) ?? 100;
  const marks: { year: number; place: number }[] = [];
  for (let year = Math.ceil((from + 1) / step) * step; year <= to; year += step) {
    const place = placeOf(`${year}-01-01`);
    if (place > 0.03 && place < 0.95) marks.push({ year, place });
  }
  return marks;
}

/** Where a key leads: to the event before or after, to the first, to today; `undefined` for any other key. */
export function stepTo(key: string, value: string, days: readonly string[], today: string): string | undefined {
  const now = value === today ? Number.POSITIVE_INFINITY : timeOf(value);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return days.findLast((day) => timeOf(day) < now) ?? days[0];
  if (key === 'ArrowRight' || key === 'ArrowUp') return days.find((day) => timeOf(day) > now) ?? today;
  if (key === 'Home') return days[0];
  if (key === 'End') return today;
  return undefined;
}
