/** What the demo refuses. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'persona.unknown': {
    kind: 'unknown',
    vi: 'Không có vai {persona}. Các vai ở /demo/personas.',
    en: 'There is no persona {persona}. They are listed at /demo/personas.',
  },
  'persona.not-there': {
    kind: 'unknown',
    vi: 'Sổ này chưa có người của vai {persona}. Bắt đầu lại bằng npx sogoc demo --fresh.',
    en: 'This register does not hold the person of persona {persona} yet. Begin anew with npx sogoc demo --fresh.',
  },
  'persona.no-office': {
    kind: 'conflict',
    vi: 'Vào ngày này vai {persona} không giữ chức vụ nào. Đổi ngày của bản trình diễn.',
    en: 'On this day persona {persona} holds no office. Move the clock of the demo.',
  },
  'demo.not-sample': {
    kind: 'conflict',
    vi: 'Sổ của {folder} không phải sổ mẫu, nên không thêm người hư cấu vào đó. Mở nó bằng `sogoc serve`, hoặc nêu thư mục khác sau --data.',
    en: 'The register of {folder} is no sample: no made-up people are put into it. Open it with `sogoc serve`, or give another folder after --data.',
  },
  'demo.being-made': {
    kind: 'conflict',
    vi: 'Một chương trình khác đang dựng sổ mẫu trong {folder}. Đợi chừng một phút cho nó mở sổ, rồi gọi lại lệnh này để biết địa chỉ.',
    en: 'Another program is making the sample register in {folder}. Give it a minute until it serves, then run this command again for its address.',
  },
  'clock.before-acts': {
    kind: 'conflict',
    vi: 'Không lùi đồng hồ về {to} được: sổ đã ghi việc lúc {newest}. Chọn lúc sau đó, hoặc bắt đầu lại bằng npx sogoc demo --fresh --now NGÀY.',
    en: 'The clock cannot go back to {to}: the register recorded an act at {newest}. Choose a later time, or begin anew with npx sogoc demo --fresh --now DAY.',
  },
  'clock.too-far': {
    kind: 'input',
    vi: 'Đồng hồ của bản trình diễn chỉ chạy từ năm 2022 đến hết năm 2099; {to} nằm ngoài.',
    en: 'The clock of the demo runs from 2022 to the end of 2099; {to} lies outside.',
  },
} as const satisfies RefusalTexts;
