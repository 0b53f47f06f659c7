/** What an officer began was closed because the person died: to that officer. */
import { noticeKind } from './notice-kind.ts';

export const closedByDeath = noticeKind({
  kind: 'closed-by-death',
  vi: 'Người này đã chết nên việc “{what_vi}” do bạn lập đã khép lại. Còn cần thì lập việc mới theo mục khai tử.',
  en: 'The person has died, so “{what_en}”, which you began, was closed. If it is still needed, begin it anew from the entry of the death.',
  link: '{link}',
  outside: null,
});
