/** The report of a run: one page that needs no network, from the whole down to single pairs. */
import type { Language } from '#values/index.ts';
import { clustersOf } from '../accepted-pairs.ts';
import { weightsOf } from '../edge-list.ts';
import type { LinkReport } from '../link-files.ts';
import type { Linked } from '../link-tables.ts';
import { classes, matchShare, probabilityOf } from '../model/model.ts';
import type { Estimate } from '../model/threshold.ts';
import { type Table, textOf } from '../read/read-tables.ts';
import { unreadInWords } from '../read/unread-rows.ts';
import type { Settings } from '../settings/settings.ts';
import { type Curve, columns, curves, signedBar, stepBar } from './charts.ts';
import { type Chosen, chooseClusters, choosePairs } from './choose-examples.ts';
import { describePair } from './describe-pair.ts';
import { type Html, html } from './html.ts';
import { numbersIn } from './numbers.ts';
import { style } from './style.ts';
import { atomInWords, classWords, type ReportWords, reportWords } from './words.ts';

type Input = {
  readonly table: Table;
  readonly linked: Linked;
  readonly report: LinkReport;
  /** Pairs that somebody asked about. */
  readonly asked: readonly { readonly a: number; readonly b: number }[];
  readonly settings: Settings;
  readonly language: Language;
  readonly now: Date;
  /** Where a truth was given. */
  readonly entityOf: Int32Array | undefined;
};

type Page = Input & { readonly seen: ReturnType<typeof seenLevels>; readonly say: ReportWords; readonly write: ReturnType<typeof numbersIn> };

export function reportPage(input: Input): string {
  const page: Page = { ...input, seen: seenLevels(input.linked), say: reportWords[input.language], write: numbersIn(input.language) };
  const { say, language } = page;
  return `<!doctype html>\n${
    html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${say.title}</title><style>${{ html: style }}</style></head><body><main>
${head(page)}
${part(say.weights, matchWeights(page))}
${part(say.parameters, parameters(page))}
${part(say.examples, examples(page))}
${part(say.curve, thresholdCurve(page))}
${part(say.distribution, weightDistribution(page))}
${part(say.clusterSizes, clusterSizes(page))}
${part(say.loosest, loosestClusters(page))}
${part(say.unlinkable, unlinkables(page))}
${part(say.compared, passes(page))}
${part(say.settings, html`<details><summary>settings.json</summary><pre>${JSON.stringify(input.settings, null, 2)}</pre></details>`)}
</main></body></html>`.html
  }\n`;
}

/** A table that may be wider than the page: it can be reached and scrolled by keyboard. */
const region = (label: string): Html => html`role="region" tabindex="0" aria-label="${label}"`;

function countOf(all: Iterable<unknown>): number {
  let count = 0;
  for (const _ of all) count++;
  return count;
}

const part = (title: string, matter: Html): Html => html`<section><h2>${title}</h2><div class="matter">${matter}</div></section>`;

function head({ report, say, write, language, now, linked }: Page): Html {
  const estimate = (own: Estimate | null): string => (own ? `${write.percent(own.value)} (${write.percent(own.from)} – ${write.percent(own.to)})` : '–');
  const day = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { dateStyle: 'long' }).format(now);
  const shown = (label: string, measured: number | null | undefined, estimated: Estimate | null): Html =>
    measured === undefined
      ? fact(label, estimate(estimated), say.estimated)
      : fact(label, share(measured), `${say.measured}; ${say.estimated} ${estimate(estimated)}`);
  const share = (value: number | null): string => (value === null ? '–' : write.percent(value, 2));
  const fact = (label: string, value: string, note = ''): Html =>
    html`<div><dt>${label}</dt><dd>${value}${note ? html`<small>${note}</small>` : html``}</dd></div>`;
  return html`<header><div class="margin">${day}</div><div class="matter"><h1>${say.title}</h1>
