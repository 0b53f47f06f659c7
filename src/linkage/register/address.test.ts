import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from './address.ts';

test('the address is what stands before the unit', () => {
  assert.equal(addressOf('Thôn 3, Xã Hữu Kiệm, Huyện Kỳ Sơn, Nghệ An'), 'thôn 3');
  assert.equal(addressOf('Số 12 ngõ 34 phố Mai Động, P. Mai Động, Q. Hoàng Mai, Hà Nội'), 'số 12 ngõ 34 phố mai động');
});

test('an address of units only says nothing of the house', () => {
  assert.equal(addressOf('Phường Mai Động, Quận Hoàng Mai, Hà Nội'), null);
  assert.equal(addressOf('P.14, Q.3, TP.HCM'), null);
  assert.equal(addressOf('Hà Nội'), null);
  assert.equal(addressOf(null), null);
});
