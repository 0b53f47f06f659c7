import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#values/index.ts';
import { isOfParent, wordsOf } from './column-names.ts';
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
    ['id', 'Nome', 'Cognome', 'Data di nascita', 'Indirizzo', 'CAP', 'Sesso', 'Telefono'],
    ['id', 'Имя', 'Фамилия', 'Дата рождения', 'Адрес', 'Индекс', 'Пол', 'Телефон'],
    ['id', '名', '姓', '出生日期', '地址', '邮编', '性别', '电话'],
    ['id', '名', '姓', '生年月日', '住所', '郵便番号', '性別', '電話番号'],
    ['id', 'given_name', '성', '생년월일', '주소', '우편번호', '성별', '전화번호'],
    ['id', 'الاسم الأول', 'اسم العائلة', 'تاريخ الميلاد', 'العنوان', 'الرمز البريدي', 'الجنس', 'هاتف'],
    ['id', 'שם פרטי', 'שם משפחה', 'תאריך לידה', 'כתובת', 'מיקוד', 'מין', 'טלפון'],
    ['id', 'ชื่อ', 'นามสกุล', 'วันเกิด', 'ที่อยู่', 'รหัสไปรษณีย์', 'เพศ', 'โทรศัพท์'],
    ['id', 'tên', 'họ', 'Ngày sinh', 'Địa chỉ', 'Mã bưu chính', 'Giới tính', 'Điện thoại'],
  ]) {
    assert.deepEqual(Object.values(kindsOf(header, rows)), kinds, header.join(', '));
  }
});

test('a number of a person is no telephone, whatever its column is called', () => {
  const rows = Array.from({ length: 30 }, (_, at) => [`Trần Văn ${'ABCDE'[at % 5]}`, at % 3 === 0 ? `0${12345670 + at}` : `00108700${1000 + at}`]);
  assert.deepEqual(Object.values(kindsOf(['ho_ten', 'so_giay_to'], rows)), ['full-name', 'identifier']);
  assert.deepEqual(Object.values(kindsOf(['ho_ten', 'x'], rows)), ['full-name', 'identifier']);
});

test('a column called after a parent is known in several languages', () => {
  for (const name of [
    'father_name',
    'MotherName',
    'cha_ho_ten',
    'Mẹ',
    'nombre_del_padre',
    'Name der Mutter',
    'nom_pere',
    'Имя отца',
    '父親氏名',
    '아버지 이름',
  ])
    assert.ok(isOfParent(wordsOf(name)), name);
  for (const name of ['name', 'married_name', 'annee de naissance', 'chapter', 'theme', 'spouse', 'matkul']) assert.ok(!isOfParent(wordsOf(name)), name);
});

test('numbers given one after another are ids, whatever their column is called; other numbers are none', () => {
  const idOf = (number: (at: number) => string | number) => {
    const rows = Array.from({ length: 30 }, (_, at) => [String(number(at)), `Berg ${'abcdefg'[at % 7]}`]);
    return guessSettings(['nr', 'firma'], rows, {}).id;
  };
  assert.equal(
    idOf((at) => ((at * 7) % 30) + 1),
    'nr',
  );
  assert.equal(
    idOf((at) => `F-${1000 + at * at}`),
    'nr',
  );
  const scattered = Array.from({ length: 30 }, (_, at) => [`Berg ${'abcdefg'[at % 7]}`, String((at * 7919) % 100_003)]);
  assert.equal(guessSettings(['firma', 'nr'], scattered, {}).id, null);
  const people = Array.from({ length: 9 }, (_, at) => [`x${(at * 7919) % 100_003}`, 'Anna']);
  assert.equal(guessSettings(['ID_Person', 'name'], people, {}).id, 'ID_Person');
});

