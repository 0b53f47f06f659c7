/** `sogoc serve` and `sogoc demo`: the register with its pages, on this machine only, until it is told to stop. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillReach } from '#access/index.ts';
import { type CommandNeeds, type Database, inTransaction, isOpen, runJobs } from '#database/index.ts';
import { seedUnits } from '#geography/index.ts';
import { type Command, type CommandFlag, type CommandInput, type Outcome, refuse } from '#values/index.ts';
import { moveClock, requireDemoTime } from './demo/move-clock.ts';
import { isSampleRegister, makeSampleRegister, requireSample, runWaitingDelivery, waitingFolder } from './demo/sample-register.ts';
import { serveHttp } from './http.ts';
import { requireFreePort } from './http-listen.ts';
import { listeners, timers } from './jobs.ts';
import { builtPages } from './pages.ts';
import { refusals } from './refusals.ts';
import { findServing, forgetServing, noteServing } from './serving.ts';
import { tellFault } from './tell-fault.ts';
import { seconds } from './terminal.ts';
import { version } from './version.ts';

/** Where nothing else is said. */
export const usualPort = 8080;

const flags: { readonly [name: string]: CommandFlag } = {
  port: {
    kind: 'count',
    least: 0,
    most: 65_535,
    brief: { vi: 'cổng (mặc định 8080, bận thì cổng trống kế tiếp)', en: 'port (default 8080, or the next free one)' },
  },
  host: { kind: 'text', brief: { vi: 'chỉ localhost; địa chỉ khác bị từ chối', en: 'localhost only; any other address is refused' } },
  fresh: { kind: 'yes', brief: { vi: 'xoá sổ mẫu và bắt đầu lại', en: 'delete the sample register and begin anew' } },
  now: {
    kind: 'moment',
    brief: { vi: 'ngày giờ của sổ mẫu, như 2025-06-01 (mặc định: của máy)', en: "the sample register's time, as 2025-06-01 (default: the machine's)" },
  },
  demo: { kind: 'yes', brief: { vi: 'sổ mẫu hai xã, dữ liệu tổng hợp', en: 'sample register of two communes, synthetic' } },
};

export const serve: Command<CommandNeeds> = {
  path: ['serve'],
  brief: { vi: 'mở sổ và các trang của nó trên máy này', en: 'serve the register and its pages on this machine' },
  example: 'sogoc serve --data ./.sogoc --port 8080',
  flags,
  makesRegister: true,
  run: (needs, input) => serveRegister(needs, input, input.yes('demo')),
};

export const demo: Command<CommandNeeds> = {
  path: ['demo'],
  brief: { vi: 'mở sổ mẫu hai xã (như npm start)', en: 'serve a sample register of two communes (as npm start does)' },
  example: 'sogoc demo --fresh',
  flags,
  makesRegister: true,
  run: (needs, input) => serveRegister(needs, input, true),
};

const loopback = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

