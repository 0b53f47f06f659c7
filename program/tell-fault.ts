/** Tells the operator of a fault, without its message: that may hold a person's data. */
import { randomUUID } from 'node:crypto';

/** Returns the reference under which it was told; `what` failed where no request did. */
export function tellFault(error: unknown, what = ''): string {
  const reference = randomUUID().slice(0, 8);
  const { name = 'unknown', code = '', stack = '' } = (error ?? {}) as { readonly name?: string; readonly code?: string; readonly stack?: string };
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  console.error(`fault ${reference}: ${[what, name, code].filter((word) => word !== '').join(' ')}\n${frames.slice(0, 6).join('\n')}`);
  return reference;
}
