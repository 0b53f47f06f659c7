/** Door for pages: what the interface answers of runs, findings and persons. */
import type { z } from 'zod';
import type { correctionItem, preview, shownCorrection, valueOwner } from './corrections/route-shapes.ts';
import type { looks } from './looks/look-shapes.ts';
import type { proposalItem, shownProposal } from './proposals/route-shapes.ts';
import type { buildState, finding, foundPerson, queue, shownPerson, status } from './route-shapes.ts';

export type Queue = z.output<typeof queue>;
export type Status = z.output<typeof status>;
export type BuildState = z.output<typeof buildState>;
export type BuildProgress = BuildState['progress'];
export type BuildReport = NonNullable<BuildState['report']>;
export type BuildStep = BuildState['step'];
export type Finding = z.output<typeof finding>;
export type FoundPerson = z.output<typeof foundPerson>;
export type Looks = z.output<typeof looks>;
export type GroupOfLooks = Looks['items'][number];
export type PersonReply = z.output<typeof shownPerson>;
export type SourcedValue = PersonReply['values'][string];
export type Version = PersonReply['versions'][number];
export type CorrectionItem = z.output<typeof correctionItem>;
export type CorrectionReply = z.output<typeof shownCorrection>;
export type CorrectionPreview = z.output<typeof preview>;
export type ValueOwner = z.output<typeof valueOwner>;
export type ApprovalItem = z.output<typeof proposalItem>;
export type ApprovalReply = z.output<typeof shownProposal>;
