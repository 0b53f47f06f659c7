/** Keys without Ctrl or Alt may be switched off (WCAG 2.1.4); remembered in this browser. */
import { useSyncExternalStore } from 'react';

const place = 'sogoc-single-keys';
const hearers = new Set<() => void>();

function hearAt(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

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
