/** Door for the program: papers come in and go out. */
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import type { Actor } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { fileRoute, type Route, type Taking, takingRoute } from '#values/index.ts';
import type { PaperCase } from './attach-papers.ts';
import { paperMedia } from './inspect-paper.ts';
import { keepPaper } from './keep-paper.ts';
import { readPaperName } from './paper-name.ts';
import { mostPaperBytes, type ReceivedPaper, receivePaper } from './receive-paper.ts';
import { showPaper } from './show-paper.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  readonly paperCases: readonly PaperCase[];
  see(persons: readonly number[], fields?: readonly string[]): void;
};

const documentId = z.string().regex(/^[0-9a-f]{64}$/);

const takes: Taking<ReceivedPaper> = {
  media: paperMedia,
  most: mostPaperBytes,
  receive: (dataDir, stream, header) => receivePaper(dataDir, stream, readPaperName(header('sogoc-filename'))),
  discard: ({ part }) => rm(part, { force: true }),
};

const sendPaper = takingRoute({
  method: 'POST',
  path: '/v1/documents',
  who: 'signed-in',
  purpose: null,
  summary: {
    vi: 'Gửi một giấy tờ (bản quét, ảnh chụp) để đính vào một vụ việc; tên tệp ở tiêu đề Sogoc-Filename',
    en: 'Send a paper (a scan, a picture) that a case will rest on; its name goes into the header Sogoc-Filename',
  },
  takes,
  status: 201,
  reply: z.object({ documentId, sha256: z.string().regex(/^[0-9a-f]{64}$/), mediaType: z.enum(paperMedia), bytes: z.int() }),
  handle: async (needs: Needs, paper) => {
    await keepPaper(needs, paper);
    const { documentId, sha256, mediaType, bytes } = paper;
    return { documentId, sha256, mediaType, bytes };
  },
});

const readPaperBack = fileRoute({
  method: 'GET',
  path: '/v1/documents/{documentId}',
  who: 'signed-in',
  purpose: 'named',
  summary: { vi: 'Một giấy tờ, cho người xem được vụ việc của nó', en: 'A paper, for whoever may see a case of it' },
  params: z.strictObject({ documentId }),
  reply: { file: paperMedia },
  handle: async (needs: Needs, { params }) => await showPaper(needs, params.documentId),
});

export const routes: readonly Route<Needs>[] = [sendPaper, readPaperBack];
