import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decoderOf } from './decode-record.ts';
import { withoutDigitsInName } from './digits-in-name.ts';
import { withoutKeysInName } from './keys-in-name.ts';
import { fromTcvn3, fromVni } from './legacy-fonts.ts';
import { fromMojibake } from './mojibake.ts';
import { isSyllable } from './syllable.ts';
import { withoutTypingKeys } from './typing.ts';
import { fromViqr } from './viqr.ts';

const decoded = (text: string): string | undefined => decoderOf([text])?.(text);

test('TCVN3 read as Latin-1 is Vietnamese again', () => {
  for (const [garbled, meant] of [
    ['NguyÔn V¨n Hïng', 'Nguyễn Văn Hùng'],
    ['TrÇn', 'Trần'],
    ['Ph¹m ThÞ Lª', 'Phạm Thị Lê'],
    ['§ç V¨n §øc', 'Đỗ Văn Đức'],
    ['NGUYÔN V¡N H¶I', 'NGUYỄN VĂN HẢI'],
  ] as const) {
    assert.equal(fromTcvn3(garbled), meant);
    assert.equal(decoded(garbled), meant);
  }
});

test('VNI read as Latin-1 is Vietnamese again', () => {
  for (const [garbled, meant] of [
    ['Nguyeãn Vaên Huøng', 'Nguyễn Văn Hùng'],
    ['Traàn', 'Trần'],
    ['Leâ', 'Lê'],
    ['Phaïm', 'Phạm'],
    ['Ñaëng Thò Aùnh', 'Đặng Thị Ánh'],
    ['TRÖÔNG VAÊN ÑÖÙC', 'TRƯƠNG VĂN ĐỨC'],
  ] as const) {
    assert.equal(fromVni(garbled), meant);
    assert.equal(decoded(garbled), meant);
  }
});

test('UTF-8 read as Windows-1252 is Vietnamese again', () => {
  assert.equal(fromMojibake('Nguyá»…n VÄƒn HÃ¹ng'), 'Nguyễn Văn Hùng');
  assert.equal(fromMojibake('LÆ°á»\u009Dng Thá»‹ Diá»…m'), 'Lường Thị Diễm');
  assert.equal(fromMojibake('Hâ€™Suyn Bkrong'), 'H’Suyn Bkrong');
  assert.equal(fromMojibake('VÃΜ THÁ»‹ HIÁº¿U'), 'VÕ THỊ HIẾU');
  assert.equal(fromMojibake('TRÁº§N VÄƑN TRÆ°Á»\u009DNG'), 'TRẦN VĂN TRƯỜNG');
  for (const text of ['Nguyễn Văn Hùng', 'Hà Nội', 'Phường Ô Chợ Dừa']) assert.equal(fromMojibake(text), undefined);
});

test('a word that reads well under two fonts follows the rest of its record', () => {
  assert.equal(decoderOf(['Vâ Anh Tó', 'Ph¹m ThÞ Hoa'])?.('Vâ Anh Tó'), 'Võ Anh Tú');
});

test('capitals that had no byte of their own are capitals again', () => {
  for (const [garbled, meant] of [
    ['NguyÔn ThÞ ¸nh', 'Nguyễn Thị Ánh'],
    ['NGUYÔN ý ¸I', 'NGUYỄN Ý ÁI'],
    ['Th«n ®ång, X· ¸i Quèc', 'Thôn đồng, Xã Ái Quốc'],
  ] as const)
    assert.equal(fromTcvn3(garbled), meant);
});

test('the u of TCVN3 is an invisible sign, and yet a letter', () => {
  assert.equal(decoded('L\u00ADu Thu H\u00AD\u00ACng'), 'Lưu Thu Hương');
});

test('a place that is no row of syllables in any writing follows its record', () => {
  const decode = decoderOf(['Nguyeãn Thò Haø', 'Thoân 7, xaõ Ea Blang, tænh Ñaék Laék', 'Thaùi']);
  assert.equal(decode?.('tænh Ñaék Laék'), 'tỉnh Đắk Lắk');
  assert.equal(decode?.('Thaùi'), 'Thái');
});

