/** A record's text into its fields, as RFC 4180 writes them. */

/**
 * `quoted` spares the search for quotes where the record has none. The record is whole and without flaw.
 *
 * @example splitFields('1,"Thôn 3, xã ""Tây""",', ',', true) // => ['1', 'Thôn 3, xã "Tây"', '']
 */
export function splitFields(record: string, delimiter: string, quoted: boolean): string[] {
  if (!quoted) return record.split(delimiter);
  const fields: string[] = [];
  for (let at = 0; ; ) {
    let end: number;
    if (record.charCodeAt(at) === 34) {
      end = record.indexOf('"', at + 1);
      let doubled = false;
      while (end >= 0 && record.charCodeAt(end + 1) === 34) {
        doubled = true;
        end = record.indexOf('"', end + 2);
      }
      if (end < 0) end = record.length;
      const inside = record.slice(at + 1, end);
      fields.push(doubled ? inside.replaceAll('""', '"') : inside);
      end++;
    } else {
      end = record.indexOf(delimiter, at);
      if (end < 0) end = record.length;
      fields.push(record.slice(at, end));
    }
    if (end >= record.length) return fields;
    at = end + 1;
  }
}

/** Writes fields so that `splitFields` reads them back. */
export function joinFields(fields: readonly string[], delimiter: string): string {
  return fields.map((field) => (mustQuote.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field)).join(delimiter);
}

const mustQuote = /["\r\n]/;
