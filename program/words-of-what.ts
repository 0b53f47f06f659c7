/** What an entry of the log says was done, in the words of its route; a command is its own word. */
import type { Words } from '#values/index.ts';
import { routeTable } from './routes.ts';

const summaries: ReadonlyMap<string, Words> = new Map(
  routeTable.flatMap(({ routes }) => routes.map(({ method, path, summary }): [string, Words] => [`${method} ${path}`, summary])),
);

/** @example wordsOfWhat('GET /v1/queues').en // => 'What waits for me today, the nearest limit first' */
export const wordsOfWhat = (what: string): Words => summaries.get(what) ?? { vi: what, en: what };
