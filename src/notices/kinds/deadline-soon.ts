/** Something is due soon: to the office whose turn it is, two working days before. */
import { noticeKind } from './notice-kind.ts';

export const deadlineSoon = noticeKind({
  kind: 'deadline-soon',
  vi: 'Sắp đến hạn {dueOn}: {count} {what_vi}.',
  en: 'Due on {dueOn}: {what_en}, {count}.',
  link: '{link}',
  outside: null,
});
