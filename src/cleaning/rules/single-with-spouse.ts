/** Not yet married, and yet a wife or husband is named. */
import { formRule } from './rule.ts';

export const singleWithSpouse = formRule({
  id: 'single-with-spouse',
  severity: 'warning',
  blocks: false,
  judges: ['maritalStatus', 'spouseName'],
  name: { vi: 'Phiếu ghi chưa kết hôn mà có tên vợ hoặc chồng', en: 'The form says single and yet names a wife or husband' },
  vi: 'Phiếu ghi {found} mà có tên vợ hoặc chồng. Xem lại tình trạng hôn nhân.',
  en: 'The form says {found} and yet names a wife or husband. Check the marital status.',
  holds: ({ maritalStatus, spouseName, spouseNumber }) => maritalStatus !== 'single' || (spouseName === undefined && spouseNumber === undefined),
});
