/** A name was corrected that an archive of another household bears: told to the office that keeps that archive. */
import { noticeKind } from './notice-kind.ts';

export const kinCorrected = noticeKind({
  kind: 'kin-corrected',
  vi: 'Tên của một người thân ghi trong hồ sơ này đã được đính chính ở nơi khác (việc {act}). Xem hồ sơ và đính chính theo.',
  en: 'The name of a relative in this archive was corrected elsewhere (act {act}). See the archive and correct it too.',
  link: '/nguoi/{person}',
  outside: null,
});
