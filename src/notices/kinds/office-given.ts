/** An office was given: to whoever holds it, and to the auditors. */
import { noticeKind } from './notice-kind.ts';

export const officeGiven = noticeKind({
  kind: 'office-given',
  vi: 'Tài khoản {login} được giao chức vụ {role_vi} từ {from}, do {by} giao.',
  en: 'The account {login} was given the office of {role_en} from {from}, by {by}.',
  link: '/thong-bao',
  outside: null,
});
