/** Tells pages how a thing goes: one look twice a second for all who listen, and none when nobody does. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerHeaders } from './http-guard.ts';

const everyMs = 500;
const stillHereMs = 15_000;

type Listener = { readonly write: (text: string) => void; last: string; at: number };

/** Returns how one listener is answered. `look` answers the state now, null where there is none yet; it is asked in the name of the first who listens. */
export function answerEvents(
  app: FastifyInstance,
  look: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): (request: FastifyRequest, reply: FastifyReply) => void {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;

  const tell = async (request: FastifyRequest, reply: FastifyReply) => {
    const state = await look(request, reply).catch(() => null); // a lost database shows in every other answer
    const said = state === null ? undefined : JSON.stringify(state);
    for (const listener of listeners) {
      if (said !== undefined && said !== listener.last) {
        listener.write(`data: ${said}\n\n`);
        [listener.last, listener.at] = [said, Date.now()];
      } else if (Date.now() - listener.at > stillHereMs) {
        listener.write(': still here\n\n');
        listener.at = Date.now();
      }
    }
    timer = listeners.size === 0 ? undefined : setTimeout(tell, everyMs, request, reply);
  };
  app.addHook('onClose', async () => clearTimeout(timer));

  return (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { ...answerHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
    reply.raw.write(': following\n\n');
    const listener: Listener = { write: (text) => void reply.raw.write(text), last: '', at: Date.now() };
    listeners.add(listener);
    request.raw.once('close', () => listeners.delete(listener));
    timer ??= setTimeout(tell, 0, request, reply);
  };
}
