import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#values/index.ts';
import { guessSettings } from './guess-kinds.ts';
import { settingsOf } from './settings.ts';

const kindsOf = (header: readonly string[], rows: readonly (readonly string[])[]) =>
  Object.fromEntries(Object.entries(guessSettings(header, rows, {}).columns).map(([name, { kind }]) => [name, kind]));

test('kinds are told by names of columns in several languages', () => {
  const letters = (at: number): string => String.fromCharCode(97 + (at % 26), 97 + (at % 7));
  const row = (at: number): string[] => [
    String(at),
    `Ana${letters(at)}`,
    `Berg${letters(at + 3)}`,
    `12/03/${1950 + at}`,
    `${at} Calle Mayor`,
    `280${10 + (at % 20)}`,
    at % 2 === 0 ? 'F' : 'M',
    `91 555 12 ${10 + at}`,
  ];
  const rows = Array.from({ length: 30 }, (_, at) => row(at));
  const kinds = ['given-name', 'surname', 'date', 'address', 'code', 'category', 'phone'];
  for (const header of [
    ['id', 'first_name', 'last_name', 'dateOfBirth', 'street', 'zip', 'sex', 'phone'],
    ['id', 'Nombre', 'Apellidos', 'Fecha de nacimiento', 'Dirección', 'Código postal', 'Sexo', 'Teléfono'],
    ['id', 'Vorname', 'Nachname', 'Geburtsdatum', 'Straße', 'PLZ', 'Geschlecht', 'Telefon'],
    ['id', 'Prénom', 'Nom', 'Date de naissance', 'Adresse', 'Code postal', 'Sexe', 'Tél'],
    ['id', 'tên', 'họ', 'Ngày sinh', 'Địa chỉ', 'Mã bưu chính', 'Giới tính', 'Điện thoại'],
  ]) {
    assert.deepEqual(Object.values(kindsOf(header, rows)), kinds, header.join(', '));
  }
});

test('a date over three columns is one, whatever they are called', () => {
  const rows = Array.from({ length: 30 }, (_, at) => [`r${at}`, 'x y', String(1950 + at), String(1 + (at % 12)), String(1 + (at % 28))]);
  const { id, columns } = guessSettings(['rec_id', 'name', 'dob_year', 'dob_mon', 'dob_day'], rows, {});
  assert.equal(id, 'rec_id');
  assert.deepEqual(columns['dob'], { kind: 'date', of: ['dob_year', 'dob_mon', 'dob_day'] });
  assert.deepEqual(
    guessSettings(
      ['name', 'by', 'bm', 'bd'],
      rows.map((row) => row.slice(1)),
      {},
    ).columns['date'],
    { kind: 'date', of: ['by', 'bm', 'bd'] },
  );
});

test('a whole name is one, though its column is called by its parts', () => {
  const rows = Array.from({ length: 9 }, (_, at) => [`Trần Văn ${'ABCDEFGHI'[at]}`, `Thôn ${at}, xã Ea Tul`]);
  assert.deepEqual(Object.values(kindsOf(['HO_TEN', 'noi_thuong_tru'], rows)), ['full-name', 'address']);
});

test('an id that repeats itself is none', () => {
  assert.equal(
    guessSettings(
      ['id', 'name'],
      [
        ['1', 'a'],
        ['1', 'b'],
      ],
      {},
    ).id,
    null,
  );
});

const refusedAt = (given: unknown): string => {
  try {
    settingsOf(given);
    return 'taken';
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return String(error.values['place'] ?? error.values['column']);
  }
};

test('refused: what is wrong is named by its place', () => {
  assert.equal(refusedAt({ columns: { a: 'person' } }), 'a');
  assert.equal(refusedAt({ columns: { a: { kind: 'date', formatt: 'x' } } }), 'columns.a.formatt');
  assert.equal(refusedAt({ blocking: [] }), 'blocking');
  assert.equal(refusedAt({ blocking: [['a', 3]] }), 'blocking[0][1]');
  assert.equal(refusedAt({ comparisons: { a: { levels: ['exact', { soundex: 1 }, 'else'] } } }), 'comparisons.a.levels[1]');
  assert.equal(refusedAt({ comparisons: { a: { levels: ['exact', 'else'], weights: [1] } } }), 'comparisons.a.weights');
  assert.equal(refusedAt({ comparisons: { a: { levels: ['exact'] } } }), 'comparisons.a.levels');
  assert.equal(refusedAt({ threshold: '0' }), 'threshold');
  assert.equal(refusedAt({ prior: 1 }), 'prior');
  assert.equal(refusedAt([]), 'settings');
  assert.equal(refusedAt({ id: 'rec_id', columns: { dob: { kind: 'date', format: 'yyyyMMdd' } }, threshold: 0 }), 'taken');
});
