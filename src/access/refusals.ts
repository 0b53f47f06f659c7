/** What the room refuses. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'session.none': {
    kind: 'forbidden',
    status: 401,
    vi: 'Chưa đăng nhập. Đăng nhập ở /dang-nhap rồi làm lại.',
    en: 'Nobody is signed in. Sign in at /dang-nhap and do this again.',
  },
  'session.ended': {
    kind: 'forbidden',
    status: 401,
    vi: 'Phiên đăng nhập đã hết, hoặc chức vụ đã thôi. Đăng nhập lại ở /dang-nhap.',
    en: 'This session has ended, or the office is no longer held. Sign in again at /dang-nhap.',
  },
  'access.not-your-office': {
    kind: 'forbidden',
    vi: 'Việc này dành cho: {roles_vi}. Nhờ người giữ chức vụ đó.',
    en: 'This is for: {roles_en}. Ask somebody who holds that office.',
  },
  'presence.wait': {
    kind: 'conflict',
    status: 429,
    vi: 'Đã nêu sai người có mặt nhiều lần. Thử lại sau {seconds} giây: hỏi lại người trước quầy số định danh và ngày sinh.',
    en: 'Persons were named as present wrongly too often. Try again in {seconds} seconds: ask the person at the counter again for number and date of birth.',
  },
  'purpose.missing': {
    kind: 'input',
    vi: 'Xem hồ sơ phải nêu mục đích: tiêu đề Sogoc-Purpose với một mã ở /v1/purposes.',
    en: 'A look at a person names its purpose: header Sogoc-Purpose with a code from /v1/purposes.',
  },
  'purpose.unknown': {
    kind: 'input',
    vi: 'Không có mục đích {purpose} cho chức vụ này. Các mã ở /v1/purposes.',
    en: 'There is no purpose {purpose} for this office. The codes are at /v1/purposes.',
  },
  'purpose.case': {
    kind: 'input',
    vi: 'Mục đích {purpose} cần mã vụ việc: tiêu đề Sogoc-Case.',
    en: 'Purpose {purpose} needs the case that it belongs to: header Sogoc-Case.',
  },
  'purpose.sentence': {
    kind: 'input',
    vi: 'Mục đích {purpose} cần một câu nói rõ lý do, từ 10 đến 500 ký tự: tiêu đề Sogoc-Reason.',
    en: 'Purpose {purpose} needs a sentence of 10 to 500 characters that says why: header Sogoc-Reason.',
  },
} as const satisfies RefusalTexts;
