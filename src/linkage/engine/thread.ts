/** A thread of the pool: builds the schema from its source and does one job after the other. */
import { parentPort } from 'node:worker_threads';
import { newWorkshop, type Workshop } from './jobs.ts';
import type { FromThread, ToThread } from './pool.ts';
import type { SchemaMaker } from './schema.ts';

const port = parentPort!;
let opening: Promise<Workshop> | undefined;

/** In the order in which messages came: the schema is being imported while the first job arrives. */
let before: Promise<void> = Promise.resolve();
port.on('message', (message: ToThread) => {
  before = before.then(() => answer(message)).catch((reason: unknown) => port.postMessage({ failed: reason } satisfies FromThread));
});

async function answer(message: ToThread): Promise<void> {
  if ('open' in message) {
    const { schemaOf } = (await import(message.open.module)) as { readonly schemaOf: SchemaMaker<unknown> };
    opening = Promise.resolve(newWorkshop(schemaOf(message.open.spec)));
    globalThis.gc?.();
    return;
  }
  const workshop = await opening!;
  if ('tell' in message) workshop.tell(message.tell);
  else port.postMessage({ done: workshop.do(message.name, message.job as never) } satisfies FromThread);
}
