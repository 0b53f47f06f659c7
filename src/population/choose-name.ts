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
  const names = new Set(forms.map(({ fullName }) => fullName).filter((name) => name !== undefined));
  if (names.size <= 1) return chooseForm(forms, 'fullName');
  const chosen = chooseForm(forms, 'fullName', { keyOf: spokenName, qualityOf: qualityAmong(forms) });
  return asWritten(forms, chosen);
}

/** The same name not in capitals, where some form has it so. */
function asWritten(forms: readonly Statement[], chosen: number): number {
  const name = forms[chosen]?.fullName;
  if (name === undefined || !isCapitals(name) || forms[chosen]?.source === 'act') return chosen;
  const spoken = spokenName(name);
  const better = forms.findIndex((form) => form.fullName !== undefined && !isDoubted(form, 'fullName') && !isCapitals(form.fullName) && spokenName(form.fullName) === spoken);
  return better === -1 ? chosen : better;
}

/** 3 a full name with its marks · 2 without marks among marked ones · 1 the same name as another, marks lost or words dropped · 0 abbreviated. */
function qualityAmong(forms: readonly Statement[]): (name: string, form: Statement) => number {
  const stated = forms.filter((form) => form.fullName !== undefined && !isDoubted(form, 'fullName')) as (Statement & { fullName: string })[];
  const marked = stated.filter(({ fullName }) => withoutMarks(fullName) !== fullName);
  const markedKeys = new Set(marked.map(({ fullName }) => nameKey(fullName)));
  const wordsOf = stated.map(({ fullName }) => nameKey(fullName).split(' '));
  return (name, { source }) => {
    if (isAbbreviated(name)) return 0;
    const key = nameKey(name);
    const isUnmarked = withoutMarks(name) === name;
    if (isUnmarked && markedKeys.has(key) && !isMeantSo(name, stated, marked)) return 1;
    if (source === 'khai-sinh') return 3;
    if (wordsOf.some((words) => isCutFrom(key.split(' '), words))) return 1;
    return isUnmarked && marked.length > 0 && isCapitals(name) ? 2 : 3;
  };
}

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
