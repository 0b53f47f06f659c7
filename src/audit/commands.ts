/** Door for the program: commands that verify the log and prove what is in it, and the witness. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { type Command, fill, type Language, refuse, type Words } from '#values/index.ts';
import { type Breach, breaches } from './breaches.ts';
import { checkProof, failures } from './check-proof.ts';
import { readVerifier, type Verifier, verifierText } from './log/signed-note.ts';
import { logSigner } from './log-key.ts';
import { proveEntry } from './prove-entry.ts';
import { readNewestCheckpoint } from './read-log.ts';
import { refusals } from './refusals.ts';
import { type Verifying, verifyLog } from './verify-log.ts';
import { witnessedCheckpoints } from './witness/ask-witnesses.ts';
import { holdFolder } from './witness/hold-folder.ts';
import { serveWitness } from './witness/serve-witness.ts';
import { trustedWitnesses, trustWitness } from './witness/trusted-witnesses.ts';
import { logFileName, openWitnessFolder } from './witness/witness-folder.ts';

const outFlag = { kind: 'new-file', brief: { vi: 'tệp để ghi', en: 'file to write' } } as const;

const verify: Command<CommandNeeds> = {
  path: ['audit', 'verify'],
  brief: {
    vi: 'kiểm cả nhật ký: băm lại mọi mục, dựng lại cây, so với mọi mốc đã ký và điều nhân chứng nhớ',
    en: 'verify the whole log: hash every entry again, rebuild the tree, compare with all that was signed and what witnesses remember',
  },
  example: 'sogoc audit verify --checkpoint held.txt --json',
  flags: { checkpoint: { kind: 'file', many: true, brief: { vi: 'mốc mà bạn giữ', en: 'a checkpoint that you hold' } } },
  async run(needs, input) {
    const db = await needs.register();
    const verifier = logSigner(db.dataDir);
    const kept = input.texts('checkpoint').map((file) => readFileSync(file, 'utf8'));
    const witnessed = await witnessedCheckpoints(trustedWitnesses(db.dataDir), logFileName(verifier.name));
    const progress = (what: Verifying, done: number) => needs.progress({ words: verifying[what], done });
    const verdict = await verifyLog({ db, verifier, progress }, [...kept, ...witnessed]);
    return {
      data: { ...verdict, compared: kept.length + witnessed.length },
      ...(verdict.ok ? {} : { exit: 3 as const }),
      *say(language) {
        const { size, checkpoints, waiting, firstBad } = verdict;
        if (firstBad !== null) yield sayBreach(firstBad, language);
        yield language === 'vi'
          ? `${size} mục, ${checkpoints} mốc, ${waiting} mục chờ chỗ, ${kept.length + witnessed.length} mốc giữ ở nơi khác: ${verdict.ok ? 'khớp' : 'KHÔNG khớp'}`
          : `${size} entries, ${checkpoints} checkpoints, ${waiting} waiting, ${kept.length + witnessed.length} checkpoints kept elsewhere: ${verdict.ok ? 'all agree' : 'NOT in agreement'}`;
      },
    };
  },
};

const verifying: { readonly [what in Verifying]: Words } = {
  entries: { vi: 'Băm lại các mục', en: 'Hashing entries again' },
  columns: { vi: 'So danh sách người với các mục', en: 'Comparing lists of persons with the entries' },
};

const sayBreach = ({ what, position, until, entry }: Breach, language: Language): string =>
  `${fill(breaches[what][language], { position: position ?? '–', until: until ?? '–' })}${entry === null ? '' : ` (${entry})`}`;

const prove: Command<CommandNeeds> = {
  path: ['audit', 'prove'],
  purpose: 'operation',
  brief: { vi: 'lập bằng chứng rằng một mục có trong nhật ký', en: 'prove that an entry is in the log' },
  example: 'sogoc audit prove 01936f0e-7b1c-7000-8000-000000000000 --out entry.tlog-proof',
  takes: { name: 'entry', brief: { vi: 'mã mục, từ sogoc audit list', en: 'id of the entry, from sogoc audit list' } },
  flags: {
    out: { ...outFlag, required: true },
    checkpoint: { kind: 'file', brief: { vi: 'mốc mà người kiểm đang giữ', en: 'the checkpoint that its reader holds' } },
  },
  async run(needs, input) {
    const entry = input.words[0] ?? '';
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(entry)) refuse(refusals, 'audit.entry-unknown', { entry });
    const db = await needs.register();
    const held = input.text('checkpoint');
    const note = held === undefined ? undefined : readFileSync(held, 'utf8');
    const { proof, index, size, subjects } = await inTransaction(db, (tx) => proveEntry(tx, logSigner(db.dataDir), entry, note));
    await needs.see(subjects.filter((person) => person > 0));
    writeFileSync(input.text('out') ?? '', proof);
    return {
      data: { entry, index, size, file: input.text('out') },
      say: (language) => [
        language === 'vi'
          ? `Mục ở chỗ ${index} trong nhật ký cỡ ${size}. Kiểm: sogoc audit check ${input.text('out')} --checkpoint MỐC --key KHOÁ`
          : `The entry stands at place ${index} of a log of size ${size}. Check it: sogoc audit check ${input.text('out')} --checkpoint C --key K`,
        language === 'vi' ? `Cán bộ nào, hồ sơ nào: sogoc audit list --entry ${entry}` : `Which officer, whose archive: sogoc audit list --entry ${entry}`,
      ],
    };
  },
};

const check: Command<CommandNeeds> = {
  path: ['audit', 'check'],
  brief: { vi: 'kiểm một bằng chứng, không cần sổ', en: 'check a proof, without any register' },
  example: 'sogoc audit check entry.tlog-proof --checkpoint checkpoint.txt --key log.key',
  takes: { name: 'proof', brief: { vi: 'tệp bằng chứng', en: 'file of the proof' } },
  flags: {
    checkpoint: {
      kind: 'file',
      required: true,
      brief: { vi: 'mốc, từ /audit/checkpoint hay từ nhân chứng', en: 'a checkpoint, from /audit/checkpoint or a witness' },
    },
    key: { kind: 'text', required: true, brief: { vi: 'khoá công khai của nhật ký, hoặc tệp giữ nó', en: 'public key of the log, or a file that holds it' } },
    witness: { kind: 'text', many: true, brief: { vi: 'khoá của nhân chứng, hoặc tệp', en: 'key of a witness, or a file' } },
  },
  async run(_needs, input) {
    const file = input.words[0] ?? '';
    const proof = readText(file) ?? refuse(refusals, 'audit.proof-missing', { file });
    const keys = input.texts('witness').map(keyGiven);
    const checked = checkProof(proof, readFileSync(input.text('checkpoint') ?? '', 'utf8'), keyGiven(input.text('key') ?? ''), keys);
    return {
      data: checked,
      ...(checked.ok ? {} : { exit: 3 as const }),
      *say(language) {
        if (!checked.ok) return yield failures[checked.failure][language];
        yield language === 'vi'
          ? `Đúng: mục ở chỗ ${checked.index} của nhật ký cỡ ${checked.size}`
          : `It holds: the entry stands at place ${checked.index} of the log of size ${checked.size}`;
        for (const name of checked.witnesses) yield `  + ${name}`;
        yield JSON.stringify(checked.entry, undefined, 2);
      },
    };
  },
};

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const keyGiven = (text: string): Verifier =>
  readVerifier(text) ?? readVerifier(readText(text) ?? '') ?? refuse(refusals, 'audit.key-unreadable', { key: text });

const key: Command<CommandNeeds> = {
  path: ['audit', 'key'],
  brief: { vi: 'khoá công khai và mốc mới nhất của nhật ký', en: 'public key and newest checkpoint of the log' },
  example: 'sogoc audit key --out log.key --checkpoint checkpoint.txt',
  flags: { out: outFlag, checkpoint: { ...outFlag, brief: { vi: 'tệp để ghi mốc mới nhất', en: 'file for the newest checkpoint' } } },
  async run(needs, input) {
    const db = await needs.register();
    const text = verifierText(logSigner(db.dataDir));
    const [keyFile, checkpointFile] = [input.text('out'), input.text('checkpoint')];
    if (keyFile !== undefined) writeFileSync(keyFile, `${text}\n`);
    if (checkpointFile !== undefined) writeFileSync(checkpointFile, await inTransaction(db, readNewestCheckpoint));
    return { data: { key: text }, say: () => [text] };
  },
};

const witness: Command<CommandNeeds> = {
  path: ['audit', 'witness'],
  brief: {
    vi: 'làm nhân chứng: ký mốc của nhật ký người khác, từ chối khi nó lùi lại hay rẽ nhánh; khoá và bộ nhớ riêng',
    en: 'be a witness: sign checkpoints of somebody’s log, refuse when it goes back or forks; with a key and a memory of its own',
  },
  example: 'sogoc audit witness --state ./witness --log log.key --port 8090',
  flags: {
    state: { kind: 'folder', required: true, brief: { vi: 'thư mục giữ khoá và bộ nhớ của nhân chứng', en: 'folder of its key and memory' } },
    log: {
      kind: 'text',
      many: true,
      required: true,
      brief: { vi: 'khoá công khai của nhật ký, hoặc tệp giữ nó', en: 'public key of a log, or a file that holds it' },
    },
    port: { kind: 'count', least: 0, most: 65_535, brief: { vi: 'cổng (mặc định 8090)', en: 'port (default 8090)' } },
  },
  async run(needs, input) {
    const folder = input.text('state') ?? '';
    const { signer, memory } = openWitnessFolder(folder);
    const held = await holdFolder(folder);
    const logs = input.texts('log').map(keyGiven);
    const served = await serveWitness({ signer, memory, logs, clock: () => new Date() }, input.count('port') ?? 8090);
    const [address, text] = [`http://127.0.0.1:${served.port}`, verifierText(signer)];
    process.stderr.write(`${address}\n${text}\nsogoc audit trust "${text}" --url ${address}\n`);
    if (!needs.stopping.aborted) await once(needs.stopping, 'abort');
    await served.close();
    await held.release();
    return { data: { address, key: text }, say: () => [] };
  },
};

const trust: Command<CommandNeeds> = {
  path: ['audit', 'trust'],
  brief: { vi: 'nhờ một nhân chứng ký các mốc của sổ này', en: 'have a witness sign the checkpoints of this register' },
  example: 'sogoc audit trust "sogoc/witness/1f…+0a1b2c3d+BA…" --url http://127.0.0.1:8090',
  takes: { name: 'key', brief: { vi: 'khoá công khai của nhân chứng', en: 'public key of the witness' } },
  flags: { url: { kind: 'text', required: true, brief: { vi: 'địa chỉ của nhân chứng', en: 'address of the witness' } } },
  async run(needs, input) {
    const db = await needs.register();
    const { key: trusted, address } = trustWitness(db.dataDir, input.words[0] ?? '', input.text('url') ?? '');
    return { data: { witness: trusted.name, address }, say: () => [`${trusted.name} ${address}`] };
  },
};

export const commands = [verify, prove, check, key, witness, trust];
