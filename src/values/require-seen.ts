/** Who changes something has seen it as it is now. */
import { refuse } from './refusal.ts';
import { refusals } from './refusals.ts';

/** `seen`: If-Match of the request. Refused (412): another version than the one that holds now; `*` stands for any. */
export function requireSeen(seen: string, now: string | number): void {
  if (seen !== '*' && seen !== String(now)) refuse(refusals, 'version.stale', {});
}
