import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, saysNothing, tidy } from './fold.ts';
import { soundOf } from './sound.ts';

test('folded texts are equal for what people write differently, in any script', () => {
  assert.equal(fold('NGUYỄN  Đình-Chiểu'), 'nguyen dinh chieu');
  assert.equal(fold("O'Brien, Jr."), 'obrien jr');
  assert.equal(fold('Łódź Straße Ærø'), 'lodz strasse aero');
  assert.equal(fold('Александр'), fold('александр'));
  assert.equal(fold('王 小明'), '王 小明');
  assert.equal(tidy('Hoà '), 'hoà');
  assert.notEqual(tidy('Hoà'), tidy('Hoa'));
});

test('what stands for nothing says nothing', () => {
  for (const text of ['', ' ', '-', 'N/A', 'null', 'NaN', 'unknown', '???']) assert.ok(saysNothing(text), text);
  for (const text of ['Anna', 'Nana', '0', 'Nil Armstrong']) assert.ok(!saysNothing(text), text);
  for (const text of ['Na', 'Nan', 'Nil']) assert.ok(!saysNothing(text, true), text);
});

test('spellings that are heard alike have one sound', () => {
  for (const [one, other] of [
    ['schmidt', 'shmit'],
    ['philip', 'filip'],
    ['katherine', 'catherine'],
    ['meyer', 'maier'],
  ] as const)
    assert.equal(soundOf(one), soundOf(other));
});
