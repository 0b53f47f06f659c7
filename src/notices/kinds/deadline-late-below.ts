/** A day has passed: to the level above the office whose turn it was. */
import { noticeKind } from './notice-kind.ts';

export const deadlineLateBelow = noticeKind({
  kind: 'deadline-late-below',
  vi: '{unit} để quá hạn {dueOn}: {count} {what_vi}.',
  en: '{unit} has let pass {dueOn}: {what_en}, {count}.',
  link: '{link}',
  outside: null,
});
