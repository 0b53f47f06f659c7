/** What the room refuses, in both languages. */
export const refusals = {
  'build.running': {
    kind: 'conflict',
    vi: 'Một lượt chạy khác đang làm việc trên sổ này từ {since}. Chờ lượt đó xong rồi chạy lại.',
    en: 'Another run has been working on this register since {since}. Wait until it ends, then run again.',
  },
  'build.few-connections': {
    kind: 'environment',
    vi: 'Máy chủ PostgreSQL chỉ còn chỗ cho {free} kết nối, mà một lượt chạy cần ít nhất {needed}. Dừng bớt chương trình khác, hoặc tăng max_connections hay giới hạn của vai trò.',
    en: 'The PostgreSQL server has room for {free} more connections; a run needs at least {needed}. End other programs, or raise max_connections or the limit of the role.',
  },
  'person.unknown': {
    kind: 'unknown',
    vi: 'Sổ không có ai mang số hoặc mã {person}. Kiểm tra lại từng chữ số.',
    en: 'Nobody in the register has the number or token {person}. Check it digit by digit.',
  },
  'account.holder-unknown': {
    kind: 'unknown',
    vi: 'Số và ngày sinh không chỉ đúng một người trong sổ. Xem lại giấy tờ của cán bộ.',
    en: "Number and date of birth do not name one person of the register. Look at the officer's papers again.",
  },
  'search.not-told': {
    kind: 'input',
    vi: 'Người có mặt phải nêu số và ngày sinh; hoặc họ tên đầy đủ, cả ngày tháng năm sinh và giới tính.',
    en: 'Somebody who is present tells number and date of birth; or the full name, the whole date of birth and the sex.',
  },
  'search.several': {
    kind: 'conflict',
    vi: 'Hơn một người cùng họ tên, ngày sinh và giới tính như vậy. Hỏi số của người đó.',
    en: 'More than one person has this name, date of birth and sex. Ask for the number.',
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
    vi: 'Hồ sơ này đã nhập vào một hồ sơ khác. Làm việc với hồ sơ còn lại, hoặc gỡ việc nhập trước.',
    en: 'This archive was merged into another one. Work on the one that remains, or undo the merge first.',
  },
  'person.withdrawn': {
    kind: 'conflict',
    vi: 'Mọi phiếu của hồ sơ này đã được rút nên không còn là của ai. Muốn có lại, gỡ việc rút tệp trước.',
    en: 'All forms of this archive were withdrawn, so it is nobody now. To have it back, undo the withdrawal first.',
  },
  'person.sealed': {
    kind: 'conflict',
    vi: 'Hồ sơ đang được niêm phong nên không nhập, không tách được. Gỡ niêm phong trước, bằng hai cán bộ của trung tâm quốc gia.',
    en: 'The archive is under a seal, so it is neither merged nor split. Have the seal lifted first, by two officers of the national centre.',
  },
  'compare.two-forms': {
    kind: 'usage',
    vi: 'So phiếu cần đúng hai mã phiếu, nhận được {count}. Xem mã phiếu trong `sogoc person show` hoặc `sogoc conflicts show`.',
    en: 'A comparison takes exactly two form ids, found {count}. See form ids in `sogoc person show` or `sogoc conflicts show`.',
  },
  'compare.no-form-id': {
    kind: 'usage',
    vi: '“{form}” không phải mã phiếu. Mã phiếu là một số nguyên như 4294967297.',
    en: '“{form}” is no form id. A form id is a whole number such as 4294967297.',
  },
  'conflict.unknown': {
    kind: 'unknown',
    vi: 'Sổ không có mâu thuẫn số {conflict}. Xem các số bằng `sogoc conflicts list`.',
    en: 'The register has no conflict {conflict}. See their numbers by `sogoc conflicts list`.',
  },
  'match.not-json': {
    kind: 'usage',
    vi: 'Đầu vào chuẩn không phải JSON ({reason}). Đưa vào một đối tượng JSON, ví dụ {example}.',
    en: 'Standard input is not JSON ({reason}). Give one JSON object, such as {example}.',
  },
  'match.no-form': {
    kind: 'usage',
    vi: 'Đầu vào chuẩn không có phiếu. Đưa vào một đối tượng JSON, ví dụ {example}.',
    en: 'There is no form on standard input. Give one JSON object, such as {example}.',
  },
  'match.unreadable': {
    kind: 'input',
    vi: 'Phiếu có chỗ không đọc được: {fields}. Sửa các ô đó, hoặc bỏ đi nếu không biết.',
    en: 'Parts of the form cannot be read: {fields}. Mend these fields, or leave out what is not known.',
  },
  'match.says-nothing': {
    kind: 'input',
    vi: 'Phiếu không nói về ai. Ghi ít nhất họ tên, hoặc một trong các số: số định danh, CMND, bảo hiểm, điện thoại.',
    en: 'The form speaks of nobody. Give a full name at least, or one number: personal, identity card, insurance or telephone.',
  },
  'merge.same-person': {
    kind: 'conflict',
    vi: 'Hai số {first} và {second} dẫn tới cùng một hồ sơ. Nêu hai người khác nhau.',
    en: 'The numbers {first} and {second} lead to one archive. Name two different persons.',
  },
  'merge.two-persons': {
    kind: 'usage',
    vi: 'Nhập hồ sơ cần đúng hai số hoặc mã hồ sơ, nhận được {count}.',
    en: 'A merge takes exactly two numbers or tokens, found {count}.',
  },
  'merge.number-of-neither': {
    kind: 'input',
    vi: 'Số {number} không phải số đang dùng của người nào trong hai người. Nêu một trong: {numbers}.',
    en: 'The number {number} is the active number of neither. Give one of: {numbers}.',
  },
  'merge.contradicts': {
    kind: 'conflict',
    vi: 'Hai hồ sơ ghi khác nhau ở: {fields_vi}. Xem lại cả hai; nếu vẫn là một người, gửi lại, ghi đã xem (despiteContradictions; ở dòng lệnh: --despite-contradictions) và nêu rõ lý do.',
    en: 'The two archives differ in: {fields_en}. Look at both again; if they are one person still, send it again, say that you saw it (despiteContradictions; as a command: --despite-contradictions), and give the reason.',
  },
  'merge.conflict-waits': {
    kind: 'conflict',
    vi: 'Còn mâu thuẫn chưa xử lý với người thứ ba: {conflicts}. Xử lý trước, hoặc thêm --despite-conflicts nếu đã xem.',
    en: 'Contradictions with a third person still wait: {conflicts}. Decide them first, or add --despite-conflicts if you have seen them.',
  },
  'split.no-forms': {
    kind: 'input',
    vi: 'Chưa nêu phiếu nào của người được tách ra. Nêu ít nhất một phiếu đến từ tệp; xem mã phiếu bằng `sogoc person show`.',
    en: 'No form of the person to be split off is named. Name at least one that came in a file; `sogoc person show` tells form ids.',
  },
  'split.all-forms': {
    kind: 'input',
    vi: 'Không còn phiếu nào từ tệp cho một trong hai người. Để lại ít nhất một phiếu cho mỗi người.',
    en: 'No form that came in a file would be left to one of the two. Leave at least one to each.',
  },
  'split.form-of-another': {
    kind: 'input',
    vi: 'Phiếu {forms} không thuộc hồ sơ này. Xem lại mã phiếu bằng `sogoc person show`.',
    en: 'The forms {forms} are not of this archive. Look the ids up by `sogoc person show`.',
  },
  'withdraw.unknown': {
    kind: 'unknown',
    vi: 'Sổ chưa nhận tệp nào tên {file}. Nêu đường dẫn như khi nhận, hoặc ít nhất 8 chữ số đầu của SHA-256.',
    en: 'The register has received no file {file}. Give the path as it was received, or at least 8 digits of its SHA-256.',
  },
  'withdraw.several': {
    kind: 'input',
    vi: 'Có {count} tệp tên {file}: {hashes}. Nêu mã SHA-256 của tệp cần rút.',
    en: 'There are {count} files {file}: {hashes}. Give the SHA-256 of the one to withdraw.',
  },
  'withdraw.not-read': {
    kind: 'conflict',
    vi: 'Tệp {file} chưa được đọc xong vào sổ nên không có phiếu nào để rút. Chạy `sogoc build` trước.',
    en: 'The file {file} was not read into the register, so there are no forms to withdraw. Run `sogoc build` first.',
  },
  'withdraw.already': {
    kind: 'conflict',
    vi: 'Tệp {file} đã được rút bằng việc số {act}. Muốn có lại, gỡ việc số {act}.',
    en: 'The file {file} was withdrawn by act {act}. To have it back, undo act {act}.',
  },
  'household.unknown': {
    kind: 'unknown',
    vi: 'Sổ không có hộ {household}. Mở hộ từ hồ sơ của một thành viên.',
    en: 'The register has no household {household}. Open it from the archive of a member.',
  },
  'correction.one-officer': {
    kind: 'forbidden',
    vi: 'Việc này cần hai cán bộ: người lập và người duyệt phải khác nhau.',
    en: 'This takes two officers: the one who proposes it and another who approves it.',
  },
  'correction.empty': {
    kind: 'input',
    vi: 'Chưa có mục nào để đính chính. Ghi ít nhất một mục với giá trị mới.',
    en: 'There is nothing to correct. Give at least one field with its new value.',
  },
  'correction.no-reason': {
    kind: 'input',
    vi: 'Chưa ghi lý do. Ghi lý do và giấy tờ làm căn cứ.',
    en: 'The reason is missing. Give the reason and the paper on which it rests.',
  },
  'act.typed-officers': {
    kind: 'forbidden',
    vi: 'Sổ này có tài khoản cán bộ, nên tên gõ ở dòng lệnh không thay được hai người đăng nhập. Một cán bộ đề nghị ở trang của người đó hoặc trang /viec của việc đó, cán bộ khác duyệt ở /duyet.',
    en: 'This register has accounts of officers, so names on the command line do not stand for two who sign in. One officer proposes it on the page of the person, or at /viec of the act; another decides at /duyet.',
  },
  'correction.no-death-entry': {
    kind: 'conflict',
    vi: 'Sổ không có mục khai tử của người này, nên không có ngày chết để đính chính. Người đã chết thì đăng ký khai tử ở /khai-tu; đã có mục trong sổ giấy thì nhập mục đó ở /muc-so/nhap.',
    en: 'The register has no entry of a death of this person, so there is no date of death to correct. Register the death at /khai-tu; an entry that stands in a paper book is typed at /muc-so/nhap.',
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
  'correction.place-several': {
    kind: 'input',
    vi: '{field_vi} “{found}” có thể ở nhiều nơi: {units}. Ghi thêm đơn vị cấp trên.',
    en: '{field_en} “{found}” may be in several places: {units}. Add the unit above.',
  },
  'correction.value': {
    kind: 'input',
    vi: '{field_vi}: cần {expected_vi}, nhận được “{found}”.',
    en: '{field_en}: expected {expected_en}, found “{found}”.',
  },
  'correction.since': {
    kind: 'input',
    vi: 'Ngày bắt đầu {since} phải từ ngày sinh {from} đến hôm nay.',
    en: 'The first day {since} must lie between the birth, {from}, and today.',
  },
  'act.unknown': {
    kind: 'unknown',
    vi: 'Sổ không có việc số {act}. Xem lại số bằng `sogoc act list`.',
    en: 'The register has no act {act}. Look it up by `sogoc act list`.',
  },
  'act.not-undone': {
    kind: 'conflict',
    vi: 'Việc số {act} ({kind}) không gỡ được. Gỡ được: đính chính, nhập, tách, rút tệp và việc gỡ; muốn bỏ một lượt chạy, rút các tệp của nó.',
    en: 'Act {act} ({kind}) cannot be undone. Corrections, merges, splits, withdrawals and undoings can; to take a build back, withdraw its files.',
  },
  'act.already-undone': {
    kind: 'conflict',
    vi: 'Việc số {act} đã được gỡ bằng việc số {by}. Muốn lấy lại, gỡ việc số {by}.',
    en: 'Act {act} was undone by act {by}. To have it back, undo act {by}.',
  },
  'act.built-on': {
    kind: 'conflict',
    vi: 'Việc số {by} làm sau và dựa trên việc số {act}. Gỡ việc số {by} trước.',
    en: 'Act {by} came later and builds on act {act}. Undo act {by} first.',
  },
  'act.build-runs': {
    kind: 'conflict',
    vi: 'Một lượt chạy đang làm việc trên sổ. Chờ lượt đó xong rồi làm lại.',
    en: 'A build is working on the register. Wait until it ends, then do this again.',
  },
  'act.build-unfinished': {
    kind: 'conflict',
    vi: 'Lượt chạy bắt đầu lúc {since} bị dừng giữa chừng. Chạy `sogoc build` cho xong rồi làm lại.',
    en: 'The build that began at {since} was stopped halfway. Finish it by `sogoc build`, then do this again.',
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
