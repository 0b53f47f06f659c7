/** The demo as `sogoc demo` serves it, in a folder of its own, until the test ends. */
import { startSogoc } from './program.ts';

export type ServedDemo = {
  readonly address: string;
  signIn(persona: string): Promise<string>;
  stop(): Promise<void>;
  /** SIGKILL: nothing is put in order. */
  kill(): Promise<void>;
};

/** Far beyond what a loaded machine takes: whoever waits longer waits for ever, and says so. */
const [startsWithinMs, stopsWithinMs, answersWithinMs] = [300_000, 60_000, 60_000];

/** What is waited for, or the fault that it did not come in time. */
async function within<T>(ms: number, awaited: Promise<T>, late: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late())), ms);
  });
  return await Promise.race([awaited, tooLate]).finally(() => clearTimeout(timer));
}

/** The token of a session as one of the demo's people. */
export async function signInAt(address: string, persona: string): Promise<string> {
  const reply = await fetch(new URL('/demo/sign-in', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
    signal: AbortSignal.timeout(answersWithinMs),
  });
  return ((await reply.json()) as { readonly token: string }).token;
}

export const serveDemo = (dataDir: string, ...flags: readonly string[]): Promise<ServedDemo> => serveBy(['demo', '--data', dataDir, '--port', '0', ...flags]);

/** Waits until its addresses are printed; fails loudly with what it said when it ends before. Its output is read to the end: a closed pipe would end it. */
export async function serveBy(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ServedDemo> {
  const child = startSogoc(args, env);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  const address = new Promise<string>((resolve) => {
    const hear = (text: string): void => {
      said += text;
      const found = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (found !== undefined && said.includes('openapi.json')) resolve(found);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
  });
  const failed = ended.then(() => {
    throw new Error(`the demo ended before it served: ${said.slice(-2000)}`);
  });
  failed.catch(() => {});
  const served = await within(startsWithinMs, Promise.race([address, failed]), () => {
    child.kill('SIGKILL');
    return `the demo did not serve within ${startsWithinMs} ms: ${said.slice(-2000)}`;
  });
  return {
    address: served,
    signIn: (persona) => signInAt(served, persona),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGINT');
      await within(stopsWithinMs, ended, () => {
        child.kill('SIGKILL');
        return `the demo did not stop within ${stopsWithinMs} ms: ${said.slice(-2000)}`;
      });
    },
  };
}
