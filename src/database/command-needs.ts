/** What the program hands to a command: the register when it is asked for, the time, and a place to tell progress. */
import type { Language, Progress } from '#values/index.ts';
import type { Database } from './database.ts';

export type Whom = readonly number[] | 'everybody' | { readonly forms: readonly number[] };

export type CommandNeeds = {
  readonly dataDir: string;
  /** The register's time as it was opened; before that, the machine's. */
  readonly now: Date;
  readonly language: Language;
  /** Whether stdout is for one JSON object alone. */
  readonly json: boolean;
  /** Opens the register, or joins the running one; closed by the program when the command is done. */
  register(): Promise<Database>;
  /**
   * Puts on record whom the command read or wrote, by the keys of their archives; by their forms, where it does not know whose they are.
   * Committed when it returns: called before anything of them leaves the program.
   */
  see(whom: Whom): Promise<void>;
  progress(step: Progress): void;
  /** Aborted by Ctrl-C: a long action ends at its next safe place. */
  readonly stopping: AbortSignal;
};
