import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Refusal } from '#values/index.ts';
import { chanceFrom } from '../engine/chance.ts';
import { type LinkFilesOptions, type LinkReport, linkFiles } from './link-files.ts';
import { madeUpPeople } from './made-up-people.ts';
import { ensureResources } from './resources.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-link-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const needs = { now: new Date('2026-11-25T10:00:00+07:00'), language: 'en' as const, stopping: new AbortController().signal, progress: () => {} };
const at = (name: string): string => path.join(folder, name);
function write(name: string, text: string | Uint8Array): string {
  writeFileSync(at(name), text);
  return at(name);
}
const run = (options: LinkFilesOptions): Promise<LinkReport> => linkFiles(needs, options);
const text = (out: string, name: string): string => readFileSync(path.join(out, name), 'utf8');
const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

const people = madeUpPeople(500, 3);
const csv = write('people.csv', people.csv);
const truth = write('truth.csv', people.truth);

test('one file: duplicates are found without a word about the columns, and households stay apart', async () => {
  const report = await run({ files: [csv], out: at('one'), truth: [truth] });
  assert.equal(report.records, people.records);
  assert.ok((report.precision ?? 0) > 0.98 && (report.recall ?? 0) > 0.93, `precision ${report.precision}, recall ${report.recall}`);
  const { precision, recall } = report.estimated;
  assert.ok(Math.abs((precision?.value ?? 0) - (report.precision ?? 0)) < 0.04, `precision estimated at ${precision?.value}, measured ${report.precision}`);
  assert.ok(Math.abs((recall?.value ?? 0) - (report.recall ?? 0)) < 0.06, `recall estimated at ${recall?.value}, measured ${report.recall}`);
  assert.deepEqual(readdirSync(at('one')).sort(), ['clusters.csv', 'model.json', 'near.csv', 'pairs.csv', 'report.html', 'settings.json']);
  assert.match(text(at('one'), 'pairs.csv'), /^left_id,right_id,weight,probability\nr\d+,r\d+,-?[\d.]+,[\d.e-]+\n/);
  assert.equal(text(at('one'), 'clusters.csv').trim().split('\n').length, people.records + 1);
  assert.deepEqual(JSON.parse(text(at('one'), 'settings.json')).columns, {
    given_name: { kind: 'given-name' },
    surname: { kind: 'surname' },
    dob: { kind: 'date' },
    street: { kind: 'address' },
    town: { kind: 'category' },
    postcode: { kind: 'code' },
  });
});

/** Children of one to four a house, each written down once to three times, with the names of both parents. */
function siblings(houses: number): { readonly csv: string; readonly truth: string } {
  const chance = chanceFrom(houses);
  const pick = (list: string): string => list.split(' ')[Math.floor(chance() * list.split(' ').length)] as string;
  const [given, surnames] = [
    'Anna Eva Mary John Mark Lucy Paul Rosa Hugo Emil Olga Carl Ivan Nina Lars Kate',
    'Berg Holm Lind Dahl Falk Ek Ros Strand Moe Lie Vik Rud Hall',
  ];
  const day = (): string =>
    `${1990 + Math.floor(chance() * 25)}-${String(1 + Math.floor(chance() * 12)).padStart(2, '0')}-${String(1 + Math.floor(chance() * 28)).padStart(2, '0')}`;
  const rows: (readonly [string, number])[] = [];
  for (let house = 0, child = 0; house < houses; house++) {
    const surname = pick(surnames);
    const [home, telephone] = [`${1 + Math.floor(chance() * 400)} ${pick('High Mill Church Park King')} Street`, `555${Math.floor(chance() * 1e7)}`];
    const [mother, father] = [`${pick(given)} ${pick(surnames)}`, `${pick(given)} ${surname}`];
    for (let born = chance() * 4; born > 0; born--, child++) {
      const [name, date] = [pick(given), day()];
      for (let times = chance() * 3; times > 0; times--)
        rows.push([
          `${chance() < 0.1 ? `${name}e` : name},${surname},${date},${home},${chance() < 0.6 ? telephone : ''},${mother},${chance() < 0.6 ? father : ''}`,
          child,
        ]);
    }
  }
  return {
    csv: `id,first_name,last_name,dob,address,phone,mother,father\n${rows.map(([cells], at) => `${at},${cells}\n`).join('')}`,
    truth: `id,entity\n${rows.map(([, entity], at) => `${at},${entity}\n`).join('')}`,
  };
}

test('names of parents are what a family has in common: brothers and sisters stay apart', async () => {
  const made = siblings(900);
  const report = await run({ files: [write('siblings.csv', made.csv)], out: at('siblings'), truth: [write('siblings-truth.csv', made.truth)] });
  assert.ok((report.precision ?? 0) > 0.98 && (report.recall ?? 0) > 0.97, `precision ${report.precision}, recall ${report.recall}`);
  const { comparisons } = JSON.parse(text(at('siblings'), 'model.json')) as {
    readonly comparisons: readonly { readonly column: string; readonly about: string }[];
  };
  const shared = comparisons.filter(({ about }) => about === 'surname' || about === 'kin').map(({ column }) => column);
  assert.deepEqual(shared, ['last_name', 'mother', 'father']);
});

