/** Every refusal speaks both languages in the house's tone, and a test names its code. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check } from './check.ts';
import { isTest, type SourceFile, sourceFiles } from './source-files.ts';

type Words = { readonly vi?: unknown; readonly en?: unknown };
/** A refused row also says what is expected and how to mend it. */
type Text = Words & { readonly kind?: unknown; readonly expected?: Words; readonly remedy?: Words };

const kinds = ['usage', 'input', 'unknown', 'conflict', 'forbidden', 'environment'];
/** What the interface never says: it begs, it accuses, it shouts. */
const banned = { vi: /vui lòng|xin lỗi|không hợp lệ|!|hãy thử lại sau/i, en: /\bplease\b|\bsorry\b|\binvalid\b|\boops\b|!/i };
const marks = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;

export const refusals: Check = {
  name: 'refusals',
  run: async (root) => {
    const tests = sourceFiles(root, '{src,program,web,test}/**/*.test.{ts,tsx}')
      .map((file) => file.text)
      .join('\n');
    const files = sourceFiles(root, '{src,program}/**/{,*-}refusals.ts').filter((file) => !isTest(file.path));
    return (await Promise.all(files.map((file) => judgeFile(root, file, tests)))).flat();
  },
};

async function judgeFile(root: string, file: SourceFile, tests: string): Promise<string[]> {
  const module = (await import(pathToFileURL(path.join(root, file.path)).href)) as { readonly [name: string]: unknown };
  const families = Object.values(module).filter((value): value is Record<string, Text> => typeof value === 'object' && value !== null);
  const lines = file.text.split('\n');
  const lineOf = (code: string) => Math.max(1, lines.findIndex((line) => line.includes(`'${code}'`)) + 1);
  const texts = families.flatMap((family) => Object.entries(family));
  if (texts.length === 0) return [`${file.path}:1: exports no refusal`];
  return texts.flatMap(([code, text]) => judgeText(code, text, tests).map((says) => `${file.path}:${lineOf(code)}: ${code} ${says}`));
}

function judgeText(code: string, text: Text, tests: string): string[] {
  const breaches: string[] = [];
  if (!kinds.includes(String(text.kind))) breaches.push(`is of no known kind (${kinds.join(', ')})`);
  const parts = [text, text.expected, text.remedy].filter((part) => part !== undefined);
  for (const [part, language] of parts.flatMap((part) => [[part, 'vi'] as const, [part, 'en'] as const])) {
    const said = part[language];
    if (typeof said !== 'string' || said.trim() === '') breaches.push(`says nothing in ${language}`);
    else if (banned[language].test(said)) breaches.push(`says “${banned[language].exec(said)?.[0]}” in ${language}: say what to enter or do`);
  }
  if (typeof text.vi === 'string' && !marks.test(text.vi)) breaches.push('has a Vietnamese text without a single mark');
  if (text.vi === text.en) breaches.push('says the same in both languages');
  if (!tests.includes(`'${code}'`)) breaches.push('is named by no test');
  return breaches;
}
