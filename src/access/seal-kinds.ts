/** Why an archive may be sealed. */
export const sealKinds = {
  court: { vi: 'Theo bản án, quyết định của toà án', en: 'By a judgment or decision of a court' },
  'protected-person': { vi: 'Người được bảo vệ', en: 'A protected person' },
  adoption: { vi: 'Nuôi con nuôi', en: 'An adoption' },
} as const satisfies { readonly [kind: string]: { readonly vi: string; readonly en: string } };

export type SealKind = keyof typeof sealKinds;
export const sealKindNames = Object.keys(sealKinds) as [SealKind, ...SealKind[]];
