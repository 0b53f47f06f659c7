/** Tells a page how a thing goes: looked at twice a second in its reader's own name, told whenever it has changed. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#values/index.ts';
import { answerHeaders } from './http-guard.ts';

const everyMs = 500;
const stillHereMs = 15_000;

/** `look` answers the state now, null where there is none yet. Refused as any other request is; a reader who may not look any more, as when a session ends, is told no more. */
export async function answerEvents(look: () => Promise<unknown>, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const first = await look();
  reply.hijack();
  reply.raw.writeHead(200, { ...answerHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
  reply.raw.write(': following\n\n');
  let timer: NodeJS.Timeout | undefined;
  let last: { readonly said: string; readonly at: number } = { said: '', at: Date.now() };

  const tell = (state: unknown) => {
    const said = state === null ? last.said : JSON.stringify(state);
    if (said !== last.said) reply.raw.write(`data: ${said}\n\n`);
    else if (Date.now() - last.at > stillHereMs) reply.raw.write(': still here\n\n');
    else return;
    last = { said, at: Date.now() };
  };
  const goOn = async () => {
    try {
      tell(await look());
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'forbidden') return void reply.raw.end();
      tell(null); // a lost database shows in every other answer
    }
    if (!reply.raw.destroyed) timer = setTimeout(goOn, everyMs);
  };
  request.raw.once('close', () => clearTimeout(timer));
  tell(first);
  timer = setTimeout(goOn, everyMs);
}