test('a foreign Ð is no proof of an old font, and within one it is Đ where only that makes a syllable', () => {
  for (const name of ['Phùng Ðình Ðông', 'Hùng Ðông Ðông']) assert.equal(decoded(name), undefined, name);
  assert.equal(decoded('Ðç C¤NG DUY'), 'ĐỖ CÔNG DUY');
  assert.equal(decoded('Ðaëng Vaên Vinh'), 'Đặng Văn Vinh');
});

test('one text that may be of an old font is not believed against the rest of its record, unless it holds what Vietnamese has not', () => {
  assert.equal(decoderOf(['Tó Hô', 'Hà Quân', 'Lê Công']), undefined);
  assert.equal(decoderOf(['Tó Hång', 'Hà Quân', 'Lê Công'])?.('Tó Hång'), 'Tú Hồng');
  assert.equal(decoderOf(['Tó Hång', 'Hà Quân', 'Lê Công'])?.('Hà Quân'), undefined);
});

for (const [garbled, meant] of [
  ['NguyÔn ThÞ Quúnh', 'Nguyễn Thị Quỳnh'],
  ['Löông Thuøy Thuûy', 'Lương Thùy Thủy'],
  ['Döông Thò Anh', 'Dương Thị Anh'],
] as const) {
  test(`a name copied out of an old file into one of today: ${garbled}`, () => {
    const decode = decoderOf([garbled, 'Thôn Đông, Xã Ngọc Minh, Hà Giang', 'Xã Lê Minh', 'LÝ THỊ NĂM', 'Nữ']);
    assert.equal(decode?.(garbled), meant);
    assert.equal(decode?.('Xã Lê Minh'), undefined);
  });
}

test('a font in one column, Unicode in another: only the first is read anew', () => {
  const decode = decoderOf(['NguyÔn V¨n Hïng', 'X. Tà Cạ, H. Kỳ Sơn', 'Khơ-mú']);
  assert.equal(decode?.('NguyÔn V¨n Hïng'), 'Nguyễn Văn Hùng');
  assert.equal(decode?.('X. Tà Cạ, H. Kỳ Sơn'), undefined);
});

test('names of other peoples stay as they are', () => {
  for (const name of ["H' Lan Niê", 'Y Blưk Êban', 'Ksor Hʼ Blăp', 'Rơ Mah Đức', 'Müller Jürgen']) {
    assert.equal(decoded(name), undefined, name);
    assert.equal(withoutKeysInName(name), undefined, name);
  }
});

test('keys of Telex and VNI that were left standing are taken for what they meant', () => {
  for (const [typed, meant] of [
    ['Nguyeenx', 'Nguyễn'],
    ['Nguyeexn', 'Nguyễn'],
    ['Vawn', 'Văn'],
    ['DDuwcs', 'Đức'],
    ['Truongw', 'Trương'],
    ['Nguye6n4', 'Nguyễn'],
    ['D9u7c1', 'Đức'],
    ['Hoàngf', 'Hoàng'],
    ['Tuaans', 'Tuấn'],
  ] as const) {
    assert.equal(withoutTypingKeys(typed), meant, typed);
  }
  assert.equal(withoutKeysInName('Nguyeenx Vawn DDuwcs'), 'Nguyễn Văn Đức');
  assert.equal(withoutKeysInName('Lee Max'), undefined);
  assert.equal(withoutKeysInName('Hsu Mí Ka'), undefined);
  assert.equal(withoutKeysInName('Nguyễn Thuy3'), 'Nguyễn Thủy');
});