async function serveRegister(needs: CommandNeeds, input: CommandInput, sample: boolean): Promise<Outcome> {
  const host = input.text('host') ?? 'localhost';
  if (!loopback.has(host)) refuse(refusals, 'program.not-loopback', { host });
  const time = input.text('now');
  if (time !== undefined && !sample) refuse(refusals, 'program.now-not-demo', {});
  if (time !== undefined) requireDemoTime(time);
  const running = await findServing(needs.dataDir);
  if (running) {
    const address = `http://localhost:${running.port}/`;
    if (input.yes('fresh')) refuse(refusals, 'program.fresh-while-running', { folder: needs.dataDir, address });
    if (time !== undefined) refuse(refusals, 'program.now-while-running', { address });
    return {
      data: { address, pid: running.pid, running: true },
      say: (language) => [language === 'vi' ? 'Sổ này đang chạy:' : 'This register is running:', ...addresses(running.port, sample)],
    };
  }
  const port = input.count('port');
  if (port !== undefined) await requireFreePort(port);
  if (input.yes('fresh')) {
    if (!sample || !isSampleRegister(needs.dataDir)) refuse(refusals, 'program.fresh-not-sample', { folder: needs.dataDir });
    if (await isOpen(needs.dataDir)) refuse(refusals, 'program.fresh-in-use', { folder: needs.dataDir });
    rmSync(needs.dataDir, { recursive: true, force: true });
  }
  const say = sayTo(needs.json ? process.stderr : process.stdout);
  say(`Sổ Gốc ${version} · DỮ LIỆU TỔNG HỢP, không phải người thật / synthetic people, nobody is real`);
  const db = await timed(say, 'database', async () => {
    needs.progress({ words: { vi: 'Mở cơ sở dữ liệu', en: 'Opening the database' }, done: 0 });
    const opened = await needs.register();
    await inTransaction(opened, async (tx) => {
      await seedUnits(tx);
      await fillReach(tx);
      if (sample) await requireSample(tx, needs.dataDir);
      if (time !== undefined) await moveClock(tx, time);
    });
    await opened.readClock();
    return { value: opened, detail: `PostgreSQL ${opened.version} ${opened.embedded ? '(embedded)' : ''} · ${path.relative('.', needs.dataDir) || '.'}` };
  });
  if (sample)
    await timed(say, 'register', async () => {
      const { records, persons } = await makeSampleRegister(needs);
      const waits = existsSync(waitingFolder(needs.dataDir)) ? '; one delivery waits' : '';
      return { value: undefined, detail: `2 communes, ${records} records, ${persons} people${waits}` };
    });
  const pagesDir = await timed(say, 'pages', async () => ({
    value: await builtPages(() => needs.progress({ words: { vi: 'Dựng các trang (một lần)', en: 'Building the pages (once)' }, done: 0 })),
    detail: 'vi · en',
  }));
  const server = await serveHttp({
    db,
    dataDir: needs.dataDir,
    port: port ?? usualPort,
    exactPort: port !== undefined,
    pagesDir,
    demo: sample,
    waitingFolder: waitingFolder(needs.dataDir),
    startWaitingBuild: () => runWaitingDelivery(needs.dataDir),
  });
  noteServing(needs.dataDir, { pid: process.pid, port: server.port, startedAt: needs.now.toISOString() });
  if (port === undefined && server.port !== usualPort)
    say(`Cổng ${usualPort} đang bận, dùng cổng ${server.port}. / Port ${usualPort} is taken, using ${server.port}.`);
  for (const line of addresses(server.port, sample)) say(line);
  say('Ctrl-C: dừng / stop · sogoc --help');
  const jobs = runJobs(db, { clock: db.now, listeners, timers, onFault: tellFault });
  try {
    await untilStopped(needs, db);
  } finally {
    await jobs.stop();
    await server.close();
    forgetServing(needs.dataDir);
  }
  return {
    data: { stopped: true },
    say: (language) => [language === 'vi' ? `Đã dừng. Sổ nằm trong ${needs.dataDir}.` : `Stopped. The register lies in ${needs.dataDir}.`],
  };
}

/** Until Ctrl-C, or until the database is gone for good: then with its refusal. */
async function untilStopped(needs: CommandNeeds, db: Database): Promise<void> {
  for (let missed = 0; !needs.stopping.aborted; ) {
    await pause(2_000, undefined, { signal: needs.stopping }).catch(() => {});
    try {
      await inTransaction(db, async () => {});
      missed = 0;
    } catch (error) {
      if (++missed >= 2) throw error;
    }
  }
}

/** One line each; a page that does not exist yet is not named. */
const addresses = (port: number, sample: boolean): string[] => {
  const at = `http://localhost:${port}`;
  return [
    `  Cán bộ / officials   ${at}/`,
    ...(sample ? [`  Hộp thư thử / outbox ${at}/hop-thu   (tin nhắn, thư không gửi thật / nothing is really sent)`] : []),
    `  Máy đọc / OpenAPI    ${at}/openapi.json`,
  ];
};

type Say = (line: string) => void;

/** What a moving line of progress leaves on a terminal is wiped first; stdout is left to JSON where that was asked for. */
const sayTo =
  (out: NodeJS.WriteStream): Say =>
  (line) => {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
    out.write(`${line}\n`);
  };

async function timed<T>(say: Say, name: string, work: () => Promise<{ value: T; detail: string }>): Promise<T> {
  const from = performance.now();
  const { value, detail } = await work();
  say(`✔ ${name.padEnd(10)} ${detail.padEnd(46)} ${seconds((performance.now() - from) / 1000).padStart(8)}`);
  return value;
}
