/** The four measures of an archive as data: đúng, đủ, sạch, sống; what each asks, in both languages. How each is counted: README. */

export const measureNames = ['complete', 'clean', 'right', 'alive'] as const;
export type Measure = (typeof measureNames)[number];

type Words = { readonly vi: string; readonly en: string };

export const measures: { readonly [measure in Measure]: Words & { readonly asks: Words } } = {
  complete: {
    vi: 'Đủ',
    en: 'Complete',
    asks: {
      vi: 'Có đủ họ tên, ngày sinh, giới tính, nơi đăng ký khai sinh, quê quán, dân tộc, quốc tịch, nơi ở, quan hệ với chủ hộ',
      en: 'Has name, date of birth, sex, place of birth registration, home place, people, nationality, residence, relation to the head',
    },
  },
  clean: {
    vi: 'Sạch',
    en: 'Clean',
    asks: { vi: 'Không còn lỗi chặn nào chưa xử lý', en: 'No finding that blocks is open' },
  },
  right: {
    vi: 'Đúng',
    en: 'Right',
    asks: {
      vi: 'Họ tên, ngày sinh, giới tính khớp mục sổ khai sinh, hoặc cán bộ đã xác nhận theo giấy tờ',
      en: 'Name, date of birth and sex agree with the entry of the birth, or an officer confirmed them from papers',
    },
  },
  alive: {
    vi: 'Sống',
    en: 'Alive',
    asks: {
      vi: 'Không có gì trái: báo tử, ra nước ngoài định cư, thôi quốc tịch, hai nơi thường trú',
      en: 'Nothing says otherwise: no death, no emigration, no renounced nationality, no second residence',
    },
  },
};
