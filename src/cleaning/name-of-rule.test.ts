import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameIn, nameOfRule } from './name-of-rule.ts';
import { allRules } from './rules/index.ts';

test('the name of a rule is its first sentence without the value, and without whose archive or form it is', () => {
  const names = {
    'Số {found} mất số 0 ở đầu. Đã ghi lại thành {repaired}.': 'Số mất số 0 ở đầu',
    'Tên ghi bằng bảng mã cũ: {found}. Đã đọc lại thành {repaired}.': 'Tên ghi bằng bảng mã cũ',
    'Các phiếu của người này ghi tên cha khác hẳn nhau; phiếu này ghi {found}. Xem lại theo giấy khai sinh.':
      'Các phiếu của người này ghi tên cha khác hẳn nhau',
    'Hồ sơ của {found} còn thiếu mục bắt buộc: họ tên, ngày sinh. Bổ sung theo giấy tờ.': 'Hồ sơ còn thiếu mục bắt buộc',
    'Chữ đệm trong tên thường không đi với giới tính ghi trên phiếu ({found}). Xem lại giới tính.':
      'Chữ đệm trong tên thường không đi với giới tính ghi trên phiếu',
    'Nơi thường trú ghi theo đơn vị trước ngày 01/07/2025: {found}. Sổ tự đổi sang đơn vị mới.': 'Nơi thường trú ghi theo đơn vị trước ngày 01/07/2025',
    'Hộ này đã có một phiếu khác của {found}, cùng nguồn và cùng ngày lập.': 'Hộ này đã có một phiếu khác, cùng nguồn và cùng ngày lập',
    'The relation to the head, {found}, is not understood. Write it again.': 'The relation to the head is not understood',
  };
  for (const [sentence, name] of Object.entries(names)) assert.equal(nameIn(sentence), name);
});

test('no name of a rule has a gap where a value stood', () => {
  for (const rule of allRules)
    for (const name of Object.values(nameOfRule(rule))) {
      assert.match(name, /^\p{Lu}/u, rule.id);
      assert.doesNotMatch(name, /[{…]|\s[,.)]|[\s,(]$/u, rule.id);
    }
});

test('two rules are not called alike', () => {
  for (const language of ['vi', 'en'] as const) {
    const names = allRules.map((rule) => nameOfRule(rule)[language]);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  }
});
