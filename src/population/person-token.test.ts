import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { formId, Refusal } from '#values/index.ts';
import { personTokens } from './person-token.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(path.join(tmpdir(), 'sogoc-token-'));
  t.after(() => rmSync(made, { recursive: true }));
  return made;
}

test('a token leads back to its person, says nothing of neighbours, and is the same in every process of a register', (t) => {
  const { tokenOf, personOf } = personTokens(folder(t));
  for (const person of [1, 2, formId(1, 1), formId(2_000_000, 4_000_000_000)]) {
    assert.match(tokenOf(person), /^p[\w-]{22}$/);
    assert.equal(personOf(tokenOf(person)), person);
  }
  assert.notEqual(tokenOf(1).slice(0, 5), tokenOf(2).slice(0, 5));
  assert.equal(tokenOf(7), tokenOf(7));
});

test('refused: a text that is no token, a token of another register', (t) => {
  const { personOf } = personTokens(folder(t));
  const foreign = personTokens(folder(t)).tokenOf(1);
  for (const token of ['', 'abc', foreign, `${foreign}=`, foreign.slice(1)]) {
    assert.throws(
      () => personOf(token),
      (error: unknown) => error instanceof Refusal && error.code === 'token.malformed',
      token,
    );
  }
});
