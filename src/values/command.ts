/** A command of the program as a record: what it is called, what it takes, what it answers; rooms hold theirs in `commands.ts`. */
import type { Language } from './refusal.ts';

export type Words = { readonly vi: string; readonly en: string };

/**
 * How a flag's text is read: `size` takes `1g`, `512m`; `day` takes `2025-07-01`; `file` is one that is there, `new-file` one to
 * write, in a folder that is there; `folder` is there already or is made. The three are given on as whole paths.
 */
export type FlagKind = 'text' | 'count' | 'yes' | 'day' | 'size' | 'moment' | 'file' | 'new-file' | 'folder';
export type CommandFlag = {
  readonly kind: FlagKind;
  readonly brief: Words;
  readonly required?: boolean;
  /** Of a count (1 where nothing is said) or of a size in bytes. */
  readonly least?: number;
  readonly most?: number;
  /** Of a text: the only ones that there are. */
  readonly oneOf?: readonly string[];
  /** May be given more than once; read with `texts`. */
  readonly many?: true;
};

export type CommandInput = {
  readonly words: readonly string[];
  text(flag: string): string | undefined;
  texts(flag: string): readonly string[];
  count(flag: string): number | undefined;
  yes(flag: string): boolean;
};

/** What a command answers: one object for `--json`, lines for people; exit 0 unless the answer itself is a no. */
export type Outcome = { readonly data: object; say(language: Language): Iterable<string>; readonly exit?: 3 };

/** How far a long action has come; shown on a terminal as a bar, elsewhere as a line each ten seconds. */
/** `isNotice`: to be read before the work begins, also where nobody watches. */
export type Progress = { readonly words: Words; readonly done: number; readonly total?: number; readonly isNotice?: true };

export type Command<Needs> = {
  /** `['refused', 'list']` is called as `sogoc refused list`. */
  readonly path: readonly string[];
  readonly brief: Words;
  /** A line that runs. */
  readonly example: string;
  /** What else `--help` says, below the example. */
  readonly more?: Words;
  readonly takes?: { readonly name: string; readonly brief: Words; readonly many?: true; readonly optional?: true };
  readonly flags?: { readonly [name: string]: CommandFlag };
  /** Why it reads or writes persons, a code of the list of purposes; such a command says whom (`needs.see`). Absent: it reads none. */
  readonly purpose?: string;
  /** Makes the register where the folder holds none; every other command refuses such a folder. */
  readonly makesRegister?: true;
  run(needs: Needs, input: CommandInput): Promise<Outcome>;
};
