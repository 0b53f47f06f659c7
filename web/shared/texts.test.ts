import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from './texts.ts';

type Said = string | { readonly one: string; readonly other: string };
const all = Object.entries(texts) as [string, { readonly vi: string; readonly en: Said }][];
const forms = (said: Said): readonly string[] => (typeof said === 'string' ? [said] : [said.one, said.other]);
const fieldsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, field]) => field).sort();
const tagsOf = (text: string) => (text.match(/<\/?\w+>/g) ?? []).sort();

test('both languages name the same values and mark the same parts', () => {
  for (const [key, { vi, en }] of all)
    for (const english of forms(en)) {
      assert.deepEqual(fieldsOf(english), fieldsOf(vi), key);
      assert.deepEqual(tagsOf(english), tagsOf(vi), key);
    }
});

test('nothing begs, apologises, shouts or talks of the system', () => {
  const unwanted = /vui lòng|xin lỗi|không hợp lệ|thao tác|hệ thống|thành công|please|sorry|invalid|!/i;
  for (const [key, { vi, en }] of all) for (const said of [vi, ...forms(en)]) assert.doesNotMatch(said, unwanted, key);
});

test('Vietnamese is composed, with the tone where the new spelling puts it', () => {
  for (const [key, { vi }] of all) {
    assert.equal(vi, vi.normalize('NFC'), key);
    assert.doesNotMatch(vi, /[òóỏõọ]a\b|[òóỏõọ]e\b|[ùúủũụ]y\b/i, `${key}: ${vi}`);
  }
});

test('no text is missing or left in the other language', () => {
  const quotesTheOther = new Set(['foot.version', 'banner.other', 'frame.language', 'find.start.how']);
  for (const [key, { vi, en }] of all) {
    for (const said of [vi, ...forms(en)]) assert.notEqual(said.trim(), '', key);
    if (/[ạảãàáăắằẳẵặâấầẩẫậđẹẻẽèéêếềểễệịỉĩìíọỏõòóôốồổỗộơớờởỡợụủũùúưứừửữựỵỷỹỳý]/i.test(forms(en).join(' ')) && !quotesTheOther.has(key))
      assert.fail(`${key}: Vietnamese in the English text: ${forms(en).join(' ')}`);
  }
});
