/** What `sogoc doctor` looks at, as records; rooms hold theirs in `health.ts`. */
import type { Words } from './command.ts';

/** `warning`: it works, and will not for ever, or not in earnest. `bad`: it does not work, or what is kept is in danger. Both say what to do. */
export type Health = { readonly state: 'good'; readonly found: Words } | { readonly state: 'warning' | 'bad'; readonly found: Words; readonly remedy: Words };

export type CheckUp<Needs> = {
  /** Known to programs by it: `server-version`. */
  readonly check: string;
  readonly words: Words;
  look(needs: Needs): Promise<Health>;
};

const same = (text: string): Words => ({ vi: text, en: text });

export const good = (found: Words | string): Health => ({ state: 'good', found: typeof found === 'string' ? same(found) : found });
export const warning = (found: Words, remedy: Words): Health => ({ state: 'warning', found, remedy });
export const bad = (found: Words, remedy: Words): Health => ({ state: 'bad', found, remedy });
