/** By what a list of findings is narrowed. */
export const facets = ['rule', 'commune', 'severity', 'state', 'field', 'source', 'repair'] as const;
export type Facet = (typeof facets)[number];
