/** What the interface answers, as the pages read it: the rooms' own shapes, so that a page cannot expect what no route says. */
export type { Me, OfferedPurpose } from '#access/browser.ts';
export type { LogState } from '#audit/browser.ts';
export type { Rule } from '#cleaning/browser.ts';
export type { FoundUnit } from '#geography/browser.ts';
export type { RefusedRow } from '#intake/browser.ts';
export type { NoticeTold, OutboxMessage } from '#notices/browser.ts';
export type {
  ApprovalItem,
  ApprovalReply,
  Board,
  BoardRow,
  BriefConflict,
  BuildProgress,
  BuildReport,
  BuildState,
  BuildStep,
  CheckedForm,
  CorrectionItem,
  CorrectionPreview,
  CorrectionReply,
  DeferredNow,
  DividedList,
  EntryItem,
  EntryReply,
  EventItem,
  EventPreview,
  EventRegistered,
  EventReply,
  Finding,
  FindingCounts,
  FoundPerson,
  GroupOfLooks,
  LeftAlone,
  ListedFinding,
  Looks,
  ManyMended,
  MendStep,
  NotableLook,
  NumberChoice,
  NumberShown,
  OfferedSplit,
  PersonReply,
  PlacedReply,
  PlacingPreview,
  Queue,
  ReviewItem,
  SavedForm,
  Seal,
  ShownAct,
  ShownBeside,
  ShownFinding,
  ShownReview,
  SourcedValue,
  Status,
  Target,
  ValueOwner,
  Version,
  WaitingOrder,
  WholeConflict,
} from '#population/browser.ts';

/** One page of a list; `next` is the cursor of the page after it. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** Whom a visitor of the demo may play. */
export type Persona = {
  readonly id: string;
  readonly role: string;
  readonly unit: string | null;
  readonly fullName: string | null;
  readonly personId: string | null;
  readonly personNumber: string | null;
  /** As it is held on the day of the register, in words. */
  readonly office: string;
  readonly card: boolean;
  readonly story: string;
};

/** The sample register of the demo, as its first page tells of it. */
export type DemoRegister = { readonly now: string; readonly database: string; readonly records: number; readonly persons: number; readonly waiting: number };

/** RFC 9457. */
export type ProblemBody = { readonly type: string; readonly title: string; readonly status: number; readonly detail?: string; readonly code: string };