/** Couples of one age at one address; whose postcode tells nothing that the town does not. */
function couples(count: number, twice: number): { readonly csv: string; readonly truth: string } {
  const chance = chanceFrom(count);
  const two = (part: number): string => String(part).padStart(2, '0');
  const pick = (list: string): string => list.split(' ')[Math.floor(chance() ** 1.5 * list.split(' ').length)] as string;
  const rows: (readonly [string, number])[] = [];
  for (let couple = 0; couple < count; couple++) {
    const [surname, town, year] = [
      pick('Berg Holm Lind Dahl Falk Ek Ros Strand Moe Lie Vik Rud Hall') + pick('en er sen ström gren'),
      Math.floor(chance() * 12),
      1950,
    ];
    const home = `${Math.floor(chance() * 900)} ${pick('High Mill Church Park King')} Street,town${town},${100 + town}`;
    const born = year + Math.floor(chance() * 40);
    for (const name of [pick('Anna Eva Maria Karin Sara Lena Ida Nora'), pick('Lars Nils Erik Sven Olof Jan Per Karl')]) {
      const day = `${born}-${two(1 + Math.floor(chance() * 12))}-${two(1 + Math.floor(chance() * 28))}`;
      for (let time = 0; time < (chance() < twice ? 2 : 1); time++)
        rows.push([`${time === 1 && chance() < 0.2 ? `${name}a` : name},${surname},${day},${home}`, rows.length - time]);
    }
  }
  return {
    csv: `id,first_name,last_name,dob,street,town,postcode\n${rows.map(([cells], at) => `${at},${cells}\n`).join('')}`,
    truth: `id,entity\n${rows.map(([, entity], at) => `${at},${entity}\n`).join('')}`,
  };
}

test('married people of one age are two, where nobody stands twice and where many do', async () => {
  const none = await run({ files: [write('couples.csv', couples(1500, 0).csv)], out: at('couples') });
  assert.ok(none.accepted < 10, `${none.accepted} accepted`);
  const { csv: file, truth: answers } = couples(1500, 0.3);
  const some = await run({ files: [write('couples.csv', file)], out: at('couples'), truth: [write('couples-truth.csv', answers)] });
  assert.ok((some.f1 ?? 0) > 0.97, `f1 ${some.f1}`);
});

/** Rows that somebody drew, as a file and its truth. */
function drawn(name: string, header: string, rows: readonly (readonly [cells: string, entity: number])[]): { readonly file: string; readonly truth: string } {
  return {
    file: write(`${name}.csv`, `id,${header}\n${rows.map(([cells], at) => `${at},${cells}\n`).join('')}`),
    truth: write(`${name}-truth.csv`, `id,entity\n${rows.map(([, entity], at) => `${at},${entity}\n`).join('')}`),
  };
}

/** Numbers from 0 to before `most`, by a fixed seed; small ones are more common. */
function chooser(seed: number): { below(most: number): number; of(list: string): string; chance(share: number): boolean } {
  const chance = chanceFrom(seed);
  return {
    below: (most) => Math.floor(chance() * most),
    of: (list) => list.split(' ')[Math.floor(chance() ** 1.5 * list.split(' ').length)] as string,
    chance: (share) => chance() < share,
  };
}
const two = (part: number): string => String(part).padStart(2, '0');

test('brothers and sisters are several, though father, mother and house are the same', async () => {
  const draw = chooser(21);
  const rows: (readonly [string, number])[] = [];
  const given = 'Anh An Bình Chi Dũng Hà Hải Hoa Hòa Hùng Lan Linh Mai Minh Nam Nga Phúc Sơn Thu Tuấn';
  for (let family = 0; family < 700; family++) {
    const surname = draw.of('Nguyễn Trần Lê Phạm Vũ Đỗ Ngô Bùi');
    const [father, mother] = [`${surname} Văn ${draw.of(given)}`, `${draw.of('Trần Lê Phạm Nguyễn')} Thị ${draw.of(given)}`];
    for (let child = 0; child < 3; child++) {
      const [name, day] = [`${surname} Văn ${draw.of(given)}`, `${two(1 + draw.below(28))}/${two(1 + draw.below(12))}/${1985 + 4 * child + draw.below(3)}`];
      for (let time = 0; time < (draw.chance(0.3) ? 2 : 1); time++)
        rows.push([`${name},${day},ấp ${family % 60} xã Tân Hòa,${father},${mother}`, family * 3 + child]);
    }
  }
  const { file, truth: answers } = drawn('families', 'ho_ten,ngay_sinh,noi_o,cha,me', rows);
  const report = await run({ files: [file], out: at('families'), truth: [answers] });
  assert.ok((report.precision ?? 0) > 0.97 && (report.recall ?? 0) > 0.97, `precision ${report.precision}, recall ${report.recall}`);
});

