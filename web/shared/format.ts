/** Numbers and dates as Vietnamese papers write them: 1.234.567, 24/11/2026, --/--/1948. */

export type Language = 'vi' | 'en';

const numbers = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') } as const;
const shares = {
  vi: new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }),
} as const;
const seconds = {
  vi: new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
} as const;

/** Decimal point or comma by language; minus is U+2212. */
export const formatNumber = (value: number, language: Language): string => numbers[language].format(value).replace('-', '\u2212');
export const formatShare = (value: number, language: Language): string => shares[language].format(value);
/** Seconds or megabytes with one decimal. */
export const formatTenths = (value: number, language: Language): string => seconds[language].format(value);

/** `240 kB`, `1,5 MB`. */
export const formatBytes = (bytes: number, language: Language): string =>
  bytes < 1e6 ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)), language)} kB` : `${formatTenths(bytes / 1e6, language)} MB`;

/** ISO 8601 with the known parts only → day/month/year, unknown parts as `--`; other text stays as it is. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$/.exec(iso);
  return match === null ? iso : `${match[3] ?? '--'}/${match[2] ?? '--'}/${match[1]}`;
}

/** ISO 8601 by the clock of Việt Nam, which has no summer time: days and deadlines are of its date, wherever the page is read. */
const inVietnam = (moment: Date): string => new Date(moment.getTime() + 7 * 3_600_000).toISOString();

/** @example formatMoment('2026-11-24T02:20:04Z') // => '24/11/2026 09:20' */
export function formatMoment(iso: string): string {
  const at = inVietnam(new Date(iso));
  return `${formatDate(at)} ${at.slice(11, 16)}`;
}

/** The day of a moment in Việt Nam, as ISO. */
export const isoDayOf = (moment: Date): string => inVietnam(moment).slice(0, 10);

const inWeek = { weekday: 'long', timeZone: 'Asia/Ho_Chi_Minh' } as const;
const weekdays = { vi: new Intl.DateTimeFormat('vi-VN', inWeek), en: new Intl.DateTimeFormat('en-GB', inWeek) } as const;
/** `Thứ Ba`, `Tuesday`: of a moment in Việt Nam. */
export const weekdayOf = (iso: string, language: Language): string => weekdays[language].format(new Date(iso));

/** `24/11/2026` or `24112026` → `2026-11-24`; `undefined` for anything that is not a day of the calendar. */
export function readTypedDate(typed: string): string | undefined {
  const match = /^\s*(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{2})(\d{2})(\d{4}))\s*$/.exec(typed);
  if (match === null) return undefined;
  const [day, month, year] = [Number(match[1] ?? match[4]), Number(match[2] ?? match[5]), Number(match[3] ?? match[6])];
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || at.getUTCMonth() !== month - 1) return undefined;
  return at.toISOString().slice(0, 10);
}

/** `24/11/1956`, `11/1956`, `1956` → ISO 8601 with the known parts only; `undefined` for anything that is no day, month or year of the calendar. */
export function readTypedBirth(typed: string): string | undefined {
  const parts = /^\s*(?:(\d{1,2})\s*[/.-]\s*)?(\d{4})\s*$/.exec(typed);
  if (parts === null) return readTypedDate(typed);
  const [, month, year = ''] = parts;
  if (month === undefined) return Number(year) >= 1800 ? year : undefined;
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : undefined;
}

/** Twelve digits → four groups of three; anything else stays in one piece. */
export const groupsOf = (personNumber: string): readonly string[] => (/^\d{12}$/.test(personNumber) ? (personNumber.match(/\d{3}/g) ?? []) : [personNumber]);
