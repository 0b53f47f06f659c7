/** What the report says, in both languages. */
import type { Class } from '../model/model.ts';
import type { Why } from './choose-examples.ts';

export const classWords: { readonly [name in Class]: { readonly vi: string; readonly en: string } } = {
  stayed: { vi: 'cùng một', en: 'one and the same' },
  moved: { vi: 'cùng một, đã chuyển chỗ', en: 'the same, moved' },
  stranger: { vi: 'hai người lạ', en: 'two strangers' },
  neighbour: { vi: 'hai nơi gần nhau', en: 'two neighbours' },
  household: { vi: 'hai người một hộ', en: 'two of a household' },
  twin: { vi: 'hai anh chị em sinh đôi', en: 'two twins' },
  namesake: { vi: 'hai người trùng họ tên', en: 'two namesakes' },
};

/** What of a value two records agree in when they come together by it. */
const atomWords: { readonly [atom: string]: { readonly vi: string; readonly en: string } } = {
  sound: { vi: 'nghe giống', en: 'sounds alike' },
  start: { vi: 'phần đầu', en: 'the beginning' },
  end: { vi: 'phần cuối', en: 'the end' },
  initial: { vi: 'chữ đầu', en: 'the first letter' },
  words: { vi: 'đủ tiếng', en: 'the words' },
  rarest: { vi: 'tiếng hiếm nhất', en: 'the rarest word' },
  rare: { vi: 'tiếng hiếm thứ hai', en: 'the next rarest word' },
  first: { vi: 'tiếng đầu', en: 'the first word' },
  last: { vi: 'tiếng cuối', en: 'the last word' },
  year: { vi: 'năm', en: 'the year' },
  month: { vi: 'tháng và năm', en: 'month and year' },
  day: { vi: 'ngày và tháng', en: 'day and month' },
  figures: { vi: 'các chữ số', en: 'the figures' },
  local: { vi: 'trước dấu @', en: 'before the @' },
  about: { vi: 'chừng ấy', en: 'about' },
};

/** `dob:year` in words; a whole column is its name. */
export function atomInWords(id: string, language: 'vi' | 'en'): string {
  const [, column = '', atom = ''] = /^(.*):(\w+)$/.exec(id) ?? [];
  const words = atomWords[atom];
  return words ? `${column} (${words[language]})` : id;
}

const vi = {
  title: 'Kết quả ghép bản ghi',
  records: 'bản ghi',
  acceptedPairs: 'Cặp được nhận',
  from: 'từ',
  bits: 'bit',
  clusters: 'Nhóm',
  ofTwoOrMore: 'từ hai bản ghi trở lên',
  nearPairs: 'Cặp gần ngưỡng',
  toLookAt: 'trong near.csv, nên xem lại',
  comparedPairs: 'Cặp đã so',
  precision: 'Độ đúng',
  recall: 'Độ đủ',
  estimated: 'ước tính',
  measured: 'đo theo đáp án',
  estimateNote: 'Ước tính lấy từ xác suất của chính mô hình, không cần đáp án. Khoảng trong ngoặc: mọi trọng số có thể cao hay thấp hơn 2,5 bit.',
  unread: (count: string): string => `${count} dòng không đọc được nên bị bỏ qua; chúng đứng trong unread-*.csv để sửa:`,
  weights: 'Trọng số',
  weightsNote:
    'Mỗi mức giống nhau đáng bao nhiêu bit: thêm một bit là khả năng cùng một người (hay công ty) tăng gấp đôi. Giá trị hiếm được cộng thêm, giá trị hay gặp bị trừ bớt.',
  column: 'Cột',
  level: 'Mức',
  speaks: 'Cộng dần',
  againstStranger: 'so với hai người lạ',
  prior: 'Trước khi so',
  parameters: 'Tham số',
  parametersNote:
    'Mức này thấy ở bao nhiêu phần các cặp mỗi loại. Người cùng hộ giống nhau ở địa chỉ, họ và điện thoại; vì vậy những cột ấy không đủ để ghép họ.',
  pairsOfKind: 'Số cặp loại này, chừng',
  examples: 'Vài cặp',
  examplesNote: 'Thanh sau bắt đầu ở nơi thanh trước kết thúc; vạch đứt là ngưỡng.',
  why: {
    asked: 'Được hỏi',
    surest: 'Chắc nhất',
    middle: 'Ở giữa',
    justAbove: 'Ngay trên ngưỡng',
    justBelow: 'Ngay dưới ngưỡng',
    byCluster: 'Nhận nhờ bản ghi khác trong nhóm',
    apart: 'Trên ngưỡng mà không ghép',
  } as { readonly [why in Why]: string },
  against: 'có thể là',
  others: 'Khả năng khác',
  sum: 'Cộng',
  trueSame: 'đáp án: cùng một',
  trueTwo: 'đáp án: hai',
  noPairs: 'Không cặp nào gần ngưỡng.',
  curve: 'Chọn ngưỡng',
  curveNote: 'Độ đúng và độ đủ nếu ngưỡng ở chỗ khác, tính theo từng cặp trước khi ghép thành nhóm. Vạch đứt là ngưỡng đã chọn: nơi F1 cao nhất.',
  curveNoteAcross:
    'Độ đúng và độ đủ nếu ngưỡng ở chỗ khác, tính theo từng cặp giữa các tệp, trước khi ghép thành nhóm. Vạch đứt là ngưỡng đã chọn: nơi F1 cao nhất.',
  distribution: 'Cặp theo trọng số',
  distributionNote: 'Bên trái vạch ngưỡng là cặp gần, bên phải là cặp từ ngưỡng trở lên. Chiều cao theo căn bậc hai của số cặp; chỉ vào cột để xem số.',
  clusterSizes: 'Cỡ nhóm',
  clusterNote: 'Bao nhiêu nhóm có từng ấy bản ghi; 1 là bản ghi đứng một mình.',
  recordsInCluster: 'bản ghi trong nhóm',
  loosest: 'Nhóm lỏng nhất',
  loosestNote: 'Trong những nhóm này ít cặp tự nó vượt ngưỡng. Hãy xem chúng trước.',
  ofPairs: 'số cặp vượt ngưỡng',
  noClusters: 'Mọi nhóm từ ba bản ghi đều có đủ các cặp trên ngưỡng.',
  unlinkable: 'Không ghép được',
  unlinkableNote: (share: string): string => `${share} bản ghi nói quá ít: dù gặp bản sao của chính mình cũng không tới ngưỡng.`,
  compared: 'Đã so gì',
  comparedNote: (compared: string, pairs: string): string =>
    `${compared} cặp trong ${pairs} cặp có thể: những bản ghi giống nhau ở mọi cột của ít nhất một dòng dưới đây.`,
  ways: (count: string): string => `${count} cách gom`,
  agreeIn: 'Giống nhau ở',
  blocks: 'khối',
  settings: 'Cài đặt',
};

