import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleName, ruleRemedy, shortSource, sourceText } from './words.ts';

test('the name of a rule is its first sentence, without whose archive or form it is, any other value left open', () => {
  const names = {
    'Số {found} mất số 0 ở đầu. Đã ghi lại thành {repaired}.': 'Số … mất số 0 ở đầu',
    'Tên ghi bằng bảng mã cũ: {found}. Đã đọc lại thành {repaired}.': 'Tên ghi bằng bảng mã cũ',
    'Các phiếu của người này ghi tên cha khác hẳn nhau; phiếu này ghi {found}. Xem lại theo giấy khai sinh.':
      'Các phiếu của người này ghi tên cha khác hẳn nhau',
    'Hồ sơ của {found} còn thiếu mục bắt buộc: họ tên, ngày sinh. Bổ sung theo giấy tờ.': 'Hồ sơ còn thiếu mục bắt buộc',
    'Chữ đệm trong tên thường không đi với giới tính ghi trên phiếu ({found}). Xem lại giới tính.':
      'Chữ đệm trong tên thường không đi với giới tính ghi trên phiếu',
    'Nơi thường trú ghi theo đơn vị trước ngày 01/07/2025: {found}. Sổ tự đổi sang đơn vị mới.': 'Nơi thường trú ghi theo đơn vị trước ngày 01/07/2025',
    'Hộ này đã có một phiếu khác của {found}, cùng nguồn và cùng ngày lập.': 'Hộ này đã có một phiếu khác, cùng nguồn và cùng ngày lập',
  };
  for (const [sentence, name] of Object.entries(names)) assert.equal(ruleName(sentence), name);
});

test('what to do about a finding names the value that was found', () => {
  assert.equal(ruleRemedy('Tên {found} chỉ có một chữ. Nhập đủ họ, chữ đệm và tên khai sinh.', 'Lan'), 'Nhập đủ họ, chữ đệm và tên khai sinh.');
  assert.equal(ruleRemedy('Số {found} sai. Nhập lại {found}. Rồi gửi.', '123'), 'Nhập lại 123. Rồi gửi.');
  assert.equal(ruleRemedy('Không có gì để làm.', null), '');
});

test('a source that is not known here is still told', () => {
  assert.equal(sourceText('moi-den'), 'source.other');
  assert.equal(shortSource('dc01'), 'short.dc01');
});
