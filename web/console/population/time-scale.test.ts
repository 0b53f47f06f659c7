import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scaleOf, stepTo } from './time-scale.ts';

const today = '2026-11-24';
const events = ['2012-06-18', '1988-04-12', '2025-07-01', '2012-06-18'];

test('events stand once each, in order, the first at the left edge and today at the right', () => {
  const scale = scaleOf(events, today);
  assert.deepEqual(scale.days, ['1988-04-12', '2012-06-18', '2025-07-01']);
  assert.equal(scale.placeOf('1988-04-12'), 0);
  assert.equal(scale.placeOf(today), 1);
});

test('keys go from event to event, not from day to day', () => {
  const { days } = scaleOf(events, today);
  assert.equal(stepTo('ArrowLeft', today, days, today), '2025-07-01');
  assert.equal(stepTo('ArrowLeft', '2025-07-01', days, today), '2012-06-18');
  assert.equal(stepTo('ArrowLeft', '1988-04-12', days, today), '1988-04-12');
  assert.equal(stepTo('ArrowRight', '2020-01-01', days, today), '2025-07-01');
  assert.equal(stepTo('ArrowRight', '2025-07-01', days, today), today);
  assert.equal(stepTo('Home', today, days, today), '1988-04-12');
  assert.equal(stepTo('End', '1988-04-12', days, today), today);
  assert.equal(stepTo('Tab', today, days, today), undefined);
});

test('two events of one day are two places: a correction comes after what it corrects', () => {
  const scale = scaleOf(['2026-11-24T02:20:04.000Z', '2026-11-24T03:11:04.000Z'], today);
  assert.equal(stepTo('ArrowLeft', today, scale.days, today), '2026-11-24T03:11:04.000Z');
  assert.ok(scale.placeOf('2026-11-24T02:20:04.000Z') < scale.placeOf('2026-11-24T03:11:04.000Z'));
});

test('a place on the line is the day that stands there', () => {
  const scale = scaleOf(events, today);
  fc.assert(
    fc.property(fc.integer({ min: Date.parse('1988-04-13'), max: Date.parse(today) - 86_400_000 }), (time) => {
      const day = new Date(time).toISOString().slice(0, 10);
      const back = Date.parse(scale.dayAt(scale.placeOf(day)));
      assert.ok(Math.abs(back - Date.parse(day)) <= 86_400_000, `${day} became ${scale.dayAt(scale.placeOf(day))}`);
    }),
  );
});

test('no place is a day after today, and years under the line never crowd', () => {
  const scale = scaleOf(['1903-01-01'], today);
  assert.equal(scale.dayAt(1), today);
  assert.ok(scale.years.length <= 6 && scale.years.length >= 3, JSON.stringify(scale.years));
  assert.deepEqual(scaleOf([], today).days, []);
});