const en: typeof vi = {
  title: 'Linked records',
  records: 'records',
  acceptedPairs: 'Accepted pairs',
  from: 'from',
  bits: 'bits',
  clusters: 'Clusters',
  ofTwoOrMore: 'of two records or more',
  nearPairs: 'Near pairs',
  toLookAt: 'in near.csv, worth a look',
  comparedPairs: 'Pairs compared',
  precision: 'Precision',
  recall: 'Recall',
  estimated: 'estimated',
  measured: 'measured by the truth',
  estimateNote: "Estimates come from the model's own probabilities, without labels. In brackets: if all weights were up to 2.5 bits too high or too low.",
  unread: (count) => `${count} rows could not be read and are left out; they stand in unread-*.csv to be mended:`,
  weights: 'Match weights',
  weightsNote:
    'What each level of agreement is worth, in bits: one bit more makes it twice as likely that both are the same. Rare values get more, common ones less.',
  column: 'Column',
  level: 'Level',
  speaks: 'Adding up',
  againstStranger: 'against two strangers',
  prior: 'Before comparing',
  parameters: 'Parameters',
  parametersNote: 'How often pairs of each kind show a level. Two of a household agree in address, surname and telephone; so these alone do not join them.',
  pairsOfKind: 'Pairs of this kind, about',
  examples: 'Some pairs',
  examplesNote: 'Each bar begins where the last one ended; the dashed line is the threshold.',
  why: {
    asked: 'Asked about',
    surest: 'Surest',
    middle: 'In the middle',
    justAbove: 'Just above the threshold',
    justBelow: 'Just below the threshold',
    byCluster: 'Accepted through others of the cluster',
    apart: 'Above the threshold and not joined',
  },
  against: 'it may be',
  others: 'Other possibilities',
  sum: 'Sum',
  trueSame: 'truth: the same',
  trueTwo: 'truth: two',
  noPairs: 'No pair comes near the threshold.',
  curve: 'Choice of threshold',
  curveNote:
    'Precision and recall if the threshold were elsewhere, by single pairs, before they are joined into clusters. The dashed line is the threshold: where F1 is highest.',
  curveNoteAcross:
    'Precision and recall if the threshold were elsewhere, by single pairs across the files, before they are joined into clusters. The dashed line is the threshold: where F1 is highest.',
  distribution: 'Pairs by weight',
  distributionNote:
    'Left of the threshold near pairs, right of it those from the threshold up. Heights are by the square root of the number; point at a column to see it.',
  clusterSizes: 'Cluster sizes',
  clusterNote: 'How many clusters have so many records; 1 is a record that stands alone.',
  recordsInCluster: 'records in the cluster',
  loosest: 'Loosest clusters',
  loosestNote: 'In these few pairs stand above the threshold by themselves. Look at them first.',
  ofPairs: 'of pairs above the threshold',
  noClusters: 'All clusters of three records or more have all their pairs above the threshold.',
  unlinkable: 'Unlinkable',
  unlinkableNote: (share) => `${share} of records say too little: even their own copies would not reach the threshold.`,
  compared: 'What was compared',
  comparedNote: (compared, pairs) => `${compared} of ${pairs} possible pairs: records that agree in all columns of at least one line below.`,
  ways: (count) => `${count} ways to come together`,
  agreeIn: 'Agree in',
  blocks: 'blocks',
  settings: 'Settings',
};

export type ReportWords = typeof vi;
export const reportWords = { vi, en };
