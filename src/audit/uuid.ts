/** UUIDs of version 7 (RFC 9562, 5.7): 48 bits of time, the rest by chance, so that entries lie in order of time. */
import { randomBytes } from 'node:crypto';

/** @example uuidOfTime(new Date(0)).slice(0, 14) // => '00000000-0000-' */
export function uuidOfTime(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The least of a moment: those of entries from then on are not below it. */
export function leastUuidOf(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
