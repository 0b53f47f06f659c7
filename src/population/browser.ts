/** Door for pages: what the interface answers of runs, findings and persons. */
import type { z } from 'zod';
import type { buildState, finding, foundPerson, queue, shownPerson, status } from './route-shapes.ts';

export type Queue = z.output<typeof queue>;
export type Status = z.output<typeof status>;
export type BuildState = z.output<typeof buildState>;
export type BuildProgress = BuildState['progress'];
export type BuildReport = NonNullable<BuildState['report']>;
export type BuildStep = BuildState['step'];
export type Finding = z.output<typeof finding>;
export type FoundPerson = z.output<typeof foundPerson>;
export type PersonReply = z.output<typeof shownPerson>;
export type SourcedValue = PersonReply['values'][string];
export type Version = PersonReply['versions'][number];
