import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latin1Bytes, readAsWindows1252, tcvn3Letters, vniLetters } from './legacy.ts';
import { halfComposed, telexKeys, vniKeys, withoutMarks, withTone } from './marks.ts';

test('TCVN3 as the field has it (DOMAIN 5.5)', () => {
  assert.equal(tcvn3Letters('Nguyễn Văn Hùng'), 'NguyÔn V¨n Hïng');
  assert.equal(tcvn3Letters('Trần'), 'TrÇn');
  assert.equal(tcvn3Letters('Lê'), 'Lª');
  assert.equal(tcvn3Letters('Phạm'), 'Ph¹m');
  assert.equal(tcvn3Letters('Đ đ'), '§ ®');
});

test('TCVN3 loses the case of a capital with a tone, and of no other', () => {
  assert.equal(tcvn3Letters('NGUYỄN'), tcvn3Letters('NGUYễN'));
  assert.equal(tcvn3Letters('ĂÂÊÔƠƯĐ'), '¡¢£¤¥¦§');
});

test('VNI as the field has it (DOMAIN 5.5)', () => {
  assert.equal(vniLetters('Nguyễn Văn Hùng'), 'Nguyeãn Vaên Huøng');
  assert.equal(vniLetters('Trần'), 'Traàn');
  assert.equal(vniLetters('Lê'), 'Leâ');
  assert.equal(vniLetters('Phạm'), 'Phaïm');
  assert.equal(vniLetters('Đ đ'), 'Ñ ñ');
  assert.equal(vniLetters('Phượng Lý Thị'), 'Phöôïng Lyù Thò');
});

test('every one of the 134 letters has bytes in both, and no two letters the same ones', () => {
  const letters = [...'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'];
  for (const encode of [tcvn3Letters, vniLetters]) {
    const seen = new Set(letters.map(encode));
    assert.equal(seen.size, letters.length);
    for (const letter of letters) assert.match(encode(letter), /^[\u0000-\u00FF]{1,2}$/, letter);
  }
  assert.equal(letters.length, 67);
});

test('a letter that the table lacks is a question mark', () => {
  assert.deepEqual(latin1Bytes(tcvn3Letters('Čư')), Buffer.from([0x3f, 0xad]));
});

test('UTF-8 read as Windows-1252, and read back from its bytes', () => {
  assert.equal(readAsWindows1252('Nguyễn'), 'Nguyá»…n');
  assert.equal(readAsWindows1252('Đỗ'), 'Ä\u0090á»—');
});

test('keys that stay when the program is off', () => {
  assert.equal(telexKeys('Nguyễn'), 'Nguyeenx');
  assert.equal(telexKeys('Văn'), 'Vawn');
  assert.equal(telexKeys('Đức'), 'DDuwcs');
  assert.equal(telexKeys('Hoàng'), 'Hoangf');
  assert.equal(vniKeys('Nguyễn'), 'Nguye6n4');
  assert.equal(vniKeys('Đức'), 'D9u7c1');
});

test('marks come off whole, tones alone, and half composed is the same text', () => {
  assert.equal(withoutMarks('Đặng Thị Mỹ Đình'), 'Dang Thi My Dinh');
  assert.equal(withTone('Hương', '\u0301'), 'Hương');
  assert.equal(withTone('Thủy', '\u0303'), 'Thũy');
  assert.equal(halfComposed('Nguyễn'), 'Nguyê\u0303n');
  assert.equal(halfComposed('Nguyễn').normalize('NFC'), 'Nguyễn');
});
