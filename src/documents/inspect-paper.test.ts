import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { emptyZip, jpegOf, objectStream, pdfOf, pngOf, webpOf } from '../../test/support/papers.ts';
import { inspectPaper } from './inspect-paper.ts';

const refused = async (bytes: Buffer, code: string) => await assert.rejects(inspectPaper(bytes, 'giấy khai sinh.pdf'), { code });

test('a scan and pictures are told by their bytes', async () => {
  assert.equal(await inspectPaper(pdfOf(), 'x'), 'application/pdf');
  assert.equal(await inspectPaper(jpegOf(4000, 3000), 'x.png'), 'image/jpeg');
  assert.equal(await inspectPaper(pngOf(2480, 3508), 'x.pdf'), 'image/png');
  assert.equal(await inspectPaper(webpOf(1024, 768), 'x'), 'image/webp');
  assert.equal(await inspectPaper(pdfOf(objectStream('5 0 << /Type /Font /BaseFont /Tinos >>')), 'x'), 'application/pdf');
});

test('refused: nothing; what only calls itself a paper', async () => {
  await refused(Buffer.alloc(0), 'paper.empty');
  await refused(Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'paper.other-kind');
  await refused(Buffer.from('7f454c46020101000000000000000000', 'hex'), 'paper.other-kind');
  await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'paper.other-kind');
  await refused(Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'paper.other-kind');
  await refused(Buffer.from('<html><script>alert(1)</script>'), 'paper.other-kind');
  await refused(Buffer.from('47494638396101000100', 'hex'), 'paper.other-kind');
  await refused(Buffer.from('giấy khai sinh'), 'paper.other-kind');
  await refused(Buffer.concat([Buffer.from('\n<script>'), pdfOf()]), 'paper.other-kind');
});

test('refused: two kinds of file in one', async () => {
  await refused(Buffer.concat([pdfOf(), emptyZip]), 'paper.two-kinds');
  const told = Buffer.concat([pngOf(10, 10), emptyZip, Buffer.from('a word')]);
  told.writeUInt16LE(6, told.length - 8);
  await refused(told, 'paper.two-kinds');
  await refused(jpegOf(10, 10, Buffer.concat([Buffer.from('fffe0010', 'hex'), Buffer.from('%PDF-1.7\n    ')])), 'paper.two-kinds');
  assert.equal(await inspectPaper(Buffer.concat([jpegOf(10, 10), Buffer.from('PK\x05\x06 and no archive, though it has its mark')]), 'x'), 'image/jpeg');
});

test('refused: a picture that claims more than anybody can show, or does not say its size', async () => {
  await refused(pngOf(50_000, 50_000), 'paper.too-wide');
  await refused(jpegOf(65_535, 65_535), 'paper.too-wide');
  await refused(webpOf(16_384, 18_000), 'paper.too-wide');
  await refused(pngOf(0, 10), 'paper.broken');
  await refused(jpegOf(10, 10).subarray(0, 22), 'paper.broken');
  assert.equal(await inspectPaper(pngOf(30_000, 9_000), 'x'), 'image/png');
});

test('refused: a PDF in which something waits, wherever it is written and however its name is spelt', async () => {
  const waits = [
    '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
    '/S/JavaScript',
    '/S /J#61v#61Script',
    '/A << /S /Launch /F (cmd.exe) >>',
    '/A << /S /#4caunch /F (cmd.exe) >>',
    '/Names << /EmbeddedFiles 7 0 R >>',
    '/Type /EmbeddedFile',
    '/AcroForm << /XFA [(a) 5 0 R] >>',
    '/S /SubmitForm',
    '/S /GoToR /F (\\\\\\\\host\\\\share)',
  ];
  for (const one of waits) {
    await refused(pdfOf(`4 0 obj << ${one} >> endobj`), 'paper.active');
    await refused(pdfOf(objectStream(`4 0 << ${one} >>`)), 'paper.active');
    await refused(pdfOf(objectStream(`4 0 << ${one} >>`, '/Filter[/Fl#61teDecode]/Type/Obj#53tm')), 'paper.active');
  }
});

test('a word of the page, a longer name and the noise of a picture are no danger', async () => {
  const noise = Buffer.concat([
    Buffer.from('5 0 obj << /Subtype /Image /Filter /DCTDecode >>\nstream\n'),
    Buffer.from('/JS /ObjSt /Laun'),
    Buffer.from('\nendstream endobj'),
  ]);
  assert.equal(
    await inspectPaper(pdfOf('4 0 obj (Launch JavaScript) endobj', '5 0 obj << /LaunchPad 1 /JavaScripts 2 >> endobj', noise), 'x'),
    'application/pdf',
  );
});

test('refused: a PDF that cannot be looked into', async () => {
  await refused(pdfOf('4 0 obj << /Filter /Standard /V 5 >> endobj', 'trailer << /Root 1 0 R /Encrypt 4 0 R >>'), 'paper.locked');
  await refused(pdfOf(objectStream('4 0 << >>', '/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]')), 'paper.unreadable-pdf');
  await refused(pdfOf(objectStream('4 0 << >>', '/Type /ObjStm /Filter 6 0 R')), 'paper.unreadable-pdf');
  await refused(pdfOf(objectStream('4 0 << >>', '/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>')), 'paper.unreadable-pdf');
  await refused(pdfOf(objectStream('4 0 << >>', '/Type /ObjStm /Filter /FlateDecode /X (\nstream\n)')), 'paper.unreadable-pdf');
  await refused(pdfOf(objectStream('4 0 << >>', '/Type 6 0 R'), '6 0 obj /ObjStm endobj'), 'paper.unreadable-pdf');
  const harmless = objectStream('4 0 << >>', '/Filter /FlateDecode');
  await refused(pdfOf(objectStream('4 0 << >>', '/Type 6 0 R'), '6 0 obj /ObjStm endobj', harmless), 'paper.unreadable-pdf');
});

test('refused: object streams that unpack without end', async () => {
  await refused(pdfOf(objectStream(Buffer.alloc(80 * 2 ** 20, 32))), 'paper.unreadable-pdf');
  const tenMegabytes = objectStream(Buffer.alloc(10 * 2 ** 20, 32));
  await refused(pdfOf(...Array.from({ length: 8 }, () => tenMegabytes)), 'paper.unreadable-pdf');
  assert.equal(deflateSync(Buffer.alloc(80 * 2 ** 20, 32)).length < 100_000, true);
});
