/** A refusal as a problem document (RFC 9457), in the reader's language. */
import type { Language, Refusal, RefusalKind } from '#values/index.ts';

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly expected: string }[];
};

const statusOfKind: { readonly [kind in RefusalKind]: number } = { usage: 400, input: 400, unknown: 404, conflict: 409, forbidden: 403, environment: 503 };

const titles: { readonly [kind in RefusalKind]: { readonly vi: string; readonly en: string } } = {
  usage: { vi: 'Lệnh gọi chưa đúng', en: 'Not how this is called' },
  input: { vi: 'Chưa đọc được yêu cầu', en: 'The request cannot be read' },
  unknown: { vi: 'Không có trong sổ', en: 'Not in the register' },
  conflict: { vi: 'Trái với việc đang có', en: 'In conflict with what there is' },
  forbidden: { vi: 'Không được phép', en: 'Not allowed' },
  environment: { vi: 'Máy chưa làm được việc này', en: 'The machine cannot do this now' },
};

const tooOften = { vi: 'Thử quá nhiều lần', en: 'Too many tries' };

/** Follows from the kind of refusal, unless its text names one that only HTTP knows. */
export const statusOf = ({ kind, texts }: Pick<Refusal, 'kind' | 'texts'>): number => texts.status ?? statusOfKind[kind];

/** `instance` is the path that was asked; it holds no personal number, since no path of ours does. */
export function problemOf(refusal: Refusal, language: Language, instance: string): Problem {
  return {
    type: `urn:sogoc:problem:${refusal.code}`,
    title: (refusal.texts.status === 429 ? tooOften : titles[refusal.kind])[language],
    status: statusOf(refusal),
    detail: refusal.say(language),
    instance,
    code: refusal.code,
    ...(refusal.errors.length > 0 && { errors: refusal.errors.map(({ pointer, code, expected }) => ({ pointer, code, expected: expected[language] })) }),
  };
}

/** RFC 9110, 10.2.3: in how many seconds it may be tried again, of a refusal that says so. */
export function retryAfter(refusal: Refusal): string | undefined {
  const { seconds } = refusal.values;
  return refusal.texts.status === 429 && seconds !== undefined ? String(seconds) : undefined;
}

/** The language that a request asks for; Vietnamese where it does not say. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language }) => language === 'vi' || language === 'en')
    .sort((a, b) => b.quality - a.quality)[0];
  return wanted?.language === 'en' ? 'en' : 'vi';
}
