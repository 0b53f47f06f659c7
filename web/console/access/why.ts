/** Why persons are looked at: chosen once, remembered for the sitting in this tab, sent with each look. */
import { useLocation } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import type { Why } from '../../shared/client.ts';

const place = 'sogoc-why';
const whose = 'sogoc-why-of';
const hearers = new Set<() => void>();

export function chooseWhy(why: Why | null): void {
  if (why === null) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(why));
  for (const hear of hearers) hear();
}

/** Who worked in this tab last; null where nobody did, or they signed out. */
export const officerBefore = (): string | null => sessionStorage.getItem(whose);

export function forgetOfficer(): void {
  chooseWhy(null);
  sessionStorage.removeItem(whose);
}

/** What one officer chose is not another's. */
export function forgetWhyOfOthers(identity: string): void {
  const before = officerBefore();
  if (before !== null && before !== identity) chooseWhy(null);
  sessionStorage.setItem(whose, identity);
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
