/** `sogoc doctor`: what would stop this register, or stops it now, each with what to do about it. */
import { connect } from 'node:net';
import { styleText } from 'node:util';
import { checkUps as access } from '#access/health.ts';
import { checkUps as audit } from '#audit/health.ts';
import { checkUps as database } from '#database/health.ts';
import type { CheckUpNeeds, CommandNeeds } from '#database/index.ts';
import { checkUps as documents } from '#documents/health.ts';
import { checkUps as notices } from '#notices/health.ts';
import { checkUps as numbering } from '#numbering/health.ts';
import { bad, type CheckUp, type Command, good, type Health, type Language, Refusal, type Words, warning } from '#values/index.ts';
import { usualPort } from './serve.ts';
import { findServing } from './serving.ts';

export const registerCheckUps: readonly CheckUp<CheckUpNeeds>[] = [...database, ...numbering, ...documents, ...access, ...audit, ...notices];

type Checked = { readonly check: string; readonly words: Words } & Health;

export const doctor: Command<CommandNeeds> = {
  path: ['doctor'],
  brief: {
    vi: 'khám sổ: máy chủ, đĩa, đồng hồ, cổng, khoá, nhật ký, tin chưa gửi; mỗi điều hỏng kèm cách sửa',
    en: 'look the register over: server, disk, clock, port, keys, log, unsent messages; each fault with what to do',
  },
  example: 'sogoc doctor --json',
  flags: {
    production: {
      kind: 'yes',
      brief: {
        vi: 'xét như sổ thật: bản nhúng, máy chủ cũ, thiếu nhân chứng là lỗi',
        en: 'judge it as a real one: an embedded or old server, no witness are faults',
      },
    },
  },
  async run(needs, input) {
    const checks = [await port(needs.dataDir), ...(await ofRegister(needs, input.yes('production')))];
    const ok = checks.every(({ state }) => state !== 'bad');
    return {
      data: { ok, checks },
      ...(ok ? {} : { exit: 3 as const }),
      *say(language) {
        for (const checked of checks) yield* lines(checked, language);
      },
    };
  },
};

/** A register that cannot be opened is itself what is found. */
async function ofRegister(needs: CommandNeeds, production: boolean): Promise<Checked[]> {
  const checked: Checked[] = [];
  try {
    const db = await needs.register();
    for (const one of registerCheckUps) checked.push({ check: one.check, words: one.words, ...(await one.look({ db, production })) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = { vi: error.say('vi'), en: error.say('en') };
    checked.push({ check: 'register', words: { vi: 'sổ', en: 'register' }, ...bad({ vi: error.code, en: error.code }, said) });
  }
  return checked;
}

async function port(dataDir: string): Promise<Checked> {
  const about = { check: 'port', words: { vi: 'cổng', en: 'port' } };
  const serving = await findServing(dataDir);
  if (serving !== undefined)
    return { ...about, ...good({ vi: `đang phục vụ ở http://localhost:${serving.port}/`, en: `served at http://localhost:${serving.port}/` }) };
  if (!(await answers(usualPort))) return { ...about, ...good({ vi: `${usualPort} còn trống`, en: `${usualPort} is free` }) };
  return {
    ...about,
    ...warning(
      { vi: `chương trình khác đang giữ ${usualPort}`, en: `${usualPort} is taken by another program` },
      { vi: 'sogoc serve sẽ lấy cổng trống kế tiếp; hoặc nêu cổng bằng --port.', en: 'sogoc serve takes the next free one; or name one with --port.' },
    ),
  };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: 'localhost', port, timeout: 2_000 });
    const end = (taken: boolean) => () => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });

const marks = { good: styleText('green', '✔'), warning: styleText('yellow', '!'), bad: styleText('red', '✖') };

function* lines(checked: Checked, language: Language): Iterable<string> {
  yield `${marks[checked.state]} ${checked.words[language].padEnd(16)} ${checked.found[language]}`;
  if (checked.state !== 'good') yield `${' '.repeat(19)}→ ${checked.remedy[language]}`;
}