test('keys are found in names that lost their marks, of two words, and beside words of other peoples', () => {
  for (const [typed, meant] of [
    ['NGUYEN THANH2 THANG', 'NGUYEN THÀNH THANG'],
    ['NGUYEN THANH DDATJ', 'NGUYEN THANH ĐẠT'],
    ['DDOANF HONG', 'ĐOÀN HONG'],
    ['NGUYEENX MINH', 'NGUYỄN MINH'],
    ['Y Thuo6t5 Kbuôr', 'Y Thuột Kbuôr'],
  ] as const)
    assert.equal(withoutKeysInName(typed), meant, typed);
  for (const name of ['5ƠN', 'Y Blu7k6z', 'Aaron Max', 'John Smith']) assert.equal(withoutKeysInName(name), undefined, name);
});

test('digits that a scanner read for letters are letters again, where a syllable comes of it', () => {
  for (const [scanned, meant] of [
    ['N9UYỄN VĂN MƯỜ1', 'NGUYỄN VĂN MƯỜI'],
    ['Nguyễn Th0a', 'Nguyễn Thoa'],
    ['Ng. Văn 5ơn', 'Ng. Văn Sơn'],
    ['TRAN VAN H0A', 'TRAN VAN HOA'],
    ['1ê Thị Hoa', 'Lê Thị Hoa'],
  ] as const)
    assert.equal(withoutDigitsInName(scanned), meant, scanned);
  for (const name of ['Nguyễn Văn 3', 'Nguyễn Văn Nam 0', 'H8z', 'Lê Thị Hoa']) assert.equal(withoutDigitsInName(name), undefined, name);
});

test('a single key that may be a slip of the finger is left to an officer: Linj is Lịn or Linh', () => {
  for (const name of ['Trần Văn Bá Linj', 'Hồ Trunf Quang', 'Nguyễn Gis Bảo Anh']) assert.equal(withoutKeysInName(name), undefined, name);
  assert.equal(withoutKeysInName('Tiêu Thành Phats'), 'Tiêu Thành Phát');
  assert.equal(withoutKeysInName('Hoàng Thij Út'), 'Hoàng Thị Út');
  assert.equal(withoutKeysInName('Hoàng Văn Thij'), undefined);
  assert.equal(withoutKeysInName('Nguyeenx Bá Linj'), 'Nguyễn Bá Lịn');
});

test('VIQR is read only where every word of it becomes a syllable', () => {
  assert.equal(fromViqr('Ma~ng Êban'), undefined);
  assert.equal(fromViqr('Nguye^~n Va(n Hu`ng'), 'Nguyễn Văn Hùng');
  assert.equal(fromViqr('DDo^~ Thi. DDu+o+`ng'), 'Đỗ Thị Đường');
  assert.equal(withoutKeysInName('Tra^`n Hu+`ng DDa.o'), 'Trần Hừng Đạo');
  for (const name of ["H'Lan Niê", 'Ng. T. Lan', 'Nguy?n Th? Lan', 'Ma~ng']) assert.equal(fromViqr(name), name === 'Ma~ng' ? 'Mãng' : undefined, name);
});

const syllables =
  'Nguyễn Thị Quỳnh Quyên Giang Gì Giếng Khuê Thuý Thúy Hoà Hòa Lý Kỳ Vy Khoa Loan Nghĩa Oanh Yến Uyên Ý Uy Toàn Huỳnh Đặng Thuỷ Tuyết Duyên Nguyệt Quốc Quang Xuân Thoa Mỹ Sỹ Trương Phượng Hường Trúc Bích Đạt Tú Sáu Bảy Út'.split(
    ' ',
  );

test('syllables of Vietnamese are known as such, what no mouth can say is not', () => {
  for (const word of syllables) assert.ok(isSyllable(word), word);
  for (const word of ['Nguyeãn', 'Vâ', 'Hïng', 'Ngyễn', 'Bcd', 'Hòàng', 'Tạcc', 'Đỗp̀']) assert.ok(!isSyllable(word), word);
});

test('no repair touches a name made of valid syllables', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 5 }), (words) => {
      const name = words.join(' ');
      assert.equal(decoderOf([name]), undefined);
      assert.equal(withoutKeysInName(name), undefined);
    }),
  );
});
