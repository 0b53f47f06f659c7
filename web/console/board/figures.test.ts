import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percent, sheetOf, shortName } from './figures.ts';

test('a share is never rounded up: 100 % is all of them', () => {
  assert.deepEqual([percent(1, 'vi'), percent(0.99999, 'vi'), percent(0.982, 'en'), percent(0, 'vi')], ['100,0 %', '99,9 %', '98.2 %', '0,0 %']);
});

test('names that fit a tile', () => {
  assert.deepEqual(['Tỉnh Lai Châu', 'Thành phố Hồ Chí Minh', 'Đặc khu Hoàng Sa'].map(shortName), ['Lai Châu', 'TP HCM', 'Hoàng Sa']);
});

test('a sheet: what is withheld is empty, quotes are doubled, each cell is text', () => {
  const row = {
    unitId: 5,
    code: '01',
    name: { vi: 'Xã "A", B', en: 'x' },
    kind: 'unit',
    isOwn: false,
    persons: 12,
    complete: 12,
    clean: null,
    right: 0,
    alive: 11,
  } as const;
  assert.equal(sheetOf([row], 'vi'), '\uFEFFunit_id,code,name,persons,complete,clean,right,alive\r\n"5","01","Xã ""A"", B","12","12",,"0","11"\r\n');
});
