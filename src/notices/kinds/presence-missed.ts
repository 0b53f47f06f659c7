/** An officer named persons as present whom the register does not know so, again and again in a day: to the unit's head and the auditor. */
import { noticeKind } from './notice-kind.ts';

export const presenceMissed = noticeKind({
  kind: 'presence-missed',
  vi: '{officer} đã nêu sai người có mặt tại quầy {count} lần trong một ngày. Hỏi cán bộ này vì sao; từng lượt có trong nhật ký truy cập.',
  en: '{officer} has wrongly named persons as present at the counter {count} times in a day. Ask this officer why; each try stands in the access log.',
  link: '/nhat-ky',
  outside: null,
});
