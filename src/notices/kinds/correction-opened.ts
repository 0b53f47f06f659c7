/** A correction was asked for elsewhere: told to the office that owns the value. */
import { noticeKind } from './notice-kind.ts';

export const correctionOpened = noticeKind({
  kind: 'correction-opened',
  vi: 'Yêu cầu đính chính số {correction} chờ xem xét, hạn {dueOn}.',
  en: 'Correction {correction} waits to be examined, by {dueOn}.',
  link: '/dinh-chinh/{correction}',
  outside: null,
});
