/** What is refused to who proposes an act, and to who decides on it. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'proposal.unknown': {
    kind: 'unknown',
    vi: 'Không có đề nghị số {proposal} chờ bạn. Xem danh sách ở /v1/approvals.',
    en: 'There is no proposal {proposal} for you. See the list at /v1/approvals.',
  },
  'proposal.not-your-office': {
    kind: 'forbidden',
    vi: 'Việc “{kind_vi}” do {roles_vi} đề nghị. Nhờ người giữ chức vụ đó.',
    en: '“{kind_en}” is proposed by: {roles_en}. Ask somebody who holds that office.',
  },
  'proposal.of-another-office': {
    kind: 'forbidden',
    vi: 'Việc {act} do {office_vi} quyết định, nên chỉ nơi đó gỡ được. Nếu hồ sơ còn sai, lập yêu cầu đính chính; nơi đó sẽ xem xét.',
    en: 'Act {act} was decided by: {office_en}, so only they take it back. If the archive is still wrong, open a correction; they examine it.',
  },
  'proposal.own-record': {
    kind: 'forbidden',
    vi: 'Việc này liên quan tới hồ sơ của bạn hoặc của người trong hộ bạn. Để cán bộ khác làm.',
    en: 'This concerns your own record or that of your household. Leave it to another officer.',
  },
  'proposal.same-human': {
    kind: 'forbidden',
    vi: 'Người đề nghị không được tự duyệt, kể cả bằng tài khoản khác. Chờ {roles_vi} khác duyệt.',
    en: 'Whoever proposes cannot decide, under another account either. It waits for another: {roles_en}.',
  },
  'proposal.asked-by-you': {
    kind: 'forbidden',
    vi: 'Bạn là người lập yêu cầu này nên không được tự quyết định, kể cả bằng tài khoản khác. Chờ {roles_vi} khác.',
    en: 'You took this request, so you cannot decide on it, under another account either. It waits for another: {roles_en}.',
  },
  'proposal.not-yours-to-decide': {
    kind: 'forbidden',
    vi: 'Đề nghị này chờ {roles_vi} quyết định. Nhờ người giữ chức vụ đó.',
    en: 'This waits for the decision of: {roles_en}. Ask somebody who holds that office.',
  },
  'proposal.not-yours-to-withdraw': {
    kind: 'forbidden',
    vi: 'Chỉ người lập đề nghị mới rút lại được. Muốn dừng việc này thì từ chối và ghi lý do.',
    en: 'Only who proposed it can withdraw it. To stop it, refuse it and say why.',
  },
  'proposal.decided': {
    kind: 'conflict',
    vi: 'Đề nghị này {state_vi} lúc {at}. Không còn gì để quyết định; muốn khác đi, lập đề nghị mới.',
    en: 'This proposal was {state_en} at {at}. Nothing is left to decide; for another outcome make a new proposal.',
  },
  'proposal.no-reason': {
    kind: 'input',
    vi: 'Thiếu lý do. Ghi lý do bằng một câu, từ 5 đến 2000 ký tự.',
    en: 'The reason is missing. Give it in a sentence of 5 to 2000 characters.',
  },
  'proposal.stale': {
    kind: 'conflict',
    status: 412,
    vi: 'Hồ sơ đã thay đổi sau khi đề nghị được lập: {fields_vi} (việc {acts}). Từ chối đề nghị này, rồi đề nghị lại theo hồ sơ bây giờ.',
    en: 'The archive has changed since this was proposed: {fields_en} (act {acts}). Refuse this one, then propose anew from the archive as it is now.',
  },
  'proposal.same-waits': {
    kind: 'conflict',
    vi: 'Đã có đề nghị giống hệt đang chờ: số {proposal}. Chờ kết quả, hoặc rút đề nghị đó trước.',
    en: 'The same is proposed already and waits: number {proposal}. Wait for its outcome, or withdraw it first.',
  },
} as const satisfies RefusalTexts;
