/** Texts that programs stumble over, by class; the classes are those of the Big List of Naughty Strings and of OWASP's testing guide. */

/** What a template, a shell or a formula would make of the ones below: it must not be in any answer. */
export const interpreted = '133707';

const long = 10_000;

export const naughty: { readonly [kind: string]: readonly string[] } = {
  sql: ["' or 1=1 --", "'; drop table population.person; --", '" or ""="', "\\'; select pg_sleep(9); --", '%', '_', "1' union select null, version() --", '$$'],
  script: ['<script>alert(1)</script>', '"><svg/onload=alert(1)>', 'javascript:alert(1)', '<!--', ']]>'],
  template: ['{{133700+7}}', '$' + '{133700+7}', '<%= 133700+7 %>', '#{133700+7}', '=133700+7', '@SUM(133700,7)', '`expr 133700 + 7`', '$(expr 133700 + 7)'],
  printf: ['%s%s%n%x%d', '%n', '{0}', '%00', '%2e%2e%2f'],
  path: ['../../../../etc/passwd', '..\\..\\windows\\win.ini', '/dev/null', 'file:///etc/passwd', '\\\\host\\share'],
  reserved: ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'CON', 'NUL', 'null', 'undefined', 'NaN', 'true', 'nil', 'None'],
  numbers: ['0', '-1', '1e999', '0x10', '１２３', '9007199254740993', '-0', '1,000', '٣', 'Infinity', '999999999999999999999999'],
  direction: ['\u202eabc\u202c', 'שלום', 'مرحبا', '\u2066a\u2069\u200f'],
  invisible: [
    '\u200b',
    'Nguyễn\u200b Văn\u2060 An',
    '\ufeffAn',
    '\u00ad',
    '\u180e',
    '\u3000',
    '\u0001\u0007\u001b[31m',
    '\u0085\u2028\u2029',
    '\r\nSet-Cookie: a=b',
  ],
  combining: ['Nguyê\u0303n', 'Z\u0351\u036b\u0343a\u0328\u0334l', 'e\u0301'.repeat(40), 'Å\u212b', 'ﷺ'],
  emoji: ['👩‍👩‍👧‍👦', '🇻🇳', '👍🏿', '😀'.repeat(60)],
  unkept: ['a\0b', '\0', '\ud800', 'x\udfff', '\udc00\ud800'],
  long: ['Nguyễn '.repeat(long / 7), 'ạ'.repeat(long)],
  empty: ['', ' ', '\t\n'],
};

export const allNaughty: readonly string[] = Object.values(naughty).flat();
