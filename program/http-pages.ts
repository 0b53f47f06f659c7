/** The pages as built files: assets that may be kept for ever, and one document whose nonce is new in every answer. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { nonceMark } from '../web/build.ts';
import { newNonce, sayPage } from './http-guard.ts';

/** As web/console/pages.tsx has them. */
export const pagePaths = [
  '/',
  '/can-bo',
  '/chuyen-cu',
  '/dang-nhap',
  '/bang',
  '/nhat-ky',
  '/diem-luu-dong',
  '/dinh-chinh',
  '/dinh-chinh/:id',
  '/dinh-chinh/moi/:personId',
  '/dong-tra-lai',
  '/duyet',
  '/duyet/:id',
  '/hop-thu',
  '/khai-sinh',
  '/khai-tu',
  '/loi',
  '/luot-chay',
  '/mau-thuan',
  '/mau-thuan/:conflictId',
  '/muc-so',
  '/muc-so/:entryId',
  '/muc-so/nhap',
  '/nguoi',
  '/nguoi/:personId',
  '/nguoi/:personId/nhap',
  '/nguoi/:personId/so',
  '/nguoi/:personId/tach',
  '/nhap-ho',
  '/ra-nuoc-ngoai',
  '/nhap-phieu',
  '/nhap-phieu/:formId',
  '/niem-phong',
  '/niem-phong/moi/:personId',
  '/su-kien',
  '/su-kien/:eventId',
  '/tach-ho',
  '/tai-khoan',
  '/thong-bao',
  '/viec/:actId',
  '/xa-moi',
  '/xet-trung',
  '/xet-trung/:reviewId',
] as const;

export type SendPage = (reply: FastifyReply) => FastifyReply;

/** Returns how to send the document also where no page is: it says so itself. */
export async function hangPages(app: FastifyInstance, pagesDir: string): Promise<SendPage> {
  const document = readFileSync(path.join(pagesDir, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root: path.join(pagesDir, 'assets'),
    prefix: '/assets/',
    index: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  const send: SendPage = (reply) => {
    const nonce = newNonce();
    return sayPage(reply, nonce).send(document.replaceAll(nonceMark, nonce));
  };
  for (const url of pagePaths) app.get(url, (_request, reply) => send(reply));
  return send;
}
