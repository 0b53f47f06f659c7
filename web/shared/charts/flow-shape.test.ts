import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BuildProgress } from '../api.ts';
import { columns, flowOf, frontOf, wholeHeight } from './flow-shape.ts';

const names = ['dc01', 'khai-sinh', 'khai-tu', 'cmnd', 'bhxh', 'y-te'];
const sources = fc
  .array(fc.record({ source: fc.constantFrom(...names), forms: fc.nat(200_000), refused: fc.nat(3_000) }), { minLength: 1, maxLength: 6 })
  .map((list) => [...new Map(list.map((one) => [one.source, { ...one, records: one.forms + one.refused }])).values()]);

const progressOf = (bySource: BuildProgress['bySource'], more: Partial<BuildProgress> = {}): BuildProgress => ({
  records: 0,
  readShare: 0,
  forms: 0,
  refused: 0,
  findings: 0,
  repaired: 0,
  open: 0,
  bySource,
  pairs: 0,
  pairsTotal: 0,
  accepted: 0,
  persons: 0,
  personsTotal: 0,
  newest: [],
  ...more,
});
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

test('height is conserved: what comes in goes on as forms or is drawn leaving', () => {
  fc.assert(
    fc.property(sources, (bySource) => {
      fc.pre(bySource.some(({ records }) => records > 0));
      const flow = flowOf('report', progressOf(bySource));
      near(sum(flow.bands.map((band) => band.fromHeight)), wholeHeight);
      near(flow.formsHeight + flow.refusedHeight, wholeHeight);
      for (const band of flow.bands) near(band.toHeight * sum(bySource.map(({ records }) => records)), band.forms * wholeHeight);
    }),
  );
});

test('forms of all sources lie edge to edge, and what was refused begins where they end', () => {
  fc.assert(
    fc.property(sources, (bySource) => {
      const flow = flowOf('report', progressOf(bySource));
      let edge = flow.formsY;
      for (const band of flow.bands) {
        near(band.toY, edge);
        edge += band.toHeight;
      }
      near(flow.refusedY, edge);
    }),
  );
});

test('births and deaths are one band: one office keeps both books', () => {
  const flow = flowOf(
    'report',
    progressOf([
      { source: 'khai-tu', records: 30, forms: 29, refused: 1 },
      { source: 'khai-sinh', records: 70, forms: 70, refused: 0 },
    ]),
  );
  assert.deepEqual(
    flow.bands.map(({ records, forms, refused }) => ({ records, forms, refused })),
    [{ records: 100, forms: 99, refused: 1 }],
  );
});

test('the red line goes only forward through the steps', () => {
  const half = progressOf([], { readShare: 0.5, pairs: 10, pairsTotal: 20, persons: 3, personsTotal: 6 });
  const places = (['receive', 'clean', 'link', 'number', 'archive', 'report'] as const).map((step) => frontOf(step, half));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.deepEqual(places, [246, 369.5, 616, 739, 862, columns.end]);
});

test('a total that is not known yet leaves the line at the beginning of its step', () => {
  assert.equal(frontOf('link', progressOf([], { pairs: 500 })), columns.pair);
});
