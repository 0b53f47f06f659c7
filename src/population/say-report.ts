/** The report of a run as a person reads it on a terminal. */
import type { Language } from '#values/index.ts';
import type { BuildReport } from './build-report.ts';
import { sayFewerWorkers } from './fit-workers.ts';

const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
const share = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(2).replace('.', ',')}%`);
const within = (interval: { readonly from: number; readonly to: number } | null): string =>
  interval === null ? '' : ` (${share(interval.from)} – ${share(interval.to)})`;
const seconds = (value: number): string => `${value.toFixed(1).replace('.', ',')} s`;

const words = {
  vi: {
    nothing: 'Không có tệp nào mới: sổ không đổi.',
    known: 'đã có trong sổ, không làm gì',
    leftOut: 'bỏ ra ngoài',
    in: (r: BuildReport) => `${grouped(r.records)} dòng vào = ${grouped(r.forms)} phiếu + ${grouped(r.refused)} dòng trả lại`,
    out: (r: BuildReport) => `${grouped(r.persons)} người · ${grouped(r.numbers)} số · ${grouped(r.conflicts)} mâu thuẫn chờ cán bộ`,
    linked: ({ read, learned }: NonNullable<BuildReport['linked']>) =>
      `ghép trên ${grouped(read)} phiếu, ${learned ? 'mô hình học từ chính chúng' : 'theo mô hình của một lượt trước'}`,
    sure: (r: BuildReport) =>
      `mô hình ước độ đúng ${share(r.estimated.precision)}${within(r.estimated.precisionInterval)}, độ đủ ${share(r.estimated.recall)}${within(r.estimated.recallInterval)}`,
    measured: (r: BuildReport) => `đo được so với truth: độ đúng ${share(r.precision)}, độ đủ ${share(r.recall)}`,
    without: 'Không có số',
    findings: 'Lỗi tìm thấy',
    steps: 'Từng bước',
    see: 'Xem: sogoc refused list · sogoc findings list --by commune · sogoc person find "ten"',
    synthetic: 'Dữ liệu tổng hợp, không phải người thật.',
  },
  en: {
    nothing: 'No file is new: the register has not changed.',
    known: 'already in the register, nothing done',
    leftOut: 'left out',
    in: (r: BuildReport) => `${grouped(r.records)} records in = ${grouped(r.forms)} forms + ${grouped(r.refused)} refused rows`,
    out: (r: BuildReport) => `${grouped(r.persons)} persons · ${grouped(r.numbers)} numbers · ${grouped(r.conflicts)} conflicts for officers`,
    linked: ({ read, learned }: NonNullable<BuildReport['linked']>) =>
      `linked over ${grouped(read)} forms, ${learned ? 'by a model learned from them' : 'by the model of an earlier build'}`,
    sure: (r: BuildReport) =>
      `the model expects precision ${share(r.estimated.precision)}${within(r.estimated.precisionInterval)}, recall ${share(r.estimated.recall)}${within(r.estimated.recallInterval)}`,
    measured: (r: BuildReport) => `measured against truth: precision ${share(r.precision)}, recall ${share(r.recall)}`,
    without: 'Without number',
    findings: 'Findings',
    steps: 'Steps',
    see: 'See: sogoc refused list · sogoc findings list --by commune · sogoc person find "name"',
    synthetic: 'Synthetic data, nobody is real.',
  },
} as const;

export function* sayReport(report: BuildReport, language: Language): Generator<string> {
  const say = words[language];
  if (report.files.taken.length === 0 && report.added.records === 0) yield say.nothing;
  for (const known of report.files.known.slice(0, 10)) yield `  ${known}: ${say.known}`;
  for (const { path, ...why } of report.files.leftOut) yield `  ${path}: ${say.leftOut}. ${why[language]}`;
  yield say.in(report);
  yield say.out(report);
  if (report.linked) yield say.linked(report.linked);
  yield say.sure(report);
  if (report.precision !== null) yield say.measured(report);
  for (const { reason, count } of report.withoutNumber) yield `  ${say.without}: ${reason} ${grouped(count)}`;
  yield `${say.findings}:`;
  for (const { rule, count } of report.findings.slice(0, 12)) yield `  ${rule.padEnd(30)} ${grouped(count).padStart(10)}`;
  if (report.findings.length > 12) yield `  … ${report.findings.length - 12}`;
  yield `${say.steps}:`;
  if (report.fewerWorkers) yield `  ${sayFewerWorkers(report.fewerWorkers)[language]}`;
  for (const step of report.steps) yield `  ${step.name.padEnd(10)} ${seconds(step.seconds).padStart(10)} ${`${grouped(step.peakMemoryMb)} MB`.padStart(10)}`;
  yield `  ${'='.padEnd(10)} ${seconds(report.seconds).padStart(10)} ${`${grouped(report.peakMemoryMb)} MB`.padStart(10)}`;
  yield `digest ${report.digest}`;
  yield say.see;
  yield say.synthetic;
}
