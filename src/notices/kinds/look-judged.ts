/** What was found of an emergency look or of a sampled one: to the officer who looked. */
import { noticeKind } from './notice-kind.ts';

export const lookJudged = noticeKind({
  kind: 'look-judged',
  vi: 'Lượt xem của bạn lúc {at} đã được xét: {found_vi}. {note}',
  en: 'Your look at {at} was reviewed: {found_en}. {note}',
  link: '/thong-bao',
  outside: null,
});
