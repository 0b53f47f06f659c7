/** What is refused to who acts on a conflict. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'conflict.settled': {
    kind: 'conflict',
    vi: 'Mâu thuẫn này đã được xử lý. Thấy chưa đúng thì gỡ việc đã xử lý nó, nó sẽ mở lại.',
    en: 'This conflict is settled already. If that was wrong, take back the act that settled it; then it opens again.',
  },
  'conflict.not-your-office': {
    kind: 'forbidden',
    vi: 'Việc này thuộc {roles_vi} của {unit}. Ghi chú thì được; muốn giải quyết thì nhờ nơi đó, hoặc nhờ họ chuyển sang.',
    en: 'This is for {roles_en} of {unit}. You may comment; to decide, ask them, or have them hand it over.',
  },
  'conflict.not-your-turn': {
    kind: 'conflict',
    vi: 'Việc này đang chờ {turn_vi}. Chờ nơi đó, hoặc rút lại bước trước rồi làm.',
    en: 'This waits for {turn_en}. Wait for them, or take back the step before and then do this.',
  },
  'conflict.no-commune': {
    kind: 'input',
    vi: 'Không có xã nào mang mã {unit} hôm nay. Chọn xã trong danh sách.',
    en: 'No commune has the code {unit} today. Choose one of the list.',
  },
  'conflict.same-commune': {
    kind: 'conflict',
    vi: '{unit} đang phụ trách việc này rồi. Chọn xã khác, hoặc giải quyết tại đây.',
    en: '{unit} is in charge of this already. Choose another commune, or decide here.',
  },
} as const satisfies RefusalTexts;
