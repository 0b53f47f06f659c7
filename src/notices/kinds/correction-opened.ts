import { noticeKind } from './notice-kind.ts';

/** To the office that owns the value: somebody elsewhere asked for a correction. */
export const correctionOpened = noticeKind({
  kind: 'correction-opened',
  vi: 'Yêu cầu đính chính số {correction} chờ xem xét, hạn {dueOn}.',
  en: 'Correction {correction} waits to be examined, by {dueOn}.',
  link: '/dinh-chinh/{correction}',
  outside: null,
});
