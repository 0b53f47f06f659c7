/** Vietnamese or English: remembered in this browser, said to the document, and the one way in which a page takes its words. */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { formatNumber, type Language } from './format.ts';
import { type FieldsOf, type TextKey, type Texts, texts } from './texts.ts';

const remembered = 'sogoc-language';

/** i18next keeps plurals as keys of their own; Vietnamese has one form, English two. */
function resourceOf(language: Language): { readonly [key: string]: string } {
  const lines: [string, string][] = [];
  for (const [key, text] of Object.entries(texts)) {
    const said: string | { readonly one: string; readonly other: string } = text[language];
    if (typeof said === 'string') lines.push([key, said]);
    else lines.push([`${key}_one`, said.one], [`${key}_other`, said.other]);
  }
  return Object.fromEntries(lines);
}

export async function startLanguage(): Promise<void> {
  const before = localStorage.getItem(remembered);
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: before === 'en' ? 'en' : 'vi',
    resources: { vi: { translation: resourceOf('vi') }, en: { translation: resourceOf('en') } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  });
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'vi');

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  await i18next.changeLanguage(language);
}

export type TextValues<Key extends TextKey> = { readonly [field in FieldsOf<Texts[Key]>]: string | number };

/** Numbers are written as the language writes them; `n` also decides between one and many. */
export function spoken(values: { readonly [field: string]: string | number } | undefined, language: Language): { readonly [field: string]: string | number } {
  const said = Object.fromEntries(
    Object.entries(values ?? {}).map(([field, value]) => [field, typeof value === 'number' ? formatNumber(value, language) : value]),
  );
  return typeof values?.['n'] === 'number' ? { ...said, count: values['n'] } : said;
}

export type Say = <Key extends TextKey>(key: Key, ...values: FieldsOf<Texts[Key]> extends never ? [] : [TextValues<Key>]) => string;

export function useWords(): { readonly say: Say; readonly language: Language } {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'vi';
  const translate = t as (key: string, values: object) => string;
  const say: Say = (key, ...values) => translate(key, spoken(values[0], language));
  return { say, language };
}
