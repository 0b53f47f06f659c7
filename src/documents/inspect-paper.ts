/** What a paper is, told by its bytes and never by its name: a PDF or a picture that an officer can open without fear, or a refusal. */
import { fileTypeFromBuffer } from 'file-type';
import { refuse } from '#values/index.ts';
import { imageSize } from './image-size.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { refusals } from './refusals.ts';

export const paperMedia = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type PaperMedia = (typeof paperMedia)[number];

/** Under which a paper is handed out again, whatever its sender called it. */
export const paperEndings: { readonly [media in PaperMedia]: string } = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** A side of a picture at most, and all of it: A3 at 1,200 dpi. A picture that claims more costs its reader gigabytes. */
const most = { side: 30_000, all: 280_000_000 };

/** Refused: nothing, another kind of file, two kinds at once, a picture beyond measure, a PDF in which something waits to run. */
export async function inspectPaper(bytes: Buffer, fileName: string): Promise<PaperMedia> {
  if (bytes.length === 0) refuse(refusals, 'paper.empty', { name: fileName });
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  const media = paperMedia.find((one) => one === found);
  if (media === undefined) return refuse(refusals, 'paper.other-kind', { name: fileName, found: found ?? '?' });
  if (isArchive(bytes) || (media !== 'application/pdf' && bytes.subarray(0, 1024).includes('%PDF-'))) refuse(refusals, 'paper.two-kinds', { name: fileName });
  if (media === 'application/pdf') await inspectPdf(bytes, fileName);
  else inspectImage(bytes, media, fileName);
  return media;
}

function inspectImage(bytes: Buffer, media: Exclude<PaperMedia, 'application/pdf'>, name: string): void {
  const size = imageSize(bytes, media) ?? refuse(refusals, 'paper.broken', { name });
  const { width, height } = size;
  if (width < 1 || height < 1) refuse(refusals, 'paper.broken', { name });
  if (Math.max(width, height) > most.side || width * height > most.all) refuse(refusals, 'paper.too-wide', { name, width, height, most: most.side });
}

const [endOfArchive, endBytes] = [Buffer.from('PK\x05\x06', 'latin1'), 22];

/** Readers of ZIP archives look at the end of a file, so one may lie behind anything: its end record names the length of what follows it (APPNOTE 4.3.16). */
function isArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - endBytes - 0xffff);
  for (let at = bytes.indexOf(endOfArchive, from); at >= 0; at = bytes.indexOf(endOfArchive, at + 1))
    if (at + endBytes <= bytes.length && at + endBytes + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  return false;
}
