import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf } from '#access/index.ts';
import { inTransaction } from '#database/index.ts';
import { type ReceivedField, receivedForm } from '#intake/index.ts';
import type { FormId } from '#values/index.ts';
import { reviewedRegister } from '../../../test/support/reviewed-register.ts';
import { signInAs } from '../../../test/support/signed-in.ts';
import { relationWords } from '../relation-words.ts';
import { listFindings } from './list-findings.ts';
import { showFinding } from './show-finding.ts';

const now = new Date('2026-11-23T03:00:00Z');

test('what rules about several forms found: the list says it in words, the card as it stands in the file', async (t) => {
  const db = await reviewedRegister(t);
  const { token } = await signInAs(db, 'national-operator', { now, unit: null });
  const told = await inTransaction(db, async (tx) => {
    const actor = await actorOf(tx, token, now);
    const needs = { tx, dataDir: db.dataDir, now, actor, see: () => {} };
    const rule = ['two-heads', 'two-spouses', 'child-older-than-head', 'no-head', 'births-disagree'];
    const { items } = await listFindings(needs, { filter: { rule }, limit: 100 });
    const cards = [];
    for (const item of items) {
      const { fields } = await receivedForm(needs, Number(item.form) as FormId);
      const card = await showFinding(needs, item.id);
      cards.push({ field: item.field, listed: item.found ?? '', inRawVoice: item.asReceived, shown: card.found, inFile: fields[item.field as ReceivedField] });
    }
    return cards;
  });
  const relations = told.filter(({ field }) => field === 'relationToHead');
  assert.ok(relations.length > 0 && told.length > relations.length, `${relations.length} of ${told.length}`);
  const words = new Set(Object.values(relationWords).map(({ vi }) => vi));
  for (const { field, listed, inRawVoice, shown, inFile } of told) {
    assert.equal(shown, inFile, field);
    assert.equal(inRawVoice, false);
    if (field === 'relationToHead') assert.ok(words.has(listed), listed);
  }
});
