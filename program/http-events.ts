/** Tells pages how a run goes: one look at the register twice a second for all who listen, and none when nobody does. */
import type { FastifyInstance } from 'fastify';
import { answerHeaders } from './http-guard.ts';

const everyMs = 500;
const stillHereMs = 15_000;

type Listener = { readonly write: (text: string) => void; last: string; at: number };

/** `look` answers the state of the newest run as JSON text, or undefined where there has been none. */
export function hangEvents(app: FastifyInstance, path: string, look: () => Promise<string | undefined>): void {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;

  const tell = async () => {
    const state = await look().catch(() => undefined); // a lost database shows in every other answer
    for (const listener of listeners) {
      if (state !== undefined && state !== listener.last) {
        listener.write(`data: ${state}\n\n`);
        [listener.last, listener.at] = [state, Date.now()];
      } else if (Date.now() - listener.at > stillHereMs) {
        listener.write(': still here\n\n');
        listener.at = Date.now();
      }
    }
    timer = listeners.size === 0 ? undefined : setTimeout(tell, everyMs);
  };

  app.get(path, (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { ...answerHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
    reply.raw.write(': following\n\n');
    const listener: Listener = { write: (text) => void reply.raw.write(text), last: '', at: Date.now() };
    listeners.add(listener);
    request.raw.once('close', () => listeners.delete(listener));
    timer ??= setTimeout(tell, 0);
  });
  app.addHook('onClose', async () => clearTimeout(timer));
}
