/** The demo as `sogoc demo` serves it, in a folder of its own, until the test ends. */
import { startSogoc } from './program.ts';

export type ServedDemo = {
  readonly address: string;
  signIn(persona: string): Promise<string>;
  stop(): Promise<void>;
};

/** The token of a session as one of the demo's people. */
export async function signInAt(address: string, persona: string): Promise<string> {
  const reply = await fetch(new URL('/demo/sign-in', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  return ((await reply.json()) as { readonly token: string }).token;
}

/** Waits until its addresses are printed; fails loudly with what it said when it ends before. Its output is read to the end: a closed pipe would end it. */
export async function serveDemo(dataDir: string, ...flags: readonly string[]): Promise<ServedDemo> {
  const child = startSogoc(['demo', '--data', dataDir, '--port', '0', ...flags]);
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
  const served = await Promise.race([address, failed]);
  return {
    address: served,
    signIn: (persona) => signInAt(served, persona),
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}