/** Houses of a couple and up to three children, some of them twins of one sex; each person on a form of ten years ago and on one of today, without marks and some without a number. */
function twinHouses(houses: number): { readonly csv: (split: boolean) => string; readonly truth: string } {
  const chance = chanceFrom(houses);
  const pick = (list: string): string => list.split(' ')[Math.floor(chance() * list.split(' ').length)] as string;
  const day = (from: number, years: number): string =>
    `${1 + Math.floor(chance() * 28)}/${1 + Math.floor(chance() * 12)}/${from + Math.floor(chance() * years)}`;
  const number = (): string => `0012${String(Math.floor(chance() * 1e8)).padStart(8, '0')}`;
  const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D');
  const people: { readonly family: string; readonly given: string; readonly born: string; readonly number: string; readonly rest: string }[] = [];
  for (let house = 0; house < houses; house++) {
    const surname = pick('Nguyễn Trần Lê Phạm Bùi Đỗ Hoàng Võ Đặng Ngô');
    const [father, mother] = [`${surname} Văn ${pick('Hùng Dũng Long Sơn Tuấn')}`, `${pick('Trần Lê Vũ Mai')} Thị ${pick('Hoa Lan Mai Nga')}`];
    const street = `Số ${1 + Math.floor(chance() * 300)} ngõ ${1 + Math.floor(chance() * 90)}, Phường Mai Động`;
    const [born, isTwins] = [day(1990, 25), house % 50 === 0];
    const middle = pick('Minh Thanh Ngọc Quốc Hữu');
    for (let child = 0; child < (isTwins ? 2 : 1 + Math.floor(chance() * 2)); child++) {
      const given = isTwins ? ['Cường', 'Khánh'][child] : pick('Trang Vân Yến Hải Phúc Quyên Thảo Bình Tâm Duy');
      people.push({
        family: `${surname} ${isTwins ? middle : pick('Minh Thanh Ngọc Quốc Hữu')}`,
        given: given as string,
        born: isTwins ? born : day(1985, 30),
        number: number(),
        rest: `"${street}",${father},${mother}`,
      });
    }
  }
  const rows = (split: boolean) =>
    people.flatMap(({ family, given, born, number, rest }, at) => {
      const name = `${family}${split ? ',' : ' '}${given}`;
      return [`f${at},${name},${born},${number},${rest}`, `s${at},${plain(name)},${born},${at % 3 === 0 ? '' : number},${rest}`];
    });
  return {
    csv: (split) => `ma,${split ? 'ho_dem,ten' : 'ho_ten'},ngay_sinh,so_giay_to,dia_chi,ho_ten_cha,ho_ten_me\n${rows(split).join('\n')}\n`,
    truth: `id,entity\n${people.flatMap((_, at) => [`f${at},${at}`, `s${at},${at}`]).join('\n')}\n`,
  };
}

test('twins of two names and two numbers are two; the name may be one column, or family and middle name beside the given one', async () => {
  const { csv, truth } = twinHouses(1_000);
  const judged = write('twins-truth.csv', truth);
  for (const split of [false, true]) {
    const report = await run({ files: [write(`twins-${split}.csv`, csv(split))], out: at(`twins-${split}`), truth: [judged] });
    assert.ok((report.precision ?? 0) > 0.998 && (report.recall ?? 0) > 0.995, `split ${split}: precision ${report.precision}, recall ${report.recall}`);
  }
});

test('namesakes are two, though the name is written in two ways in two columns', async () => {
  const draw = chooser(22);
  const rows: (readonly [string, number])[] = [];
  for (let person = 0; person < 2500; person++) {
    const [surname, given] = [draw.below(40), draw.below(40)];
    const name = `${'北南東西中大小上下前'[surname % 10]}${'山川田村'[Math.floor(surname / 10)]} ${'一二三四五六七八九十'[given % 10]}${'子郎美助'[Math.floor(given / 10)]}`;
    const reading = `${'kita minami higashi nishi naka oo ko ue shita mae'.split(' ')[surname % 10]}${['yama', 'kawa', 'ta', 'mura'][Math.floor(surname / 10)]} ${'ichi ni san yon go roku nana hachi kyu ju'.split(' ')[given % 10]}${['ko', 'ro', 'mi', 'suke'][Math.floor(given / 10)]}`;
    const day = `${1930 + draw.below(80)}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`;
    const home = `${'川崎横浜千葉大津'.slice(2 * draw.below(4)).slice(0, 2)}市${1 + draw.below(9)}丁目${1 + draw.below(30)}-${1 + draw.below(20)}`;
    for (let time = 0; time < (draw.chance(0.3) ? 2 : 1); time++)
      rows.push([`${name},${reading},${day},${home},${draw.chance(0.3) ? '' : `07${draw.below(90_000_000) + 10_000_000}`}`, person]);
  }
  const { file, truth: answers } = drawn('readings', '氏名,フリガナ,生年月日,住所,電話番号', rows);
  const report = await run({ files: [file], out: at('readings'), truth: [answers] });
  assert.ok((report.precision ?? 0) > 0.95 && (report.recall ?? 0) > 0.95, `precision ${report.precision}, recall ${report.recall}`);
});

