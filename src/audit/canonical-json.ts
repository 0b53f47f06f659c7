/** JSON with one form for one value (RFC 8785): names in order of their code units, no spaces; what is undefined is left out. */

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

/** @example canonicalJson({ b: 1, a: [true, null] }) // => '{"a":[true,null],"b":1}' */
export function canonicalJson(value: Json | object): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item as Json)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value as { readonly [name: string]: Json })
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member as Json)}`);
  return `{${members.join(',')}}`;
}
