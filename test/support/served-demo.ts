/** The demo as `sogoc demo` serves it, in a folder of its own, until the test ends. */
import { startSogoc } from './program.ts';

export type ServedDemo = { readonly address: string; stop(): Promise<void> };

/** Waits until its addresses are printed; fails loudly with what it said when it ends before. */
export async function serveDemo(dataDir: string): Promise<ServedDemo> {
  const child = startSogoc(['demo', '--data', dataDir, '--port', '0']);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (said += text));
  for await (const text of child.stdout?.setEncoding('utf8') ?? []) {
    said += text;
    const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
    if (address !== undefined && said.includes('openapi.json')) {
      child.stdout?.resume();
      return {
        address,
        stop: async () => {
          child.kill('SIGINT');
          await ended;
        },
      };
    }
  }
  throw new Error(`the demo ended before it served: ${said.slice(-2000)}`);
}
