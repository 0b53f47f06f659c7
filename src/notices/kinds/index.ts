/** All kinds of notices; a room that tells something new adds its kind here. */
import { accountLinked } from './account-linked.ts';
import { archivesMerged } from './archives-merged.ts';
import { archivesParted } from './archives-parted.ts';
import { closedByDeath } from './closed-by-death.ts';
import { correctionDone } from './correction-done.ts';
import { correctionOpened } from './correction-opened.ts';
import { correctionRefused } from './correction-refused.ts';
import { correctionRestored } from './correction-restored.ts';
import { correctionUndone } from './correction-undone.ts';
import { deadlineLate } from './deadline-late.ts';
import { deadlineLateBelow } from './deadline-late-below.ts';
import { deadlineSoon } from './deadline-soon.ts';
import { kinCorrected } from './kin-corrected.ts';
import { logRefused } from './log-refused.ts';
import { lookJudged } from './look-judged.ts';
import type { NoticeKind } from './notice-kind.ts';
import { numberChanged } from './number-changed.ts';
import { numberGiven } from './number-given.ts';
import { officeGiven } from './office-given.ts';
import { presenceMissed } from './presence-missed.ts';

const all = [
  deadlineSoon,
  deadlineLate,
  deadlineLateBelow,
  numberGiven,
  numberChanged,
  correctionOpened,
  correctionDone,
  correctionRefused,
  correctionUndone,
  correctionRestored,
  archivesMerged,
  archivesParted,
  kinCorrected,
  closedByDeath,
  officeGiven,
  accountLinked,
  presenceMissed,
  lookJudged,
  logRefused,
] as const;

export type Kinds = { readonly [Kind in (typeof all)[number] as Kind['kind']]: Kind };
export type NoticeCode = keyof Kinds;

export const noticeKinds = Object.fromEntries(all.map((kind) => [kind.kind, kind])) as { readonly [code in NoticeCode]: NoticeKind };
