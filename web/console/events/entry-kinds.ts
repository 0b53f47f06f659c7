/** Kinds of entries that are typed from paper, and what is typed of each. */
export const entryKinds = ['birth', 'death', 'marriage', 'recognition', 'change'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const isEntryKind = (value: unknown): value is EntryKind => entryKinds.some((kind) => kind === value);
