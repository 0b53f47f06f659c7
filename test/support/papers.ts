/** Papers made by code, as a scanner or somebody with ill will would make them. */
import { crc32, deflateSync } from 'node:zlib';

/** A PDF of one empty page with these objects beside it: PDF syntax, each `N 0 obj … endobj`. */
export function pdfOf(...objects: readonly (string | Buffer)[]): Buffer {
  const parts = [
    '%PDF-1.7\n',
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj\n',
    ...objects.flatMap((object) => [object, '\n']),
    'trailer << /Root 1 0 R >>\n%%EOF\n',
  ];
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

/** These objects in a compressed stream (ISO 32000-2, 7.5.7), as newer writers keep them. */
export function objectStream(inner: string | Buffer, dictionary = '/Type /ObjStm /Filter /FlateDecode'): Buffer {
  const packed = deflateSync(inner);
  return Buffer.concat([
    Buffer.from(`9 0 obj << ${dictionary} /N 1 /First 5 /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream endobj'),
  ]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** A PNG that claims this size; its pixels are not there. */
export const pngOf = (width: number, height: number): Buffer => greyPng(width, height, Buffer.alloc(1));

/** A page of ruled paper, as a PNG that can be drawn. */
export function ruledPage(width: number, height: number): Buffer {
  const lines = Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.alloc(1), Buffer.alloc(width, y % 40 === 39 ? 0xb0 : 0xff)]));
  return greyPng(width, height, Buffer.concat(lines));
}

/** `pixels`: line by line, a filter byte and then a byte a pixel. */
function greyPng(width: number, height: number, pixels: Buffer): Buffer {
  const head = Buffer.from('000000000000000008000000', 'hex').subarray(0, 13);
  const ihdr = Buffer.concat([head, Buffer.alloc(1)]);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', ihdr), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

/** A JPEG that claims this size, with `before` between its first and its last mark. */
export function jpegOf(width: number, height: number, before: Buffer = Buffer.alloc(0)): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), before, frame, Buffer.from('ffd9', 'hex')]);
}

/** A WebP of the extended form that claims this size. */
export function webpOf(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(22, 4);
  bytes.write('WEBPVP8X', 8, 'latin1');
  bytes.writeUInt32LE(10, 16);
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
}

/** An archive of nothing: its end record, as it stands behind a polyglot. */
export const emptyZip: Buffer = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
