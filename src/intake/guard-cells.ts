/** Cells of a sheet that people open in a spreadsheet: text that a spreadsheet would run as a formula is made plain, and made back on its return. */

const runs = /^['=+\-@\t\r]/;
const guarded = /^'['=+\-@\t\r]/;

/** @example guardCell('=1+1') // => "'=1+1" */
export const guardCell = (text: string): string => (runs.test(text) ? `'${text}` : text);

/** Takes back exactly what `guardCell` added. */
export const unguardCell = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
