/** CSV out of the register: UTF-8, quoted as RFC 4180 says, lines ended by a line feed, safe to open in a spreadsheet. */
/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
const isFormula = /^[=+\-@\t\r]/;
const mustQuote = /[",\r\n]/;

/**
 * One line, ended.
 *
 * @example csvLine(['a', '=1+1', 'x, "y"', null]) // => 'a,\'=1+1,"x, ""y""",\n'
 */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\n`;
}

function cellOf(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = isFormula.test(cell) ? `'${cell}` : cell;
  return mustQuote.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The cells of one line of a CSV without line ends inside cells. */
export function cellsOfLine(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^,]*)(,|$)/y;
  for (;;) {
    const [, text = '', end] = cell.exec(line) ?? [];
    cells.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (end !== ',') return cells;
  }
}
