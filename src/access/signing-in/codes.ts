/** Codes of an authenticator (TOTP, RFC 6238): six digits, 30 seconds, SHA-1 as every such app has it. */
import { generateSecret, generateURI, verifySync } from 'otplib';

/** Base32, 160 bits. */
export const newSecret = (): string => generateSecret();

export const secretUri = (login: string, secret: string): string => generateURI({ issuer: 'Sổ Gốc', label: login, secret });

/** Step of the code where it is right: of this half minute, the one before or the one after, and later than the last that was taken. */
export function stepOfCode(secret: string, code: string, { now, after }: { readonly now: Date; readonly after: number }): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ secret, token: code, epoch, epochTolerance: 30, ...(after > 0 && { afterTimeStep: after }) });
  return found.valid ? (found as { readonly timeStep: number }).timeStep : undefined;
}
