/** Why persons are looked at: chosen once, remembered for the sitting in this tab, sent with each look. */
import { useLocation } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import type { Why } from '../../shared/client.ts';

const place = 'sogoc-why';
const hearers = new Set<() => void>();

export function chooseWhy(why: Why | null): void {
  if (why === null) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(why));
  for (const hear of hearers) hear();
}

function hearAt(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** Null where none has been chosen yet. */
export function useWhy(): Why | null {
  const kept = useSyncExternalStore(hearAt, () => sessionStorage.getItem(place));
  return kept === null ? null : (JSON.parse(kept) as Why);
}

/** What a queue has led here for comes before what was chosen for the sitting. */
export function useWhyHere(): Why | null {
  const chosen = useWhy();
  const { state } = useLocation();
  return state.why ?? chosen;
}
