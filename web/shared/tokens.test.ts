import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The values of one scheme: dark says only what differs from light. */
function tokensOf(scheme: 'light' | 'dark'): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    if (selector.includes('dark') && scheme === 'light') continue;
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*([^;]+);/g)) values.set(name, value.trim());
  }
  return values;
}

function colour(tokens: Map<string, string>, name: string): readonly number[] {
  const value = tokens.get(name) ?? assert.fail(`no colour ${name}`);
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colour(tokens, other);
  const hex = /^#([0-9a-f]{6})$/i.exec(value)?.[1] ?? assert.fail(`${name} is ${value}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function ratio(a: readonly number[], b: readonly number[]): number {
  const luminance = (rgb: readonly number[]) =>
    rgb
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, place) => sum + part * ([0.2126, 0.7152, 0.0722][place] ?? 0), 0);
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** What is written on what, and how far apart they must be: 4.5 for text, 3 for what is only seen. */
const pairs: readonly (readonly [string, readonly string[], number])[] = [
  ['text', ['sheet', 'ground', 'chosen', 'wait-bg'], 7],
  ['text-2', ['sheet', 'ground', 'chosen', 'wait-bg'], 4.5],
  ['text-3', ['sheet', 'ground', 'chosen'], 4.5],
  ['link', ['sheet', 'ground', 'chosen', 'wait-bg'], 4.5],
  ['done', ['sheet', 'done-bg'], 4.5],
  ['wait', ['sheet', 'wait-bg'], 4.5],
  ['stop', ['sheet', 'ground', 'stop-bg'], 4.5],
  ['act-text', ['act'], 4.5],
  ['spine-text', ['spine'], 4.5],
  ['control', ['sheet', 'ground'], 3],
  ['focus', ['sheet', 'ground'], 3],
  ['chart-1', ['sheet'], 3],
  ['chart-3', ['sheet'], 3],
  ...[1, 2, 3, 4, 5].map((step) => [`on-step-${step}`, [`step-${step}`], 4.5] as const),
];

for (const scheme of ['light', 'dark'] as const)
  test(`${scheme}: every text can be read on every ground on which it stands`, () => {
    const tokens = tokensOf(scheme);
    for (const [text, grounds, least] of pairs)
      for (const ground of grounds) {
        const found = ratio(colour(tokens, text), colour(tokens, ground));
        assert.ok(found >= least, `${text} on ${ground}: ${found.toFixed(2)}, not ${least}`);
      }
  });

test('the ratios that the look promises are those of its colours', () => {
  const tokens = tokensOf('light');
  assert.equal(ratio(colour(tokens, 'text'), colour(tokens, 'sheet')).toFixed(1), '16.1');
  assert.equal(ratio(colour(tokens, 'stop'), colour(tokens, 'sheet')).toFixed(1), '6.6');
});