test('who moves may keep the telephone, and a name that nobody else bears is evidence', async () => {
  const draw = chooser(23);
  const rows: (readonly [string, number])[] = [];
  const letter = (): string => 'ABCDEFGHKLMNPRSTV'[draw.below(17)] as string;
  const home = (): string => `${1 + draw.below(900)} ${draw.of('High Mill Church Park King')} Street,Town${draw.below(60)},${10_000 + draw.below(80_000)}`;
  for (let firm = 0; firm < 2000; firm++) {
    const name = `${letter()}${letter()}${letter()} ${draw.of('Trading Foods Motors Media Systems Textiles')} ${draw.of('Ltd GmbH Inc')}`;
    const phone = `(${200 + draw.below(700)}) ${200 + draw.below(700)}-${1000 + draw.below(9000)}`;
    const [first, moved] = [home(), draw.chance(0.3)];
    rows.push([`${name},${first},${phone}`, firm]);
    if (draw.chance(0.5)) rows.push([`${name},${moved ? home() : first},${draw.chance(0.2) ? '' : phone}`, firm]);
  }
  const { file, truth: answers } = drawn('firms', 'company_name,street,city,zip,phone', rows);
  const report = await run({ files: [file], out: at('firms'), truth: [answers] });
  assert.ok((report.precision ?? 0) > 0.97 && (report.recall ?? 0) > 0.9, `precision ${report.precision}, recall ${report.recall}`);
});

test('the same files give the same bytes', async () => {
  await run({ files: [csv], out: at('again') });
  for (const name of ['pairs.csv', 'near.csv', 'clusters.csv', 'model.json']) assert.equal(text(at('again'), name), text(at('one'), name), name);
});

test('one, two and three workers write the same bytes', async () => {
  const many = write('many.csv', madeUpPeople(2100, 4).csv);
  for (const workers of [1, 2, 3]) await run({ files: [many], out: at(`by-${workers}`), workers });
  for (const workers of [2, 3]) {
    for (const name of ['pairs.csv', 'near.csv', 'clusters.csv', 'model.json']) assert.equal(text(at(`by-${workers}`), name), text(at('by-1'), name), name);
  }
});

test('settings as written and a model as learned give the same again, and nothing is learned', async () => {
  const report = await run({ files: [csv], out: at('reused'), settings: path.join(at('one'), 'settings.json'), model: path.join(at('one'), 'model.json') });
  assert.equal(text(at('reused'), 'model.json'), text(at('one'), 'model.json'));
  assert.ok(report.accepted > 0);
});

test('two files: only pairs across them, and each record has one partner at most', async () => {
  const [header = '', ...lines] = people.csv.trim().split('\n');
  const [, ...entities] = people.truth
    .trim()
    .split('\n')
    .map((line) => line.split(',')[1] as string);
  const seen = new Set<string>();
  const split = { a: [] as number[], b: [] as number[] };
  for (const [line, entity] of entities.entries()) {
    split[seen.has(entity) ? 'b' : 'a'].push(line);
    seen.add(entity);
  }
  const part = (name: 'a' | 'b') => [
    write(`${name}.csv`, `${header}\n${split[name].map((line) => lines[line]).join('\n')}\n`),
    write(`truth-${name}.csv`, `id,entity\n${split[name].map((line) => `r${line},${entities[line]}`).join('\n')}\n`),
  ];
  const [[fileA = '', truthA = ''], [fileB = '', truthB = '']] = [part('a'), part('b')];
  const report = await run({ files: [fileA, fileB], out: at('across'), truth: [truthA, truthB] });
  assert.ok((report.f1 ?? 0) > 0.97, `f1 ${report.f1}`);
  const pairs = text(at('across'), 'pairs.csv').trim().split('\n').slice(1);
  const inA = new Set(split.a.map((line) => `r${line}`));
  for (const pair of pairs) {
    const [left = '', right = ''] = pair.split(',');
    assert.ok(inA.has(left) && !inA.has(right), pair);
  }
  assert.equal(new Set(pairs.map((pair) => pair.split(',')[0])).size, pairs.length);
});