<p>${report.files.map(({ source, file, records }) => html`<span>${source}: ${file}, ${write.count(records)} ${say.records}</span><br>`)}</p>
<dl>${fact(say.acceptedPairs, write.count(report.accepted), `${say.from} ${write.bits(report.threshold)} ${say.bits}`)}${fact(say.clusters, write.count(countOf(clustersOf(linked.clusters.clusterOf))), say.ofTwoOrMore)}${fact(say.nearPairs, write.count(report.near), say.toLookAt)}${fact(say.comparedPairs, write.count(report.compared))}</dl>
<dl>${shown(say.precision, report.precision, report.estimated.precision)}${shown(say.recall, report.recall, report.estimated.recall)}${report.f1 === undefined ? html`` : fact('F1', share(report.f1), say.measured)}</dl>
<p class="note">${say.estimateNote}</p>
${report.notes.map((note) => html`<p class="note">${note[language]}</p>`)}${report.unread.length === 0 ? html`` : html`<p>${say.unread(write.count(report.unread.length))} ${unreadInWords(report.unread, language)}</p>`}</div></header>`;
}

const looked = 20_000;

/** By comparison: the levels that some pair near the threshold or above it shows; of others nothing is known. */
function seenLevels({ edges, single: { scorer, bring }, comparisons }: Linked): readonly ReadonlySet<number>[] {
  const seen = comparisons.map(({ levels }) => new Set([0, levels.length - 1]));
  const step = Math.max(1, Math.floor(edges.count / looked));
  let edge = 0;
  edges.each((a, b) => {
    if (edge++ % step !== 0) return;
    scorer.weigh(...bring(a, b));
    for (const [number, own] of seen.entries()) own.add((scorer.levels[number] as number) - 1);
  });
  return seen;
}

function matchWeights({ linked, seen, say, write, language }: Page): Html {
  const { comparisons, trained } = linked;
  const bitsOf = (number: number, level: number): number =>
    Math.log2((trained.shares.levels.stayed[number]?.[level] as number) / (trained.shares.levels.stranger[number]?.[level] as number));
  const prior = Math.log2(matchShare(trained.shares) / trained.shares.of.stranger);
  const row = (label: string, value: number): Html => html`<tr><td>${label}</td><td>${signedBar(value, 22)}</td><td class="n">${write.bits(value)}</td></tr>`;
  return html`<p>${say.weightsNote}</p><div class="wide" ${region(say.weights)}><table><thead><tr><th>${say.level}</th><th>${say.againstStranger}</th><th class="n">${say.bits}</th></tr></thead><tbody>${row(say.prior, prior)}${comparisons.map(
    ({ id, levels }, number) =>
      html`<tr class="group"><td colspan="3">${id}</td></tr>${levels.flatMap((level, index) => (seen[number]?.has(index) ? row(level[language], bitsOf(number, index + 1)) : []))}`,
  )}</tbody></table></div>`;
}

function parameters({ linked, seen, say, write, language }: Page): Html {
  const { comparisons, trained, pairs } = linked;
  const { of, levels: shares } = trained.shares;
  const shown = classes.filter((name) => of[name] > 0);
  return html`<p>${say.parametersNote}</p><div class="wide" ${region(say.parameters)}><table><thead><tr><th>${say.level}</th>${shown.map((name) => html`<th class="n">${classWords[name][language]}</th>`)}</tr></thead><tbody><tr class="sum"><td>${say.pairsOfKind}</td>${shown.map((name) => html`<td class="n">${write.count(Math.round(of[name] * pairs))}</td>`)}</tr>${comparisons.map(
    ({ id, levels }, number) =>
      html`<tr class="group"><td colspan="${shown.length + 1}">${id}</td></tr>${levels.flatMap((level, index) =>
        seen[number]?.has(index)
          ? html`<tr><td>${level[language]}</td>${shown.map((name) => html`<td class="n">${write.share(shares[name][number]?.[index + 1] as number)}</td>`)}</tr>`
          : [],
      )}`,
  )}</tbody></table></div>`;
}

function examples(page: Page): Html {
  const { say } = page;
  const chosen = choosePairs(page.linked, page.asked);
  return chosen.length === 0 ? html`<p>${say.noPairs}</p>` : html`<p>${say.examplesNote}</p>${chosen.map((own) => waterfall(page, own))}`;
}

function waterfall({ table, linked, say, write, language, entityOf }: Page, { a, b, why }: Chosen): Html {
  const { weight, prior, lines, rest, against } = describePair(table, linked, a, b);
  const steps = [...lines.filter(({ level }) => level !== undefined)];
  let at = prior;
  const ends = steps.map(({ bits }) => (at += bits));
  const least = Math.min(prior, weight, 0, ...ends) - 1;
  const most = Math.max(prior, weight, 0, ...ends) + 1;
  const truth = entityOf && entityOf[a] !== 0 && entityOf[b] !== 0 ? (entityOf[a] === entityOf[b] ? say.trueSame : say.trueTwo) : '';
  const row = (label: string, left: string, right: string, words: string, from: number, to: number, kind: string, bits: number): Html =>
    html`<tr><td class="c">${label}</td><td class="v">${left}</td><td class="v">${right}</td><td class="w">${words}</td><td class="b">${stepBar(from, to, least, most, kind, linked.threshold)}</td><td class="n">${write.bits(bits)}</td></tr>`;
  return html`<details ${{ html: why === 'asked' || why === 'surest' || why === 'justAbove' ? 'open' : '' }}><summary>${say.why[why]}: ${table.ids.of(a)} – ${table.ids.of(b)}, ${write.bits(weight)} ${say.bits}, ${write.percent(probabilityOf(weight))}${truth ? ` · ${truth}` : ''}</summary><div class="wide" ${region(`${table.ids.of(a)} – ${table.ids.of(b)}`)}><table class="fall"><thead><tr><th class="c">${say.column}</th><th>${table.ids.of(a)}</th><th>${table.ids.of(b)}</th><th class="w">${say.level}</th><th class="b">${say.speaks}</th><th class="n">${say.bits}</th></tr></thead><tbody>
