/** A correction was refused: told in writing with its reason (NĐ 70/2024, Art. 6) to the person, and to the officer who took the request. */
import { noticeKind } from './notice-kind.ts';

export const correctionRefused = noticeKind({
  kind: 'correction-refused',
  vi: 'Yêu cầu đính chính số {correction} bị từ chối: {reason}. Nếu có giấy tờ khác, lập yêu cầu mới ở bất cứ đâu.',
  en: 'Correction {correction} was refused: {reason}. With other papers a new one may be opened anywhere.',
  link: '{link}',
  outside: { channel: 'sms', text: 'So Goc: yeu cau dinh chinh cua ban bi tu choi. Xem ly do tai trang cua ban.' },
});
