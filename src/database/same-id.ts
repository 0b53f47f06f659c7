/** How two ids of forms, or of persons, are compared in SQL where both sides are long. */

/**
 * PostgreSQL hashes a bigint as the XOR of its halves, and an id is `file_no * 2^32 + record`: many files of few records fall on
 * few hash values (1 M forms on 16,000, and a join takes six times as long). The second condition says nothing new; it spreads them.
 *
 * @example sameId('f.form_id', 'l.form_id') // => 'f.form_id = l.form_id and f.form_id >> 32 = l.form_id >> 32'
 */
export const sameId = (one: string, other: string): string => `${one} = ${other} and ${one} >> 32 = ${other} >> 32`;
