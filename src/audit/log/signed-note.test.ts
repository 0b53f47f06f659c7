import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCheckpoint, signHead } from './checkpoint.ts';
import { emptyRoot } from './merkle.ts';
import { isSignedBy, judgeLine, readVerifier, type Signer, signerFrom, signLine, splitNote, verifierText } from './signed-note.ts';

const signer = (seed: number, kind: 1 | 4): Signer => signerFrom(Buffer.alloc(32, seed), () => `example.com/${seed}`, kind);
const at = new Date('2026-11-30T00:00:00Z');

test('golang.org/x/mod/sumdb/note: the example of a signed note, its key and its signature', () => {
  const key = readVerifier('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  assert.ok(key);
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const note = splitNote(`${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`);
  assert.ok(note && isSignedBy(key, note));
  assert.equal(isSignedBy(key, { ...note, text: text.replace('If', 'if') }), false);
});

test('a checkpoint and the cosignature of a witness, there and back; a bit changed, another time: refused', () => {
  const [log, witness] = [signer(1, 1), signer(2, 4)];
  const note = signHead(log, { size: 0, root: emptyRoot }, at);
  const read = readCheckpoint(note + signLine(witness, readCheckpoint(note)?.text ?? '', at));
  assert.ok(read);
  assert.deepEqual([read.origin, read.size, read.root], ['example.com/1', 0, emptyRoot]);
  for (const key of [log, witness]) assert.ok(isSignedBy(readVerifier(verifierText(key)) as Signer, read));
  assert.equal(isSignedBy(signer(3, 1), read), false);
  const line = read.lines[1] as string;
  const bytes = Buffer.from(line.split(' ')[2] as string, 'base64');
  bytes[11] = (bytes[11] as number) ^ 1;
  assert.equal(judgeLine(witness, read.text, `— example.com/2 ${bytes.toString('base64')}`), false);
  const forged = { text: read.text, lines: [...read.lines, `— example.com/2 ${bytes.toString('base64')}`] };
  assert.deepEqual([isSignedBy(witness, forged), isSignedBy(log, forged)], [false, true]); // a good line does not mend a bad one of the same key
});

test('none of these is a note, a checkpoint or a key', () => {
  for (const note of ['', 'a\n', 'a\n\nb\n', 'a\n\n— b\n', 'a\n\n— b c+d\n—', 'a\n\n'])
    assert.equal(splitNote(note)?.lines.length ?? 0, 0, JSON.stringify(note));
  const line = '— a AAAAAAAA\n';
  for (const text of ['a\n1\n', 'a\n01\nAAAA\n', `a\n-1\n${emptyRoot.toString('base64')}\n`, `\n1\n${emptyRoot.toString('base64')}\n`])
    assert.equal(readCheckpoint(`${text}\n${line}`), undefined, text);
  for (const key of ['', 'a+b', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW']) assert.equal(readVerifier(key), undefined);
});
