/** Draws docs/images/scale.svg from the first table of docs/scale.md, so that the picture shows what the table says: `node tools/scale.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const docs = path.resolve(import.meta.dirname, '../docs');

type Row = { readonly forms: string; readonly inMemory: boolean; readonly microseconds: number; readonly bytes: number };

/** Rows of `| forms | how | CPU | bytes |`; a cell that is no number is left out of the picture. */
function rowsOf(text: string): Row[] {
  const [, table = ''] = text.split('<!-- drawn -->');
  return table
    .split('\n')
    .filter((line) => /^\| [\d,.]+ M? ?\|/.test(line))
    .map((line) => {
      const [, forms = '', how = '', microseconds, bytes] = line.split('|').map((cell) => cell.trim());
      return { forms, inMemory: how === 'memory', microseconds: Number(microseconds), bytes: Number(bytes) };
    });
}

const [width, height, floor] = [360, 240, 190];

/** One chart: a bar a row, dark where all rows are in memory, light where they are in parts. */
function chart(rows: readonly Row[], left: number, title: string, unit: string, valueOf: (row: Row) => number, limit?: number): string {
  const shown = rows.filter((row) => Number.isFinite(valueOf(row)));
  const most = Math.max(limit ?? 0, ...shown.map(valueOf));
  const heightOf = (value: number): number => Math.round((value / most) * (floor - 60));
  const step = (width - 40) / Math.max(1, shown.length);
  const bars = shown.map((row, at) => {
    const [x, tall] = [Math.round(left + 30 + at * step), heightOf(valueOf(row))];
    const middle = x + step * 0.35;
    return `<rect x="${x}" y="${floor - tall}" width="${Math.round(step * 0.7)}" height="${tall}" fill="${row.inMemory ? '#1d4f91' : '#9dbbe0'}"/>
<text x="${middle}" y="${floor - tall - 6}" text-anchor="middle">${valueOf(row)}</text>
<text x="${middle}" y="${floor + 16}" text-anchor="middle">${row.forms}</text>
<text x="${middle}" y="${floor + 30}" text-anchor="middle" fill="#555">${row.inMemory ? 'memory' : 'parts'}</text>`;
  });
  const line = limit === undefined ? '' : `<path d="M${left + 24} ${floor - heightOf(limit)}h${width - 40}" stroke="#b3261e" stroke-dasharray="4 3"/>`;
  return `<text x="${left + 30}" y="24" font-weight="bold">${title}</text><text x="${left + 30}" y="40" fill="#555">${unit}</text>\n${bars.join('\n')}\n${line}`;
}

const rows = rowsOf(readFileSync(path.join(docs, 'scale.md'), 'utf8'));
writeFileSync(
  path.join(docs, 'images/scale.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * 2} ${height}" font-family="sans-serif" font-size="12">
<title>Linkage: CPU and memory a form, by number of forms</title>
<rect width="100%" height="100%" fill="#fff"/>
${chart(rows, 0, 'CPU a form', 'microseconds, all threads', (row) => row.microseconds)}
${chart(rows, width, 'Memory a form', 'bytes at the peak; dashed: the goal of 150 at 10 M', (row) => row.bytes, 150)}
</svg>
`,
);