${row(say.prior, '', '', `${say.against} ${classWords[against][language]}`, 0, prior, 'prior', prior)}${steps.map(({ column, kind, left, right, level, bits }, index) => row(column, write.value(left, kind), write.value(right, kind), level?.[language] ?? '', index === 0 ? prior : (ends[index - 1] as number), ends[index] as number, bits < 0 ? 'minus' : 'plus', bits))}${Math.abs(rest) < 0.05 ? html`` : row(say.others, '', '', '', ends.at(-1) ?? prior, weight, rest < 0 ? 'minus' : 'plus', rest)}<tr class="sum"><td class="c">${say.sum}</td><td class="v"></td><td class="v"></td><td class="w"></td><td class="b">${stepBar(0, weight, least, most, 'sum', linked.threshold)}</td><td class="n">${write.bits(weight)}</td></tr></tbody></table></div></details>`;
}

/** What would be expected, and what is measured where there is a truth, if the line were drawn elsewhere; by pairs alone. */
function thresholdCurve({ linked: { edges, threshold, sourceOf }, say, entityOf, table }: Page): Html {
  const weights = weightsOf(edges);
  if (weights.length === 0) return html`<p>${say.noPairs}</p>`;
  const all = weights.reduce((sum, weight) => sum + probabilityOf(weight), 0);
  const [least, most] = [-8, 24];
  /** By the highest half bit that it reaches: true pairs. */
  const reaching = new Map<number, number>();
  let truePairs = 0;
  edges.each((a, b, weight) => {
    if (!entityOf || entityOf[a] === 0 || entityOf[a] !== entityOf[b]) return;
    truePairs++;
    const bits = Math.min(most, Math.floor(weight * 2) / 2);
    reaching.set(bits, (reaching.get(bits) ?? 0) + 1);
  });
  const points: { [name: string]: [number, number][] } = { precision: [], recall: [], f1: [], truePrecision: [], trueRecall: [] };
  let [place, right, trueRight] = [0, 0, 0];
  for (let bits = most; bits >= least; bits -= 0.5) {
    for (; place < weights.length && (weights[place] as number) >= bits; place++) right += probabilityOf(weights[place] as number);
    trueRight += reaching.get(bits) ?? 0;
    if (place === 0) continue;
    points['precision']?.push([bits, right / place]);
    points['recall']?.push([bits, right / all]);
    points['f1']?.push([bits, (2 * right) / (place + all)]);
    points['truePrecision']?.push([bits, trueRight / place]);
    points['trueRecall']?.push([bits, truePairs === 0 ? 0 : trueRight / truePairs]);
  }
  const curve = (label: string, kind: string, name: string): Curve => ({ label, kind, points: points[name] ?? [] });
  const shown = [curve(say.precision, 'a', 'precision'), curve(say.recall, 'b', 'recall'), curve('F1', 'c', 'f1')];
  if (entityOf && table.count > 0)
    shown.push(curve(`${say.precision}, ${say.measured}`, 'a dash', 'truePrecision'), curve(`${say.recall}, ${say.measured}`, 'b dash', 'trueRecall'));
  return html`<p>${sourceOf ? say.curveNoteAcross : say.curveNote}</p>${curves(shown, least, most, Math.max(least, Math.min(most, threshold)), say.bits)}`;
}

function weightDistribution({ linked: { edges, threshold, nearFrom }, say, write }: Page): Html {
  const from = 2 * Math.floor(nearFrom / 2);
  const to = Math.max(40, from + 20);
  const counts = new Array<number>(Math.ceil((to - from) / 2)).fill(0);
  edges.each((_a, _b, weight) => void counts[Math.max(0, Math.min(counts.length - 1, Math.floor((weight - from) / 2)))]!++);
  return html`<p>${say.distributionNote}</p>${columns(
    counts.map((count, at) => ({
      label: String(from + at * 2).replace('-', '\u2212'),
      count,
      text: write.count(count),
      kind: from + at * 2 + 1 < threshold ? 'two' : 'one',
    })),
    say.bits,
  )}`;
}

function clusterSizes({ linked: { clusters }, table, say, write }: Page): Html {
  const counts = new Map<number, number>();
  let inClusters = 0;
  for (const own of clustersOf(clusters.clusterOf)) {
    const size = own.length <= 9 ? own.length : own.length <= 19 ? 10 : own.length <= 99 ? 20 : 100;
    counts.set(size, (counts.get(size) ?? 0) + 1);
    inClusters += own.length;
  }
  counts.set(1, table.count - inClusters);
  const label = (size: number): string => (size < 10 ? String(size) : size === 10 ? '10–19' : size === 20 ? '20–99' : '100+');
  return html`<p>${say.clusterNote}</p>${columns(
    [...counts].sort(([one], [other]) => one - other).map(([size, count]) => ({ label: label(size), count, text: write.count(count) })),
    say.recordsInCluster,
  )}`;
}

/** A cluster is called by so many of its ids. */
const namedInCluster = 4;

function loosestClusters({ table, linked, say, write }: Page): Html {
  const chosen = chooseClusters(linked);
  if (chosen.length === 0) return html`<p>${say.noClusters}</p>`;
  const idsOf = (records: readonly number[]): string =>
    `${records
      .slice(0, namedInCluster)
      .map((record) => table.ids.of(record))
      .join(', ')}${records.length > namedInCluster ? ', …' : ''}`;
  return html`<p>${say.loosestNote}</p>${chosen.map(
    ({ records, density }) =>
      html`<details><summary>${idsOf(records)}: ${write.count(records.length)} ${say.records}, ${write.percent(density)} ${say.ofPairs}</summary><div class="wide" ${region(`${say.loosest} ${table.ids.of(records[0] as number)}`)}><table><thead><tr><th>id</th>${table.columns.map(({ name }) => html`<th>${name}</th>`)}</tr></thead><tbody>${records
        .slice(0, 12)
        .map(
          (record) =>
            html`<tr><td>${table.ids.of(record)}</td>${table.columns.map(({ kind }, place) => html`<td class="v">${write.value(textOf(table, record, place), kind)}</td>`)}</tr>`,
        )}</tbody></table></div></details>`,
  )}`;
}

const weighedAlone = 20_000;

/** A record that says so little that it would not be linked to its own copy. */
function unlinkables({
  table,
  linked: {
    single: { scorer, bring },
    threshold,
  },
  say,
  write,
}: Page): Html {
  if (table.count === 0) return html`<p>–</p>`;
  const step = Math.max(1, Math.floor(table.count / weighedAlone));
  const weights: number[] = [];
  for (let record = 0; record < table.count; record += step) weights.push(scorer.weigh(...bring(record, record)));
  weights.sort((a, b) => a - b);
  const below = (bits: number): number => weights.filter((weight) => weight < bits).length / weights.length;
  const points = Array.from({ length: 65 }, (_, at): [number, number] => [at / 2 - 8, below(at / 2 - 8)]);
  return html`<p>${say.unlinkableNote(write.percent(below(threshold), 2))}</p>${curves([{ label: say.unlinkable, kind: 'd', points }], -8, 24, Math.max(-8, Math.min(24, threshold)), say.bits)}`;
}

function passes({ linked: { choice, blocks, compared, pairs }, say, write, language }: Page): Html {
  return html`<p>${say.comparedNote(write.count(compared), write.count(pairs))}</p><details><summary>${say.ways(write.count(choice.passes.length))}</summary><div class="wide" ${region(say.compared)}><table><thead><tr><th>${say.agreeIn}</th><th class="n">${say.blocks}</th></tr></thead><tbody>${choice.passes.map(
    ({ id }, pass) =>
      html`<tr><td>${id
        .split('+')
        .map((atom) => atomInWords(atom, language))
        .join(' + ')}</td><td class="n">${write.count(blocks[pass] ?? 0)}</td></tr>`,
  )}</tbody></table></div></details>`;
}
