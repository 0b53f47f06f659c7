/** Door for the program: the log, readable by anybody who wants to check it. */
import { z } from 'zod';
import { asRegister, type Tx } from '#database/index.ts';
import { bytesRoute, type Route, route } from '#values/index.ts';
import { verifierText } from './log/signed-note.ts';
import { logSigner } from './log-key.ts';
import { readLogTile, readNewestCheckpoint } from './read-log.ts';
import { logState } from './route-shapes.ts';
import { showLog } from './show-log.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string };

const open = { method: 'GET', who: 'anyone', purpose: null } as const;
const text = { bytes: 'text/plain; charset=utf-8' };

const checkpoint = bytesRoute({
  ...open,
  path: '/audit/checkpoint',
  summary: { vi: 'Mốc mới nhất của nhật ký: cỡ, gốc, chữ ký', en: 'The newest checkpoint of the log: size, root, signatures (C2SP tlog-checkpoint)' },
  reply: text,
  handle: async ({ tx }: Needs) => Buffer.from(await readNewestCheckpoint(tx)),
});

const key = bytesRoute({
  ...open,
  path: '/audit/key',
  summary: { vi: 'Khoá công khai của nhật ký', en: 'The public key of the log (C2SP signed-note, verifier key)' },
  reply: text,
  handle: async ({ dataDir }: Needs) => Buffer.from(`${verifierText(logSigner(dataDir))}\n`),
});

/** A tile's path has as many parts as its number needs, and one more where it is not full yet. */
const tileOf = (parts: readonly string[]) =>
  bytesRoute({
    ...open,
    path: `/audit/tile/{level}/${parts.map((part) => `{${part}}`).join('/')}`,
    summary: { vi: 'Một mảnh của cây băm', en: 'A tile of the hash tree (C2SP tlog-tiles); level `entries`: the data of its leaves' },
    params: z.object(Object.fromEntries(['level', ...parts].map((part) => [part, z.string().max(7)]))),
    reply: { bytes: 'application/octet-stream' },
    handle: ({ tx }: Needs, { params: { level = '', ...named } }) =>
      readLogTile(
        tx,
        level,
        parts.map((part) => named[part] ?? ''),
      ),
  });

const partNames = ['a', 'b', 'c', 'd', 'e'];
const tiles = partNames.map((_, at) => tileOf(partNames.slice(0, at + 1)));

const state = route({
  method: 'GET',
  path: '/v1/audit/log',
  who: ['auditor', 'national-operator', 'administrator'],
  purpose: null,
  summary: {
    vi: 'Nhật ký: các mốc mới nhất, nhân chứng nào đã ký, mục nào chờ chỗ',
    en: 'The log: its newest checkpoints, which witnesses signed them, what waits for its place',
  },
  reply: logState,
  handle: ({ tx, dataDir }: Needs) => asRegister(tx, () => showLog({ tx, dataDir })),
});

export const routes: readonly Route<Needs>[] = [checkpoint, key, ...tiles, state];
