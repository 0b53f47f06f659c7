/** Mistakes that make whole forms: somebody collected twice, a dead person still listed. */
import type { MistakeKind } from './mistake.ts';

export type Event = {
  readonly id: 'moved' | 'collected-twice' | 'dead-still-listed';
  readonly kind: MistakeKind;
  readonly share: number;
  readonly what: string;
};

export const events: readonly Event[] = [
  { id: 'moved', kind: 'moves', share: 0.035, what: 'collected in the commune lived in before and in the one lived in now' },
  { id: 'collected-twice', kind: 'moves', share: 0.018, what: 'collected twice in one commune: household and school, barracks, dormitory' },
  { id: 'dead-still-listed', kind: 'other', share: 0.4, what: 'of the dead: collected after death' },
];
