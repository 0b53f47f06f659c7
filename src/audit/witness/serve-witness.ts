/** The witness over HTTP: one call to sign a checkpoint, one to read what it has signed. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Signer, Verifier } from '../log/signed-note.ts';
import { addCheckpoint, type Memory } from './add-checkpoint.ts';
import { logFileName } from './witness-folder.ts';

type Needs = { readonly signer: Signer; readonly memory: Memory; readonly logs: readonly Verifier[]; readonly clock: () => Date };

/** A checkpoint with 63 hashes and 64 signatures is far below it. */
const mostBytes = 65_536;

export type ServedWitness = { readonly port: number; close(): Promise<void> };

/** On this machine only; `port` 0: any that is free. */
export async function serveWitness({ signer, memory, logs, clock }: Needs, port: number): Promise<ServedWitness> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, type: string, body: string) => void response.writeHead(status, { 'content-type': type }).end(body);
    const log = logs.find(({ name }) => request.url === `/${logFileName(name)}`);
    if (request.method === 'GET' && log !== undefined) {
      const seen = memory.recall(log.name);
      return seen === undefined ? say(404, 'text/plain', 'nothing seen yet\n') : say(200, 'text/plain; charset=utf-8', seen);
    }
    if (request.method !== 'POST' || request.url !== '/add-checkpoint') return say(404, 'text/plain', 'POST /add-checkpoint\n');
    const body = await bodyOf(request);
    if (body === undefined) return say(413, 'text/plain', 'too large\n');
    const { status, type, body: text } = addCheckpoint({ signer, logs, memory, now: clock() }, body);
    say(status, type, text);
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
