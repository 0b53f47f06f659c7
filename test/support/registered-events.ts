/** A household of three and a neighbour in the register of Mai Động, and officers who register what happens to them: for tests of events. */
import { actorOf, type Officer } from '#access/index.ts';
import { householdIdOf } from '#cleaning/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type EventNeeds, personTokens, registerEvent, said, showPerson } from '#population/index.ts';
import { type Role, type UnitId, unitId } from '#values/index.ts';
import { withTestDatabase } from './database.ts';
import { buildFrom, madeForm, type ToldForm } from './made-register.ts';
import { maiDong, signInAs } from './signed-in.ts';

export const now = new Date('2026-11-23T03:00:00Z');
export const [father, mother, grandmother, neighbour] = [1, 2, 3, 4].map((record) => 2 ** 32 + record) as [number, number, number, number];
export const huoiTu = unitId('commune', '16852', 0);
export const address = 'Số 5, phường Mai Động, quận Hoàng Mai, thành phố Hà Nội';

export const person = (record: number, file: string, role: string, told: Omit<ToldForm, 'record'>): ToldForm => ({
  record,
  filledOn: 20200105,
  birthRegistrationUnit: maiDong,
  residenceUnit: maiDong,
  residencePlace: address,
  officeUnit: maiDong,
  residenceFile: file,
  householdId: householdIdOf(maiDong, file),
  relationToHead: role,
  ethnicity: 1,
  nationality: 'VNM',
  ...told,
});

/** A couple with the husband's mother, and a neighbour who lives alone. */
async function register(db: Database): Promise<void> {
  const people = [
    person(1, 'HS-1', 'head', {
      fullName: 'Lê Văn Nam',
      dateOfBirth: 19900203,
      sex: 'M',
      personNumber: '001090004567',
      originUnit: maiDong,
      originPlace: address,
    }),
    person(2, 'HS-1', 'spouse', { fullName: 'Nguyễn Thị Hoa', dateOfBirth: 19950315, sex: 'F', personNumber: '001195000123' }),
    person(3, 'HS-1', 'parent', { fullName: 'Trần Thị Mão', dateOfBirth: 19500000, sex: 'F', personNumber: '001150000777' }),
    person(4, 'HS-2', 'head', { fullName: 'Phạm Văn Cư', dateOfBirth: 19700909, sex: 'M', personNumber: '001070000888' }),
    {
      ...person(5, 'HT-9', 'head', { fullName: 'Lò Văn Pánh', dateOfBirth: 19800101, sex: 'M', personNumber: '040080000999' }),
      residenceUnit: huoiTu,
      officeUnit: huoiTu,
      householdId: householdIdOf(huoiTu, 'HT-9'),
    },
  ];
  await buildFrom(
    db,
    people.map((one) => [madeForm(one)]),
    new Date('2026-11-01T03:00:00Z'),
  );
}

export async function officer(db: Database, role: Role, unit: UnitId | null = maiDong, personId: number | null = null): Promise<Officer> {
  const { token } = await signInAs(db, role, { now, unit, personId });
  return (await inTransaction(db, (tx) => actorOf(tx, token, now))) as Officer;
}

export const within = <T>(db: Database, actor: Officer, use: (needs: EventNeeds) => Promise<T>) =>
  inTransaction(db, (tx) => use({ tx, now, dataDir: db.dataDir, actor, purpose: null, see: () => {} }));
export const registered = (db: Database, actor: Officer, one: unknown) => within(db, actor, (needs) => registerEvent(needs, said.parse(one)));
export const shown = (db: Database, personId: number, asOf?: string) =>
  inTransaction(db, (tx) =>
    showPerson({ tx, dataDir: db.dataDir, now }, personId, asOf === undefined ? {} : { asOf: Number(asOf.replaceAll('-', '')) as never }),
  );
export const tokenOf = (db: Database, personId: number) => ({ personId: personTokens(db.dataDir).tokenOf(personId) });

export const informant = { fullName: 'Lê Văn Nam', relation: 'cha' };
export const birth = (more: object = {}, child: object = {}) => ({
  kind: 'birth',
  child: { fullName: 'Lê Minh Anh', dateOfBirth: '2026-11-20', sex: 'F', birthPlace: 'Bệnh viện Phụ sản Hà Nội', ...child },
  mother: { personNumber: '001195000123' },
  father: { personNumber: '001090004567' },
  informant,
  ...more,
});
export const death = (personId: object, more: object = {}) => ({
  kind: 'death',
  person: personId,
  dateOfDeath: '2026-11-21',
  place: 'Tại nhà',
  informant,
  ...more,
});

export async function opened(t: Parameters<typeof withTestDatabase>[0]) {
  const db = await withTestDatabase(t);
  await register(db);
  return { db, lan: await officer(db, 'civil-status-officer'), chair: await officer(db, 'committee-chairman'), hoa: await officer(db, 'commune-police') };
}
