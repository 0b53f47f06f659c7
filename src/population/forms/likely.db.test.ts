/** Forms typed beside a register that was linked: whom they are like, and that the rules find what a file of the same text has. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { actorOf, type Officer, sealArchive } from '#access/index.ts';
import { makeSliceCleaner } from '#cleaning/index.ts';
import { type Database, inTransaction } from '#database/index.ts';
import { type ReceivedForm, receivedForm } from '#intake/index.ts';
import { type FormId, type UnitId, unitId } from '#values/index.ts';
import { dc01File } from '../../../test/support/dc01.ts';
import { testKey } from '../../../test/support/made-register.ts';
import { holds } from '../../../test/support/promises.ts';
import { reviewedOn as now, reviewedRegister } from '../../../test/support/reviewed-register.ts';
import { maiDong, signInAs } from '../../../test/support/signed-in.ts';
import { buildRegister } from '../build-register.ts';
import { findingsOf, formsById } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { showReview } from '../review/show-review.ts';
import { undoAct } from '../undo-act.ts';
import { checkForm } from './check-form.ts';
import { type FormNeeds, readTyped, type TypedForm } from './prepare-form.ts';
import { typeForm } from './type-form.ts';

async function officer(db: Database, unit: UnitId): Promise<Officer> {
  const { token } = await signInAs(db, 'commune-police', { now, unit });
  return (await inTransaction(db, (tx) => actorOf(tx, token, now))) as Officer;
}
const within = <T>(db: Database, actor: Officer, use: (needs: FormNeeds) => Promise<T>, see: FormNeeds['see'] = () => {}) =>
  inTransaction(db, (tx) => use({ tx, now, dataDir: db.dataDir, actor, purpose: null, see }));

type Line = ReceivedForm & { readonly personId: number };

/** Lines of the commune's own file, with whose they are. */
async function lines(db: Database): Promise<Line[]> {
  const rows = await db.sql<{ form: number; person: number }[]>`
    select f.form_id as form, l.person_id as person
    from cleaning.form as f
    join linkage.form_person as l using (form_id)
    where f.source = 'dc01' and f.office_unit = ${maiDong}
    order by 1`;
  const own: Line[] = [];
  for (const { form, person } of rows) {
    const received = await inTransaction(db, (tx) => receivedForm({ tx, dataDir: db.dataDir }, form as FormId));
    if (received.fields.office === '00310') own.push({ ...received, personId: person });
  }
  return own;
}

type Told = { readonly rule: string; readonly field: string; readonly found?: string | null | undefined; readonly repaired?: string | null | undefined };
const told = (some: readonly Told[]) => some.map(({ rule, field, found, repaired }) => `${rule} ${field} ${found ?? ''} ${repaired ?? ''}`).sort();

const typedAs = ({ fields: { office: _, officer: __, ...fields } }: Line): TypedForm => ({ kind: 'dc01', fields });

