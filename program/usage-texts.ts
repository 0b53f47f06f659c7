/** What the command-line library says, in both languages: headings of its help, and what is wrong with the words of a command. */
import { type ApplicationText, ArgumentScannerError, formatMessageForArgumentScannerError, text_en } from '@stricli/core';
import { fill, type Language, type Words } from '#values/index.ts';

const wrongs = {
  command: { vi: 'Không có lệnh “{input}”.', en: 'There is no command “{input}”.' },
  nearest: { vi: 'Không có lệnh “{input}”; gần nhất là: {near}.', en: 'There is no command “{input}”; the nearest: {near}.' },
  noCommand: { vi: 'Thiếu lệnh: lệnh đứng trước {input}.', en: 'A command is missing: it stands before {input}.' },
  flag: { vi: 'Không có cờ {input}.', en: 'There is no flag {input}.' },
  nearestFlag: { vi: 'Không có cờ {input}; gần nhất là: {near}.', en: 'There is no flag {input}; the nearest: {near}.' },
  value: { vi: '--{flag} không nhận “{input}”.', en: '--{flag} does not take “{input}”.' },
  twice: { vi: '--{flag} được nêu hai lần; chỉ nêu một lần.', en: '--{flag} is given twice; give it once.' },
  flagMissing: { vi: 'Thiếu giá trị của --{flag}.', en: 'The value of --{flag} is missing.' },
  wordMissing: { vi: 'Thiếu <{word}>.', en: '<{word}> is missing.' },
  tooMany: { vi: 'Thừa “{input}”: lệnh này nhận {count} đối số.', en: '“{input}” is too many; arguments that this command takes: {count}.' },
} as const satisfies { readonly [what: string]: Words };

type Said = readonly [what: keyof typeof wrongs, values: { readonly [field: string]: string | number }];

type Formatter = Required<Parameters<typeof formatMessageForArgumentScannerError>[1]>;

/** What each of the library's errors means in our words. */
const saidOf: { readonly [kind in keyof Formatter]?: (error: Parameters<Formatter[kind]>[0]) => Said } = {
  FlagNotFoundError: ({ input, corrections }) =>
    corrections.length === 0
      ? ['flag', { input: `--${input}` }]
      : ['nearestFlag', { input: `--${input}`, near: corrections.map((flag) => `--${flag}`).join(', ') }],
  AliasNotFoundError: ({ input }) => ['flag', { input: `-${input}` }],
  ArgumentParseError: ({ externalFlagNameOrPlaceholder: flag, input }) => ['value', { flag, input }],
  UnexpectedFlagError: ({ externalFlagName: flag }) => ['twice', { flag }],
  UnsatisfiedFlagError: ({ externalFlagName: flag }) => ['flagMissing', { flag }],
  UnsatisfiedPositionalError: ({ placeholder: word }) => ['wordMissing', { word }],
  UnexpectedPositionalError: ({ input, expectedCount: count }) => ['tooMany', { input, count }],
};

function textsIn(language: Language): ApplicationText {
  const say = ([what, values]: Said): string => fill(wrongs[what][language], values);
  const formatter = Object.fromEntries(Object.entries(saidOf).map(([kind, said]) => [kind, (error: never) => say(said(error))]));
  return {
    ...text_en,
    noCommandRegisteredForInput: ({ input, corrections }) => {
      if (input.startsWith('-')) return say(['noCommand', { input }]);
      return say(corrections.length === 0 ? ['command', { input }] : ['nearest', { input, near: corrections.join(', ') }]);
    },
    exceptionWhileParsingArguments: (error) => (error instanceof ArgumentScannerError ? formatMessageForArgumentScannerError(error, formatter) : String(error)),
  };
}

export const usageTexts: { readonly [language in Language]: ApplicationText } = {
  vi: {
    ...textsIn('vi'),
    headers: { usage: 'CÁCH GỌI', aliases: 'TÊN KHÁC', commands: 'LỆNH', flags: 'CỜ', arguments: 'ĐỐI SỐ' },
    keywords: { default: 'mặc định =', separator: 'ngăn cách =' },
    briefs: {
      help: 'In trợ giúp và thoát',
      helpAll: 'In trợ giúp cả những lệnh ẩn và thoát',
      version: 'In phiên bản và thoát',
      argumentEscapeSequence: 'Mọi chữ sau đây là đối số, không phải cờ',
    },
  },
  en: textsIn('en'),
};
