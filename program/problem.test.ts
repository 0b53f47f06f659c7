import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal, type RefusalKind } from '#values/index.ts';
import { languageOf, problemOf, retryAfter, statusOf } from './problem.ts';

const texts = { kind: 'conflict', vi: 'Một lượt khác đang chạy từ {since}.', en: 'Another run has been going since {since}.' } as const;

test('a refusal is told in the language of its reader, with a code that does not change', () => {
  const refusal = new Refusal('delivery.running', texts, { since: '09:20' });
  assert.deepEqual(problemOf(refusal, 'vi', '/v1/builds'), {
    type: 'urn:sogoc:problem:delivery.running',
    title: 'Trái với việc đang có',
    status: 409,
    detail: 'Một lượt khác đang chạy từ 09:20.',
    instance: '/v1/builds',
    code: 'delivery.running',
  });
  assert.equal(problemOf(refusal, 'en', '/v1/builds').detail, 'Another run has been going since 09:20.');
});

test('the status follows from the kind, unless the text has one that only HTTP knows', () => {
  const kinds: readonly RefusalKind[] = ['usage', 'input', 'unknown', 'conflict', 'forbidden', 'environment'];
  assert.deepEqual(
    kinds.map((kind) => statusOf({ kind, texts: { ...texts, kind } })),
    [400, 400, 404, 409, 403, 503],
  );
  assert.equal(statusOf({ kind: 'input', texts: { ...texts, status: 405 } }), 405);
});

test('who tried too often is told so, and when to try again', () => {
  const often = { ...texts, status: 429 };
  assert.equal(problemOf(new Refusal('sign-in.wait', often, { seconds: 8 }), 'vi', '/').title, 'Thử quá nhiều lần');
  assert.equal(retryAfter(new Refusal('sign-in.wait', often, { seconds: 8 })), '8');
  assert.equal(retryAfter(new Refusal('delivery.running', texts, { seconds: 8 })), undefined);
});

test('fields that are not as they should be are told one by one, in the language of the reader', () => {
  const expected = { vi: 'số nguyên', en: 'a whole number' };
  const refusal = new Refusal('request.field', texts, {}, [{ pointer: '/born', code: 'type', expected }]);
  assert.deepEqual(problemOf(refusal, 'vi', '/').errors, [{ pointer: '/born', code: 'type', expected: 'số nguyên' }]);
  assert.equal(problemOf(refusal, 'en', '/').errors?.[0]?.expected, 'a whole number');
});

test('the reader’s language is the one that the request prefers; Vietnamese where it asks for neither', () => {
  assert.equal(languageOf(undefined), 'vi');
  assert.equal(languageOf('fr-FR,de;q=0.8'), 'vi');
  assert.equal(languageOf('en-GB,en;q=0.9,vi;q=0.8'), 'en');
  assert.equal(languageOf('en;q=0.3, vi-VN;q=0.9'), 'vi');
});
