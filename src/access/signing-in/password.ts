/** Passwords: kept as Argon2id, long rather than odd, and none that everybody tries first. */
import { hash, verify } from '@node-rs/argon2';
import { refuse } from '#values/index.ts';
import { commonPasswords } from './common-passwords.ts';
import { signInRefusals } from './refusals.ts';

const [fewest, most] = [8, 200];

/** The second choice of RFC 9106, 4, brought to one thread: 19 MiB, two passes, as OWASP names it. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Normalised, so that a tone typed in two ways is one password (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');

/** Refused: fewer than 8 signs, a common one, one that holds the login. No rule asks for signs of several kinds. */
export async function hashPassword(password: string, login: string): Promise<string> {
  const text = normal(password);
  if ([...text].length < fewest || [...text].length > most) refuse(signInRefusals, 'password.length', { fewest, most });
  const plain = text.toLowerCase();
  const isOne = new Set(plain).size < 3;
  if (isOne || commonPasswords.has(plain) || plain.includes(login)) refuse(signInRefusals, 'password.common', {});
  return await hash(text, cost);
}

let nobodys: Promise<string> | undefined;

/** Takes as long where there is no such account. */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hash('nobody', cost);
  const right = await verify(kept ?? (await nobodys), normal(password).slice(0, most));
  return right && kept !== undefined;
}
