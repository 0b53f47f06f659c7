/** What the room refuses, in both languages. */
export const refusals = {
  'build.running': {
    kind: 'conflict',
    vi: 'Một lượt chạy khác đang làm việc trên sổ này từ {since}. Chờ lượt đó xong rồi chạy lại.',
    en: 'Another run has been working on this register since {since}. Wait until it ends, then run again.',
  },
  'person.unknown': {
    kind: 'unknown',
    vi: 'Sổ không có ai mang số hoặc mã {person}. Kiểm tra lại từng chữ số.',
    en: 'Nobody in the register has the number or token {person}. Check it digit by digit.',
  },
  'person.not-yet': {
    kind: 'unknown',
    vi: 'Người này chưa có trong sổ vào ngày {asOf}, theo điều sổ biết đến {knownOn}. Chọn ngày muộn hơn.',
    en: 'This person was not in the register as of {asOf}, as known on {knownOn}. Choose a later day.',
  },
  'person.changed': {
    kind: 'conflict',
    vi: 'Hồ sơ đã sang phiên bản {now} sau khi bạn mở phiên bản {seen}. Mở lại hồ sơ rồi đính chính trên bản mới.',
    en: 'The archive is at version {now} now, and version {seen} was open. Open it again and correct the new one.',
  },
  'person.merged': {
    kind: 'conflict',
    vi: 'Hồ sơ này đã nhập vào một hồ sơ khác. Đính chính hồ sơ còn lại.',
    en: 'This archive was merged into another one. Correct the one that remains.',
  },
  'household.unknown': {
    kind: 'unknown',
    vi: 'Sổ không có hộ {household}. Mở hộ từ hồ sơ của một thành viên.',
    en: 'The register has no household {household}. Open it from the archive of a member.',
  },
  'correction.one-officer': {
    kind: 'forbidden',
    vi: 'Đính chính cần hai cán bộ: người lập và người duyệt phải khác nhau.',
    en: 'A correction takes two officers: the one who proposes it and another who approves it.',
  },
  'correction.empty': {
    kind: 'input',
    vi: 'Chưa có mục nào để đính chính. Ghi ít nhất một mục với giá trị mới.',
    en: 'There is nothing to correct. Give at least one field with its new value.',
  },
  'correction.no-reason': {
    kind: 'input',
    vi: 'Chưa ghi lý do đính chính. Ghi lý do và giấy tờ làm căn cứ.',
    en: 'The reason is missing. Give the reason and the paper on which the correction rests.',
  },
  'correction.nothing-new': {
    kind: 'conflict',
    vi: 'Hồ sơ đã ghi đúng những giá trị này. Không cần đính chính.',
    en: 'The archive has these values already. There is nothing to correct.',
  },
  'correction.field': {
    kind: 'input',
    vi: 'Mục {field} không đính chính được ở đây. Chọn một trong: {fields}.',
    en: 'The field {field} cannot be corrected here. Choose one of: {fields}.',
  },
  'correction.field-twice': {
    kind: 'usage',
    vi: 'Mục {field} được nêu hai lần. Nêu một lần, với giá trị đúng.',
    en: 'The field {field} is given twice. Give it once, with its right value.',
  },
  'correction.value': {
    kind: 'input',
    vi: 'Mục {field}: cần {expected_vi}, nhận được “{found}”.',
    en: 'Field {field}: expected {expected_en}, found “{found}”.',
  },
  'correction.since': {
    kind: 'input',
    vi: 'Ngày bắt đầu {since} phải từ ngày sinh {from} đến hôm nay.',
    en: 'The first day {since} must lie between the birth, {from}, and today.',
  },
  'act.unknown': {
    kind: 'unknown',
    vi: 'Sổ không có việc số {act}. Xem lại số trong danh sách phiên bản của hồ sơ.',
    en: 'The register has no act {act}. Look it up among the versions of the archive.',
  },
  'act.not-undone': {
    kind: 'conflict',
    vi: 'Việc số {act} ({kind}) không gỡ được bằng lệnh này. Chỉ gỡ được đính chính và việc gỡ.',
    en: 'Act {act} ({kind}) cannot be undone here. Only corrections and undoings can.',
  },
  'act.already-undone': {
    kind: 'conflict',
    vi: 'Việc số {act} đã được gỡ bằng việc số {by}. Muốn lấy lại, gỡ việc số {by}.',
    en: 'Act {act} was undone by act {by}. To have it back, undo act {by}.',
  },
  'measure.columns': {
    kind: 'input',
    vi: 'Tệp {file} thiếu cột. Cần các cột {columns}.',
    en: 'The file {file} lacks columns. It needs {columns}.',
  },
  'token.malformed': {
    kind: 'unknown',
    vi: 'Mã hồ sơ {token} không có trong sổ này. Mở hồ sơ từ kết quả tìm kiếm.',
    en: 'The token {token} is none of this register. Open the archive from a search.',
  },
} as const;
