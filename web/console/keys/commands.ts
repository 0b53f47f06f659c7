/** What may be done from the keyboard on the page as it stands: each part says its own, the palette and the list of keys show them all. */
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Command = {
  readonly id: string;
  /** As the palette says it, in the language of the page. */
  readonly words: string;
  /** As Mantine writes them: `mod+K`, `alt+shift+D`. */
  readonly keys?: string;
  /** The part hears its keys itself: only where its focus is, or only while nothing lies over it. */
  readonly hears?: 'part';
  run(): void;
};

const told = new Map<symbol, readonly Command[]>();
const hearers = new Set<() => void>();
let all: readonly Command[] = [];

function tell(): void {
  all = [...told.values()].flat();
  for (const hear of hearers) hear();
}

function hearAt(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export const useAllCommands = (): readonly Command[] => useSyncExternalStore(hearAt, () => all);

/** For as long as the part stands; its keys work with it. */
export function useCommands(commands: readonly Command[]): void {
  const newest = useRef(commands);
  newest.current = commands;
  const said = commands.map(({ id, words, keys = '' }) => `${id}\t${words}\t${keys}`).join('\n');
  useEffect(() => {
    const place = Symbol(said);
    told.set(
      place,
      newest.current.map((command) => ({ ...command, run: () => newest.current.find(({ id }) => id === command.id)?.run() })),
    );
    tell();
    return () => {
      told.delete(place);
      tell();
    };
  }, [said]);
  const { on } = useSingleKeys();
  const hotkeys = (single: boolean) =>
    commands.flatMap(({ keys, hears, run }) =>
      keys === undefined || hears === 'part' || /mod|alt/.test(keys) === single ? [] : [[keys, () => run()] as [string, () => void]],
    );
  useHotkeys(hotkeys(false), []);
  useHotkeys(on ? hotkeys(true) : []); // not where somebody types
}

const place = 'sogoc-single-keys';

/** Keys without Ctrl or Alt are never heard where somebody types, and may be switched off (WCAG 2.1.4). */
export function useSingleKeys(): { readonly on: boolean; readonly choose: (on: boolean) => void } {
  const on = useSyncExternalStore(hearAt, () => localStorage.getItem(place) !== 'off');
  return {
    on,
    choose: (wanted) => {
      localStorage.setItem(place, wanted ? 'on' : 'off');
      for (const hear of hearers) hear();
    },
  };
}

/** `mod+K` as its keys are called: Ctrl K. */
export const namesOfKeys = (keys: string): string =>
  keys
    .split('+')
    .map((key) => key.replace(/^mod$/, 'Ctrl').replace(/^\w/, (letter) => letter.toUpperCase()))
    .join(' ');