test('a form typed beside a register that was linked', async (t) => {
  const db = await reviewedRegister(t);
  const hoa = await officer(db, maiDong);
  const own = await lines(db);
  assert.ok(own.length > 150, String(own.length));

  await t.test('a line of a file, typed, is the same clean form with the same findings', async () => {
    for (const line of own) {
      const actor = { ...hoa, name: line.fields.officer ?? '' };
      const { form, findings } = await within(db, actor, async (needs) => readTyped(needs, typedAs(line)));
      const stored = (await inTransaction(db, (tx) => formsById(tx, [line.formId]))).get(line.formId)?.form;
      const place = { formId: 0, line: 0, byteOffset: 0, byteLength: 0 };
      assert.deepEqual({ ...form, ...place }, { ...stored, ...place });
      assert.deepEqual(told(findings), told(makeSliceCleaner(now)(line).findings));
      const kept = told(await inTransaction(db, (tx) => findingsOf(tx, [line.formId]))); // and those of its household and archive
      assert.deepEqual(
        told(findings).filter((one) => !kept.includes(one)),
        [],
      );
    }
  });

  await t.test(
    'the person whose line it is is shown before saving, and chosen; for another commune there is only somebody elsewhere, with what to ask',
    async () => {
      const [line] = own as [Line];
      const checked = await within(db, hoa, (needs) => checkForm(needs, typedAs(line)));
      const tokens = personTokens(db.dataDir);
      assert.equal(checked.likely[0]?.personId, tokens.tokenOf(line.personId));
      assert.ok((checked.likely[0]?.probability ?? 0) > 0.9);
      assert.ok((checked.likely[0]?.waterfall.length ?? 0) > 3);
      assert.ok(checked.asks.some(({ code }) => code === 'likely-same'));
      assert.equal(checked.elsewhere, null);
      const sought: number[] = [];
      const sung = await officer(db, unitId('commune', '16852', 0));
      const far = await within(
        db,
        sung,
        (needs) => checkForm(needs, typedAs(line)),
        (_, __, notShown = []) => sought.push(...notShown),
      );
      assert.deepEqual(far.likely, []);
      assert.match(far.elsewhere?.vi ?? '', /^một người ở xã khác/);
      assert.ok(sought.includes(line.personId));
      assert.ok(!JSON.stringify(far).includes(tokens.tokenOf(line.personId)));
    },
  );

  await t.test('a person under a seal is nobody, to their own commune and to others, and the try is on record', async () => {
    const line = own.at(-1) as Line;
    await inTransaction(db, (tx) => sealArchive(tx, { personId: line.personId, kind: 'court', orderNo: '1/QĐ', sealedBy: ['a', 'b'], readers: [] }, now));
    const sought: number[] = [];
    for (const actor of [hoa, await officer(db, unitId('commune', '16852', 0))]) {
      const { likely, elsewhere } = await within(
        db,
        actor,
        (needs) => checkForm(needs, typedAs(line)),
        (_, __, notShown = []) => sought.push(...notShown),
      );
      assert.ok(!likely.some(({ personId }) => personId === personTokens(db.dataDir).tokenOf(line.personId)));
      assert.equal(elsewhere, null);
    }
    assert.ok(sought.includes(line.personId));
  });

  await t.test('typed for whom it is like, the archive has one form more and the same number', async () => {
    const line = own[2] as Line;
    const before = await db.sql`select person_no from population.person where person_id = ${line.personId}`;
    const person = personTokens(db.dataDir).tokenOf(line.personId);
    const confirmed = ['open-errors', 'missing', 'unlike'].map((code) => ({ code, reason: 'Theo phiếu giấy' }));
    const id = await within(db, hoa, (needs) => typeForm(needs, { ...typedAs(line), person }, confirmed));
    assert.deepEqual(await db.sql`select person_no from population.person where person_id = ${line.personId}`, before);
    assert.equal((await db.sql`select from linkage.form_person where form_id = ${id} and person_id = ${line.personId}`).length, 1);
  });

  await t.test('a new archive beside a likely person is reviewed side by side by somebody else; its form taken back, nobody is asked', async () => {
    const line = own[4] as Line;
    const codes = ['open-errors', 'missing', 'likely-same', 'likely-elsewhere'];
    const confirmed = codes.map((code) => ({ code, reason: 'Hai người cùng tên, giấy tờ khác nhau' }));
    const id = await within(db, hoa, (needs) => typeForm(needs, typedAs(line), confirmed));
    const asked = async () => [
      ...(await db.sql<{ id: number; state: string; owner: number }[]>`
        select conflict_id as id, c.state, c.owner_unit as owner
        from conflicts.conflict as c
        where c.kind = 'made-beside' and exists (select from conflicts.party as p where p.conflict_id = c.conflict_id and p.person_id = ${line.personId})`),
    ];
    const [review, ...more] = await asked();
    assert.deepEqual([review?.state, more], ['open', []]);
    const needs = { see: () => {}, purpose: null, dataDir: db.dataDir, now, actor: hoa } as const;
    const shown = await inTransaction(db, (tx) => showReview({ ...needs, tx }, review?.id as number));
    assert.deepEqual(
      shown.sides.map(({ person }) => person.personId).sort(),
      [id, line.personId].map((person) => personTokens(db.dataDir).tokenOf(person)).sort(),
    );
    assert.ok(shown.waterfall.length > 3 && shown.weight > 0);
    const undo = (actId: number) =>
      inTransaction(db, (tx) => undoAct({ tx, now }, { actId, reason: 'Gõ nhầm phiếu', officers: ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'] }));
    const { actId } = await undo(id);
    assert.equal((await asked())[0]?.state, 'settled');
    await undo(actId);
    assert.equal((await asked())[0]?.state, 'open');
    await holds(db);
  });

  await t.test('a later delivery that names who was typed here joins their archive', async () => {
    const told = { fullName: 'Trịnh Công Thuận', dateOfBirth: '14/9/1986', sex: 'Nam', documentNumber: '001086123459', maritalStatus: 'Chưa kết hôn' };
    const home = 'Số 5, Phường Mai Động, Quận Hoàng Mai, Thành phố Hà Nội';
    const places = {
      birthRegistrationPlace: home,
      originPlace: home,
      residencePlace: home,
      relationToHead: 'Chủ hộ',
      ethnicity: 'Kinh',
      nationality: 'Việt Nam',
    };
    const id = await within(db, hoa, (needs) => typeForm(needs, { kind: 'dc01', fields: { ...told, ...places, residenceFile: 'HM-9999' } }, []));
    const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-later-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const row = {
      ho_ten: told.fullName,
      ngay_sinh: told.dateOfBirth,
      gioi_tinh: 'Nam',
      so_giay_to: told.documentNumber,
      thuong_tru: home,
      so_ho_so_cu_tru: 'HM-9999',
    };
    writeFileSync(path.join(folder, 'later.csv'), dc01File([{ ...row, noi_dk_khai_sinh: home, que_quan: home }]));
    const needs = { db, now, stopping: new AbortController().signal, progress: () => {} };
    await buildRegister(needs, { paths: [folder], numberKey: testKey, workers: 1 });
    const forms = await db.sql`select form_id from linkage.form_person where person_id = ${id}`;
    assert.equal(forms.length, 2);
    const [person] = await db.sql`select person_no from population.person where person_id = ${id}`;
    assert.equal(person?.['person_no'], 1086123459);
    assert.equal((await db.sql`select from population.person where name_key = 'trinh cong thuan'`).length, 1);
    await holds(db);
  });
});
