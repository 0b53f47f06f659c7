/** Writes what the offices hold of the people of the demo: forms in the same shapes as all others, in a folder of their own. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dc01 } from '../offices/dc01.ts';
import { csvField, sexWord } from '../offices/filing.ts';
import { castPlaces, type House, houses, housesBefore, type Member } from './cast.ts';

/** Where the form of one of them stands: the file below the delivery's folder, and its physical line. */
export type CastForm = { readonly id: string; readonly file: string; readonly line: number };

/** Below the delivery's folder: `castFolderBefore` holds what the register received first, years before the rest. */
export const castFolder = 'vai';
export const castFolderBefore = 'vai-2019';
const fileOf = (commune: string): string => `${castFolder}/dc01-${commune}.csv`;

/** The form by which each of them is known. */
export const castForms: readonly CastForm[] = Object.keys(castPlaces).flatMap((commune) =>
  membersOf(houses, commune).map(({ member }, at) => ({ id: member.id, file: fileOf(commune), line: at + 2 })),
);

/** The same bytes each time; written at once or not at all, and `castFolder` last. `out` is the folder of the delivery. */
export function writeCast(out: string): void {
  writeFolder(path.join(out, castFolderBefore), (commune) => ({ [`dc01-${commune}-2018.csv`]: formLines(housesBefore, commune, '8') }));
  writeFolder(path.join(out, castFolder), (commune) => ({
    [path.basename(fileOf(commune))]: formLines(houses, commune, '9'),
    ...Object.fromEntries(
      Object.entries(entriesOf(commune)).map(([kind, entries]) => [`${kind}-${commune}.jsonl`, entries.map((entry) => JSON.stringify(entry))]),
    ),
  }));
}

/** Files without lines are not written. */
function writeFolder(folder: string, filesOf: (commune: string) => { readonly [file: string]: readonly string[] }): void {
  const making = path.join(path.dirname(folder), `.${path.basename(folder)}.${process.pid}`);
  for (const old of [making, folder]) rmSync(old, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  for (const commune of Object.keys(castPlaces))
    for (const [file, texts] of Object.entries(filesOf(commune))) if (texts.length > 0) writeFileSync(path.join(making, file), lines(texts));
  renameSync(making, folder);
}

/** `series` begins the numbers of these forms. */
function formLines(all: readonly House[], commune: string, series: string): readonly string[] {
  const rows = membersOf(all, commune).map(({ house, member }, at) => dc01Row(house, member, `${series}${String(at + 1).padStart(5, '0')}`));
  return rows.length === 0 ? [] : [dc01.header, ...rows];
}

const lines = (texts: readonly string[]): string => `${texts.join('\n')}\n`;

function membersOf(all: readonly House[], commune: string): { readonly house: House; readonly member: Member }[] {
  return all.filter((house) => house.commune === commune).flatMap((house) => house.members.map((member) => ({ house, member })));
}

function dc01Row({ commune, file, street, filledOn = '2021-09-14', members }: House, member: Member, sheet: string): string {
  const head = members[0] ?? member;
  const place = castPlaces[commune] ?? '';
  const columns: { readonly [column: string]: string | undefined } = {
    so_phieu: `${commune}/${sheet}`,
    ho_ten: member.name,
    ngay_sinh: official(member.born),
    gioi_tinh: sexWord(member.sex),
    tinh_trang_hon_nhan: member.marital,
    noi_dk_khai_sinh: member.birthPlace ?? place,
    que_quan: place,
    dan_toc: member.people ?? 'Kinh',
    quoc_tich: 'Việt Nam',
    ton_giao: 'Không',
    so_giay_to: member.number,
    thuong_tru: `${street}, ${place}`,
    noi_o_hien_tai: member.current,
    cha_ho_ten: member.father,
    me_ho_ten: member.mother,
    vo_chong_ho_ten: member.spouse,
    chu_ho_ten: head.name,
    chu_ho_so: head.number,
    quan_he_chu_ho: member.relation ?? 'chủ hộ',
    so_ho_so_cu_tru: file,
    ma_xa: commune,
    can_bo: 'Phạm Thu Hà',
    ngay_lap: official(filledOn),
  };
  return dc01.header
    .split(',')
    .map((column) => csvField(columns[column] ?? '', ','))
    .join(',');
}

/** 2021-09-14 as 14/09/2021, 1962 as 00/00/1962. */
const official = (date: string): string => (date.length === 4 ? `00/00/${date}` : date.split('-').reverse().join('/'));

/** The civil-status entries of a commune, by kind. */
function entriesOf(commune: string): { readonly [kind in 'khai-sinh' | 'khai-tu']: readonly object[] } {
  const place = castPlaces[commune] ?? '';
  const head = (loai: string, { number, on }: { readonly number: string; readonly on: string }) => ({
    loai,
    so: number,
    quyen: `01/${on.slice(0, 4)}`,
    ngay_dang_ky: on,
    ma_xa: commune,
    can_bo: 'Trịnh Thị Hảo',
  });
  const nguoi = ({ name, born, sex }: Member) => ({ ho_ten: name, ngay_sinh: born, gioi_tinh: sexWord(sex) });
  const members = membersOf(houses, commune);
  return {
    'khai-sinh': members.flatMap(({ member }) =>
      member.entry === undefined
        ? []
        : [
            {
              ...head('khai-sinh', member.entry),
              nguoi: {
                ...nguoi(member),
                ngay_sinh: member.entry.bornAsTyped ?? member.born,
                dan_toc: member.people ?? 'Kinh',
                quoc_tich: 'Việt Nam',
                noi_sinh: place,
                que_quan: place,
              },
              cha: { ho_ten: member.father, quoc_tich: 'Việt Nam', noi_cu_tru: place },
              me: { ho_ten: member.mother, quoc_tich: 'Việt Nam', noi_cu_tru: place },
            },
          ],
    ),
    'khai-tu': members.flatMap(({ house, member }) =>
      member.death === undefined
        ? []
        : [
            {
              ...head('khai-tu', member.death),
              nguoi: { ...nguoi(member), so: member.number, noi_cu_tru_cuoi: `${house.street}, ${place}` },
              ngay_chet: member.death.died,
              noi_chet: place,
            },
          ],
    ),
  };
}
