import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleRemedy, shortSource, sourceText } from './words.ts';

test('what to do about a finding names the value that was found', () => {
  assert.equal(ruleRemedy('Tên {found} chỉ có một chữ. Nhập đủ họ, chữ đệm và tên khai sinh.', 'Lan'), 'Nhập đủ họ, chữ đệm và tên khai sinh.');
  assert.equal(ruleRemedy('Số {found} sai. Nhập lại {found}. Rồi gửi.', '123'), 'Nhập lại 123. Rồi gửi.');
  assert.equal(ruleRemedy('Không có gì để làm.', null), '');
});

test('a source that is not known here is still told', () => {
  assert.equal(sourceText('moi-den'), 'source.other');
  assert.equal(shortSource('dc01'), 'short.dc01');
});