test('a first column that is called a number, and never repeats itself, names the records', () => {
  const rows = Array.from({ length: 30 }, (_, at) => [`K-${(at * 7919) % 1000}/${at % 7}`, `Firma ${at % 9}`, `0${480_000_000 + at * 13}`]);
  for (const name of ['Record No', 'Kundennummer', 'ref', 'company_no']) assert.equal(guessSettings([name, 'firma', 'telefon'], rows, {}).id, name, name);
  for (const name of ['so_giay_to', 'ssn', 'Telefonnummer', 'passport no']) assert.equal(guessSettings([name, 'firma', 'ort'], rows, {}).id, null, name);
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

test('kinds are told by values where names tell nothing, or tell of something else', () => {
  const rows = Array.from({ length: 40 }, (_, at) => [
    `${['Ana', 'Eva', 'Ida', 'Lea'][at % 4]}${'lmnrstuvw'[at % 9]}a`,
    `${['Berg', 'Holm', 'Lind'][at % 3]}${'abcdefgh'[at % 7]}en`,
    `${1 + (at % 28)}.${1 + (at % 12)}.${1950 + at}`,
    `${120 + at}-${10 + at}-${4000 + at * 7}`,
    String(1950 + (at % 50)),
    `info${at}@example.org`,
    `+44 20 7946 ${1000 + at}`,
  ]);
  assert.deepEqual(Object.values(kindsOf(['a', 'b', 'c', 'SSN', 'date', 'x', 'y'], rows)), [
    'given-name',
    'surname',
    'date',
    'identifier',
    'year',
    'email',
    'phone',
  ]);
  const whole = Array.from({ length: 40 }, (_, at) => [`สมชาย ใจดี${'กขคง'[at % 4]}`, 'Bar & Grill', String(at)]);
  assert.deepEqual(Object.values(kindsOf(['ชื่อ', 'name', 'n'], whole)).slice(0, 1), ['full-name']);
});

test('what a machine wrote, and what another linked, is not compared', () => {
  const rows = Array.from({ length: 9 }, (_, at) => [`Ana ${'abcdefghi'[at]}`, '2024-01-02 10:00', String(at % 3), `NI${at}`]);
  assert.deepEqual(Object.values(kindsOf(['name', 'created_at', 'cluster', 'national_id'], rows)), ['full-name', 'ignore', 'ignore', 'identifier']);
});

test('a name that is written whole and in parts is compared once', () => {
  const given = ['Ana', 'Eva', 'Ida', 'Lea'];
  const surnames = ['Berg', 'Holm', 'Lind'];
  const rows = Array.from({ length: 12 }, (_, at) => {
    const [name = '', surname = ''] = [given[at % 4], surnames[at % 3]];
    return [`${name} ${surname}`, `${name} Maria ${surname}`, name, surname];
  });
  const kinds = (...wanted: number[]) => {
    const header = ['first_and_surname', 'full_name', 'first_name', 'surname'];
    return kindsOf(
      wanted.map((place) => header[place] as string),
      rows.map((row) => wanted.map((place) => row[place] as string)),
    );
  };
  assert.deepEqual(kinds(0, 2, 3), { first_and_surname: 'ignore', first_name: 'given-name', surname: 'surname' });
  assert.deepEqual(kinds(1, 2, 3), { full_name: 'full-name', first_name: 'ignore', surname: 'ignore' });
  assert.deepEqual(kinds(0, 1, 2, 3), { first_and_surname: 'ignore', full_name: 'full-name', first_name: 'ignore', surname: 'ignore' });
});

test('the number of a house is no number of a person', () => {
  const rows = Array.from({ length: 300 }, (_, at) => [`Ana ${'lmnrstuvw'[at % 9]}`, String(at % 9), String(at % 8)]);
  assert.deepEqual(Object.values(kindsOf(['name', 'nr_domu', 'number'], rows)).slice(1), ['code', 'code']);
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
  assert.equal(refusedAt({ threshold: 1e9 }), 'threshold');
  assert.equal(refusedAt({ comparisons: { a: { levels: ['exact', 'else'], weights: [1e308, 0] } } }), 'comparisons.a.weights[0]');
  assert.equal(refusedAt({ prior: 1 }), 'prior');
  assert.equal(refusedAt([]), 'settings');
  assert.equal(refusedAt({ id: 'rec_id', columns: { dob: { kind: 'date', format: 'yyyyMMdd' } }, threshold: 0 }), 'taken');
});
