/** Which spelling of a name the register believes: full before cut short, with its marks before without; then as any other field. */
import { chooseForm, isDoubted, type Statement } from '#numbering/index.ts';
import { nameKey, withoutMarks } from '#values/index.ts';

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Equal for spellings that differ in case and in where the tone stands: `HOÀ` and `Hòa`; never for `Hoa`. */
export function spokenName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\S+/g, (word) => word.replace(tones, '') + (word.match(tones) ?? []).join(''));
}

const isAbbreviated = (name: string): boolean => /\.|(?:^|\s)\p{L}(?:\s|$)/u.test(name);
const isCapitals = (name: string): boolean => name === name.toUpperCase();

/** Index of the form whose name is believed; -1 where none has one. Forms sorted by `compareForms`. */
export function chooseName(forms: readonly Statement[]): number {
  const names = new Set(forms.map(({ fullName }) => fullName?.toLowerCase()).filter((name) => name !== undefined));
  const chosen = names.size <= 1 ? chooseForm(forms, 'fullName') : chooseForm(forms, 'fullName', { keyOf: spokenName, qualityOf: qualityAmong(forms) });
  return asWritten(forms, chosen);
}

/** The same name not in capitals, where some form has it so. */
function asWritten(forms: readonly Statement[], chosen: number): number {
  const name = forms[chosen]?.fullName;
  if (name === undefined || forms.length === 1 || !isCapitals(name) || forms[chosen]?.source === 'act') return chosen;
  const spoken = spokenName(name);
  const better = forms.findIndex(
    (form) => form.fullName !== undefined && !isDoubted(form, 'fullName') && !isCapitals(form.fullName) && spokenName(form.fullName) === spoken,
  );
  return better === -1 ? chosen : better;
}

/** Surnames that nine of ten people bear (DOMAIN 5.2): with other marks they are slips far more often than other surnames. */
const commonSurnames = new Set(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm phùng mai tô hà tạ'.split(' '),
);
const commonSecondWords = new Set(['văn', 'thị']);

/**
 * 5 a full name with its marks · 4 the same but for a surname that is nobody's · 3 without marks among marked ones · 2 the same
 * name as another, marks lost or words dropped · 1 abbreviated · 0 signs that stand in no name. The birth entry is 5 unless it lost its marks.
 */
function qualityAmong(forms: readonly Statement[]): (name: string, form: Statement) => number {
  const stated = forms.filter((form) => form.fullName !== undefined && !isDoubted(form, 'fullName')) as (Statement & { fullName: string })[];
  const marked = stated.filter(({ fullName }) => withoutMarks(fullName) !== fullName);
  const markedKeys = new Set(marked.map(({ fullName }) => nameKey(fullName)));
  const wordsOf = stated.map(({ fullName }) => nameKey(fullName).split(' '));
  return (name, { source }) => {
    if (hasStrangeSigns(name)) return 0;
    if (isAbbreviated(name)) return 1;
    const key = nameKey(name);
    const isUnmarked = withoutMarks(name) === name;
    if (isUnmarked && markedKeys.has(key) && !isMeantSo(name, stated, marked)) return 2;
    if (source === 'khai-sinh') return 5;
    if (wordsOf.some((words) => isCutFrom(key.split(' '), words))) return 2;
    if (isUnmarked && marked.length > 0 && isCapitals(name)) return 3;
    return stated.some((other) => isSlipOf(name, other.fullName)) ? 4 : 5;
  };
}

const hasStrangeSigns = (name: string): boolean => /[^\p{L}\p{M}\s'’ʼ.-]/u.test(name);

/** The surname, or Văn or Thị after it, with other marks than the common one that another form has there. */
function isSlipOf(name: string, other: string): boolean {
  const [surname = '', second = ''] = name.toLowerCase().split(' ');
  const [otherSurname = '', otherSecond = ''] = other.toLowerCase().split(' ');
  return isSlip(surname, otherSurname, commonSurnames) || isSlip(second, otherSecond, commonSecondWords);
}

const isSlip = (word: string, meant: string, common: ReadonlySet<string>): boolean =>
  common.has(meant) && !common.has(word) && word !== meant && withoutMarks(word) === withoutMarks(meant);

/** `Mai Lan Anh` has no marks to lose: two sources write it so, not in capitals, and fewer write any marks. */
function isMeantSo(name: string, stated: readonly (Statement & { fullName: string })[], marked: readonly Statement[]): boolean {
  const plain = new Set(stated.filter(({ fullName }) => fullName === name && !isCapitals(fullName)).map(({ source }) => source));
  return plain.size >= 2 && plain.size > new Set(marked.map(({ source }) => source)).size;
}

/** Surname and given name the same, words between them missing. */
function isCutFrom(short: readonly string[], whole: readonly string[]): boolean {
  if (short.length < 2 || short.length >= whole.length || short[0] !== whole[0] || short.at(-1) !== whole.at(-1)) return false;
  let at = 0;
  for (const word of whole) if (word === short[at]) at++;
  return at === short.length;
}