/** In two files, each at most once: names with slips, one of seven has moved, and every second has no telephone in the second. */
function companies(count: number, seed: number): readonly { readonly csv: string; readonly truth: string }[] {
  const chance = chanceFrom(seed);
  const pick = (list: string): string => list.split(' ')[Math.floor(chance() * list.split(' ').length)] as string;
  const slip = (name: string): string => {
    const at = 1 + Math.floor(chance() * (name.length - 2));
    return chance() < 0.5 ? name.slice(0, at) + name.slice(at + 1) : `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
  };
  const rows: (readonly [string, number])[][] = [[], []];
  for (let firm = 0; firm < count; firm++) {
    const first = `${pick('Global United Northern Pacific Atlas Summit Pioneer Sterling Delta Apex Crown Royal Vertex Quantum Horizon Titan Orion')}`;
    const second = chance() < 0.6 ? ` ${pick('Liberty Phoenix Beacon Cascade Meridian Harbour Anchor Falcon Evergreen Smith Brown Miller Walker')}` : '';
    const name = `${first}${second} ${pick('Logistics Foods Steel Software Energy Textiles Shipping Plastics Motors Pharma Media Trading Systems')}`;
    const form = pick('Ltd Inc GmbH LLC PLC');
    const place = (): string =>
      `${1 + Math.floor(chance() * 300)} ${pick('Oak Maple High Church Station Mill Park Elm Lake Hill')} Street,${pick('Leeds York Bath Hull Derby')}`;
    const [address, phone] = [`${place()},${10_000 + Math.floor(chance() * 900)}`, `0${100_000_000 + Math.floor(chance() * 9e8)}`];
    if (chance() < 0.8) rows[0]?.push([`${name} ${form},${address},${phone}`, firm]);
    if (chance() < 0.6)
      rows[1]?.push([
        `${chance() < 0.3 ? slip(name) : name}${chance() < 0.2 ? '' : ` ${form}`},${chance() < 0.15 ? `${place()},` : address},${chance() < 0.5 ? phone : ''}`,
        firm,
      ]);
  }
  return rows.map((own) => ({
    csv: `id,company,address,town,postcode,phone\n${own.map(([cells], at) => `${at},${cells}\n`).join('')}`,
    truth: `id,entity\n${own.map(([, entity], at) => `${at},${entity}\n`).join('')}`,
  }));
}

test('companies that have moved and have no telephone are lost, and recall says so', async () => {
  const made = companies(2000, 2);
  const [files, truths] = [made.map((own, at) => write(`firms-${at}.csv`, own.csv)), made.map((own, at) => write(`firms-${at}.truth`, own.truth))];
  const report = await run({ files, out: at('firms'), truth: truths });
  within(report);
  const told = report.estimated.recall?.value ?? 0;
  assert.ok(told - (report.recall ?? 0) < 0.035, `recall told as ${told}, is ${report.recall}`);
});

/** What is told contains what is so. */
function within({ estimated, precision = null, recall = null }: LinkReport): void {
  for (const [name, told, is] of [
    ['precision', estimated.precision, precision],
    ['recall', estimated.recall, recall],
  ] as const)
    if (told && is !== null) assert.ok(told.from <= is && is <= told.to, `${name} is ${is}, told as ${told.value}, from ${told.from} to ${told.to}`);
}

/**
 * Nguyễn Văn Nam, born on 1 January, by thousands, in communes that go with their years of birth: every twentieth is of the same
 * remainder. `twice`: share written down once more; `others`: share of other names; `phones`: share with a telephone.
 */
function heap(records: number, { twice = 0, others = 0, phones = 0 }): { readonly csv: string; readonly truth: string } {
  const chance = chanceFrom(records);
  const pick = (list: string): string => list.split(' ')[Math.floor(chance() * list.split(' ').length)] as string;
  const name = (): string =>
    `${pick('Trần Lê Phạm Hoàng Vũ Đặng Bùi Hồ Ngô Lý')} ${pick('Đức Hữu Quốc Xuân Công Đình Trọng Thế Bá Gia')} ${pick('Hùng Dũng Hải Long Sơn Phúc Tùng Kiên Toàn Vinh Thắng Hiếu Tú Đạt Khánh')} ${pick('An Bảo Khoa Lâm Thiện Quân Nghĩa Thịnh')}`;
  const rows: (readonly [string, number])[] = [];
  for (let person = 0; rows.length < records; person++) {
    const phone = chance() < phones ? `09${10_000_000 + Math.floor(chance() * 9e7)}` : '';
    const cells = `${chance() < others ? name() : 'Nguyễn Văn Nam'},01/01/${1940 + (person % 60)},${String(person % 1100).padStart(5, '0')},${phone}`;
    rows.push([cells, person]);
    if (chance() < twice) rows.push([cells, person]);
  }
  return {
    csv: `id,ho_ten,ngay_sinh,xa,dien_thoai\n${rows.map(([cells], at) => `${at},${cells}\n`).join('')}`,
    truth: `id,entity\n${rows.map(([, entity], at) => `${at},${entity}\n`).join('')}`,
  };
}

for (const [name, mix] of Object.entries({
  'of one name': {},
  'of one name, some twice': { twice: 0.05 },
  'half of other names': { others: 0.5 },
  'some twice, a third with a telephone': { twice: 0.05, phones: 0.33 },
  'some twice, half of other names, a third with a telephone': { twice: 0.05, others: 0.5, phones: 0.33 },
})) {
  test(`people born on 1 January, ${name}: what two columns say together is no proof, and the run says so`, async () => {
    const made = heap(10_000, mix);
    const out = at(`heap ${name}`);
    const report = await run({ files: [write(`heap ${name}.csv`, made.csv)], out, truth: [write(`heap ${name}.truth`, made.truth)] });
    within(report);
    assert.ok(report.accepted < 10 || (report.precision ?? 0) > 0.9, `${report.accepted} accepted, precision ${report.precision}`);
    assert.match(report.notes.map(({ en }) => en).join(' '), /The columns do not bear each other out/);
    assert.ok(JSON.parse(text(out, 'model.json')).caution > 0);
  });
}

test('two columns are enough where each tells persons apart', async () => {
  const two = people.csv
    .split('\n')
    .map((line) => line.split(',').slice(0, 4).join(','))
    .join('\n');
  const report = await run({ files: [write('two.csv', two)], out: at('two'), truth: [truth] });
  assert.doesNotMatch(report.notes.map(({ en }) => en).join(' '), /bear each other out/);
  assert.ok((report.f1 ?? 0) > 0.7, `F1 ${report.f1}`);
});

test('given levels, weights, blocking and threshold are taken at their word', async () => {
  const names = write('names.csv', 'id,name,town\n1,martha,x\n2,marhta,x\n3,martha,y\n4,dixon,x\n5,dicksonx,x\n');
  const settings = write(
    'given.json',
    JSON.stringify({
      id: 'id',
      columns: { name: 'full-name', town: 'category' },
      blocking: [['town']],
      comparisons: {
        name: { levels: ['exact', { jaroWinkler: 0.92 }, { jaroWinkler: 0.8 }, 'else'], weights: [6, 3, 1, -4] },
        town: { levels: ['exact', 'else'], weights: [0.5, -1] },
      },
      threshold: 0,
    }),
  );
  await run({ files: [names], out: at('given'), settings });
  assert.equal(text(at('given'), 'pairs.csv'), 'left_id,right_id,weight,probability\n1,2,3.5000,0.918790\n4,5,1.5000,0.738796\n');
  assert.equal(text(at('given'), 'clusters.csv'), 'source,record_id,cluster_id\na,1,1\na,2,1\na,3,2\na,4,3\na,5,3\n');
});

test('the page needs no network, and what stands in the files is shown, not run', async () => {
  const evil = '<script>alert(1)</script>';
  const file = write('evil.csv', `id,name,city\n"<b>1</b>",${evil},"x"" onload=y"\n2,${evil},"x"" onload=y"\n3,Anna,z\n4,${evil},"x"" onload=y"\n`);
  await run({ files: [file], out: at('evil') });
  const page = text(at('evil'), 'report.html');
  assert.doesNotMatch(page, /<script|https?:\/\/|url\(|<link|<img|" onload/i);
  assert.match(page, /default-src 'none'/);
});

test('a pair that is asked about stands first on the page, joined or not; an id that there is not refuses the run', async () => {
  const file = write('few.csv', 'id,name,city\n1,Anna Berg,Oslo\n2,Karl Huber,Linz\n3,Anna Berg,Oslo\n4,Ida Moe,Bergen\n');
  await run({ files: [file], out: at('asked'), pairs: ['4=2'] });
  const [first] = text(at('asked'), 'report.html').match(/<summary>[^<]* – [^<]*/) ?? [];
  assert.match(first ?? '', /^<summary>Asked about: 2 – 4, /);
  await assert.rejects(run({ files: [file], out: at('asked-wrong'), pairs: ['4=77'] }), refusedWith('link.pair-unknown'));
  assert.deepEqual(readdirSync(at('asked-wrong')), []);
});

for (const [name, lines] of Object.entries({ none: '', one: '1,Anna\n', two: '1,Anna Maria Berg\n2,Anna Maria Berg\n' })) {
  test(`a file of ${name} record${name === 'two' ? 's' : ''} is no fault`, async () => {
    const report = await run({ files: [write(`${name}.csv`, `id,name\n${lines}`)], out: at(`few-${name}`) });
    assert.equal(report.accepted, name === 'two' ? 1 : 0);
  });
}

test('records that are all equal end in time, and nothing tells that they are one', async () => {
  const file = write('equal.csv', `id,name,dob\n${Array.from({ length: 20_000 }, (_, line) => `${line},Nguyễn Văn Nam,2000-01-01\n`).join('')}`);
  const report = await run({ files: [file], out: at('equal') });
  assert.ok(report.compared < 20_000 * 20);
  assert.equal(report.notes.length, 3);
  assert.match(report.notes.at(-1)?.en ?? '', /^No pair reaches the threshold/);
});

test('a row that cannot be read is named, and the others are linked', async () => {
  const report = await run({ files: [write('torn.csv', 'id,name\n1,"Anna\n2,Bob\n')], out: at('torn') });
  assert.deepEqual(report.unread, [{ source: 'a', file: 'torn.csv', line: 2, flaw: 'quote' }]);
  assert.equal(report.records, 1);
});

const wrong: readonly (readonly [string, string, Partial<LinkFilesOptions> & { readonly lines?: string; readonly settings_?: unknown }])[] = [
  ['a file that is not there', 'link.file-unknown', { files: [at('nowhere.csv')] }],
  ['a folder for a file', 'link.not-a-file', { files: [folder] }],
  ['a packed file', 'link.not-text', { files: [write('people.csv.gz', gzipSync('id,name\n1,a\n'))] }],
  [
    'a format of dates that names no parts',
    'link.settings-wrong',
    { lines: 'id,dob\n1,1980\n', settings_: { columns: { dob: { kind: 'date', format: 'iso' } } } },
  ],
  ['weights without levels', 'link.settings-wrong', { lines: 'id,name\n1,a\n', settings_: { comparisons: { name: { weights: [1, 2] } } } }],
  ['blocks of a column that is not there', 'link.column-unknown', { lines: 'id,name\n1,a\n', settings_: { blocking: [['city']] } }],
  ['a model that is no JSON', 'link.model-unreadable', { lines: 'id,name\n1,a\n', model: write('nope.json', '{nope') }],
  ['a model without shares', 'link.model-unreadable', { lines: 'id,name\n1,a\n', model: write('bare.json', '{"format":2,"classes":{},"comparisons":[]}') }],
  ['a model of an earlier form', 'link.model-unreadable', { lines: 'id,name\n1,a\n', model: write('old.json', '{"format":1}') }],
  ['a truth of other ids', 'link.truth-of-others', { lines: 'id,name\n1,a\n', truth: [write('others.csv', 'id,entity\n91,1\n')] }],
  ['more files of truth than files', 'link.truth-count', { lines: 'id,name\n1,a\n', truth: [truth, truth] }],
  ['no file at all', 'link.no-files', {}],
  ['settings that are no JSON', 'link.settings-unreadable', { lines: 'id,name\n1,a\n', settings_: '{nope' }],
  ['a truth without entities', 'link.truth-columns', { lines: 'id,name\n1,a\n', truth: [csv] }],
  ['a folder that is a file', 'place.not-writable', { lines: 'id,name\n1,a\n', out: csv }],
  ['an empty file', 'link.file-empty', { lines: '' }],
  ['a header that names a column twice', 'link.column-twice', { lines: 'id,name,name\n1,a,b\n' }],
  ['an id that stands twice', 'link.id-repeated', { lines: 'id,name\n1,a\n1,b\n', settings_: { id: 'id', columns: { name: 'full-name' } } }],
  ['an id column that is not there', 'link.id-unknown', { lines: 'id,name\n1,a\n', settings_: { id: 'rec' } }],
  ['a column that no file has', 'link.column-unknown', { lines: 'id,name\n1,a\n', settings_: { columns: { nme: 'full-name' } } }],
  ['a kind that there is not', 'link.kind-unknown', { lines: 'id,name\n1,a\n', settings_: { columns: { name: 'person' } } }],
  ['a word that settings do not know', 'link.setting-unknown', { lines: 'id,name\n1,a\n', settings_: { collumns: {} } }],
  [
    'weights fewer than levels',
    'link.weights-count',
    { lines: 'id,name\n1,a\n', settings_: { comparisons: { name: { levels: ['exact', { jaroWinkler: 0.9 }, 'else'], weights: [1, 2] } } } },
  ],
  [
    'bytes that are no text',
    'link.not-text',
    {
      files: [
        write(
          'noise.csv',
          Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251),
        ),
      ],
    },
  ],
  ['nothing left to compare', 'link.nothing-to-compare', { lines: 'id,name\n1,a\n', settings_: { columns: { name: 'ignore' } } }],
  ['a model of other columns', 'link.model-of-others', { lines: 'id,name\n1,a b\n2,c d\n', model: path.join(folder, 'one', 'model.json') }],
  ['less memory than is needed', 'link.too-little-memory', { lines: 'id,name\n1,a\n', memoryBytes: 1e6 }],
];
for (const [what, code, { lines, settings_, ...options }] of wrong) {
  test(`refused: ${what}`, async () => {
    const files = lines === undefined ? [] : [write('wrong.csv', lines)];
    const settings = settings_ === undefined ? undefined : write('wrong.json', typeof settings_ === 'string' ? settings_ : JSON.stringify(settings_));
    await assert.rejects(run({ files, out: at('wrong'), settings, ...options }), refusedWith(code));
  });
}

test('refused: results over a file that is read, by whatever path', async () => {
  const file = write('pairs.csv', 'id,name\n1,a b\n2,a b\n');
  await assert.rejects(run({ files: [path.join(folder, '.', 'pairs.csv')], out: folder }), refusedWith('link.out-over-input'));
  assert.match(readFileSync(file, 'utf8'), /^id,name/);
});

test('a run that is refused leaves no settings, and one that begins takes away the results of the last', async () => {
  const repeated = write('repeated.csv', 'id,name\n1,a\n1,b\n');
  await assert.rejects(run({ files: [repeated], out: at('left'), settings: write('left.json', '{"id":"id"}') }), refusedWith('link.id-repeated'));
  assert.deepEqual(readdirSync(at('left')), []);
  await run({ files: [csv], out: at('left') });
  const stop = new AbortController();
  const stopping = { ...needs, stopping: stop.signal, progress: ({ words }: { words: { en: string } }) => words.en === 'Learning the model' && stop.abort() };
  await assert.rejects(linkFiles(stopping, { files: [repeated], out: at('left') }));
  assert.deepEqual(readdirSync(at('left')), ['settings.json']);
});

test('a model that is refused takes nothing of the last run away', async () => {
  await run({ files: [csv], out: at('kept') });
  const before = readdirSync(at('kept')).map((name) => [name, text(at('kept'), name)]);
  const other = write('other.csv', 'id,name\n1,a b\n2,c d\n');
  for (const model of [at('kept/model.json'), at('nope.json')]) await assert.rejects(run({ files: [other], out: at('kept'), model }));
  assert.deepEqual(
    readdirSync(at('kept')).map((name) => [name, text(at('kept'), name)]),
    before,
  );
});

test('rows of another length, and dates that are none, are told', async () => {
  const file = write('uneven.csv', 'id,name,dob\n1,anna berg,1985-04-03\n2,bob holm\n3,carl, lind,1970-05-05,,\n4,dora ek,1970-05-06,,\n');
  const settings = write('uneven.json', '{"columns":{"name":"full-name","dob":{"kind":"date","format":"dd/MM/yyyy"}}}');
  const { notes } = await run({ files: [file], out: at('uneven'), settings });
  assert.match(notes[0]?.en ?? '', /: 2, such as uneven\.csv:3 \(2 instead of 3\)/);
  assert.match(notes[1]?.en ?? '', /“dob”.* dd\/MM\/yyyy: 1, such as “lind”/);
});

test('weights by hand tell no probability; a threshold above all of them accepts nothing, and the page shows it', async () => {
  const comparisons = { name: { levels: ['exact', 'else'], weights: [6, -4] } };
  const given = { id: 'id', columns: { name: 'full-name' }, blocking: [['name']], comparisons, threshold: 60 };
  const file = write('hand.csv', 'id,name\n1,Anna Berg\n2,Anna Berg\n3,Carl Lind\n');
  const report = await run({ files: [file], out: at('hand'), settings: write('hand.json', JSON.stringify(given)) });
  assert.deepEqual([report.accepted, report.estimated], [0, { precision: null, recall: null }]);
  assert.match(text(at('hand'), 'report.html'), /All weights were given/);
});

test('a header without rows is no fault, and is told', async () => {
  const report = await run({ files: [write('bare.csv', 'id,name\n')], out: at('bare') });
  assert.deepEqual(
    report.notes.map(({ en }) => en),
    ['There are names of columns and no records.'],
  );
});

test('refused: a file that the system does not open, as a link to itself', async () => {
  symlinkSync(at('loop.csv'), at('loop.csv'));
  await assert.rejects(run({ files: [at('loop.csv')], out: at('wrong') }), refusedWith('link.file-unreadable'));
});

test('refused: two files without a common column', async () => {
  const files = [write('left.csv', 'id,name\n1,a\n'), write('right.csv', 'kod;imie\n1;a\n')];
  await assert.rejects(run({ files, out: at('wrong') }), refusedWith('link.nothing-common'));
});

test('refused: a folder into which another run is writing; one whose run has died is taken over', async () => {
  await run({ files: [csv], out: at('locked') });
  writeFileSync(path.join(at('locked'), '.link.lock'), String(process.pid));
  await assert.rejects(run({ files: [csv], out: at('locked') }), refusedWith('link.folder-taken'));
  writeFileSync(path.join(at('locked'), '.link.lock'), '999999999');
  await run({ files: [csv], out: at('locked') });
});

test('ended while pairs are weighed: the next run goes on with what was learned, to the same end', async () => {
  const stop = new AbortController();
  const stopping = { ...needs, stopping: stop.signal, progress: ({ words }: { words: { en: string } }) => words.en === 'Weighing pairs' && stop.abort() };
  await assert.rejects(linkFiles(stopping, { files: [csv], out: at('ended') }));
  assert.deepEqual(readdirSync(at('ended')).sort(), ['.link.json', 'model.json', 'settings.json']);
  const report = await run({ files: [csv], out: at('ended') });
  assert.equal(report.resumed, true);
  assert.equal(text(at('ended'), 'model.json'), text(at('one'), 'model.json'));
  assert.equal(text(at('ended'), 'clusters.csv'), text(at('one'), 'clusters.csv'));
});

test('refused: less disk than is needed', async () => {
  const needed = { records: 1, memoryBytes: 0, wholeBytes: 0, diskBytes: Number.MAX_SAFE_INTEGER, inParts: false };
  await assert.rejects(ensureResources(needed, folder, { columns: [], passes: 1, threads: 1 }, []), refusedWith('link.too-little-disk'));
});

test('refused in parts before anything is read: memory that distinct values of every record would fill, not that of few', async () => {
  const needed = { records: 10_000_000, memoryBytes: 2 ** 30, wholeBytes: 2 ** 32, diskBytes: 0, inParts: true };
  const asked = { columns: [{ name: 'name', kind: 'full-name' as const, of: ['name'], isRaw: false }], passes: 32, threads: 2 };
  await ensureResources(needed, folder, asked, [{ distinct: 1_000_000, bytes: 20 }]);
  await assert.rejects(ensureResources(needed, folder, asked, [{ distinct: 9_000_000, bytes: 20 }]), refusedWith('link.too-little-memory'));
});
