/** Writes what the offices hold of the people of the demo: forms in the same shapes as all others, in a folder of their own. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dc01 } from '../offices/dc01.ts';
import { csvField } from '../offices/filing.ts';
import { castPlaces, type House, houses, type Member } from './cast.ts';

/** Where the form of one of them stands: the file below the delivery's folder, and its physical line. */
export type CastForm = { readonly id: string; readonly file: string; readonly line: number };

/** Below the delivery's folder. */
export const castFolder = 'vai';
const fileOf = (commune: string): string => `${castFolder}/dc01-${commune}.csv`;

/** The form by which each of them is known. */
export const castForms: readonly CastForm[] = Object.keys(castPlaces).flatMap((commune) =>
  membersOf(commune).map(({ member }, at) => ({ id: member.id, file: fileOf(commune), line: at + 2 })),
);

/** The same bytes each time; written at once or not at all. `out` is the folder of the delivery. */
export function writeCast(out: string): void {
  const making = path.join(out, `.${castFolder}.${process.pid}`);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  for (const commune of Object.keys(castPlaces)) {
    const rows = membersOf(commune).map(({ house, member }, at) => dc01Row(house, member, at + 1));
    writeFileSync(path.join(making, path.basename(fileOf(commune))), `${[dc01.header, ...rows].join('\n')}\n`);
  }
  renameSync(making, path.join(out, castFolder));
}

function membersOf(commune: string): { readonly house: House; readonly member: Member }[] {
  return houses.filter((house) => house.commune === commune).flatMap((house) => house.members.map((member) => ({ house, member })));
}

function dc01Row({ commune, file, street, members }: House, member: Member, ordinal: number): string {
  const head = members[0] ?? member;
  const place = castPlaces[commune] ?? '';
  const [year, month, day] = member.born.split('-');
  const columns: { readonly [column: string]: string | undefined } = {
    so_phieu: `${commune}/9${String(ordinal).padStart(5, '0')}`,
    ho_ten: member.name,
    ngay_sinh: month === undefined ? `00/00/${year}` : `${day}/${month}/${year}`,
    gioi_tinh: member.sex === 'M' ? 'Nam' : 'Nữ',
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
    ngay_lap: '14/09/2021',
  };
  return dc01.header
    .split(',')
    .map((column) => csvField(columns[column] ?? '', ','))
    .join(',');
}
