/** The command line, made from the rooms' command records: flags, help in two languages, exit codes, `--json`. */
import {
  type Application,
  buildApplication,
  buildCommand,
  buildRouteMap,
  type CommandContext,
  type RouteMap,
  type Command as StricliCommand,
} from '@stricli/core';
import { sequenceWaiting } from '#audit/index.ts';
import { asRefusal, type CommandNeeds, type Database, openDatabase } from '#database/index.ts';
import type { Command, CommandFlag } from '#values/index.ts';
import { commandLooks } from './command-looks.ts';
import { commands } from './commands.ts';
import { language } from './language.ts';
import { stopping, tellInterrupted, tellObject } from './lifetime.ts';
import { type GivenFlags, readFlag, readInput } from './read-flags.ts';
import { tellFailure } from './tell-failure.ts';
import { showProgress } from './terminal.ts';
import { usageTexts } from './usage-texts.ts';
import { version } from './version.ts';

const commonFlags = {
  data: { kind: 'folder', brief: { vi: 'thư mục của sổ (mặc định ./.sogoc)', en: "the register's folder (default ./.sogoc)" } },
  json: { kind: 'yes', brief: { vi: 'một đối tượng JSON trên stdout', en: 'one JSON object on stdout' } },
  debug: { kind: 'yes', brief: { vi: 'in cả vết lỗi', en: 'print stack traces' } },
} as const satisfies Command<CommandNeeds>['flags'];

function asStricli(command: Command<CommandNeeds>): StricliCommand<CommandContext> {
  const flags = Object.fromEntries(
    Object.entries<CommandFlag>({ ...command.flags, ...commonFlags }).map(([name, flag]) => [
      name,
      flag.kind === 'yes'
        ? { kind: 'boolean', brief: flag.brief[language], optional: true, withNegated: false }
        : {
            kind: 'parsed',
            parse: String,
            brief: flag.brief[language],
            optional: !flag.required,
            placeholder: flag.kind,
            ...(flag.many && { variadic: true }),
          },
    ]),
  );
  const takes = command.takes && { parse: String, brief: command.takes.brief[language], placeholder: command.takes.name };
  const positional = !takes
    ? { kind: 'tuple', parameters: [] }
    : command.takes?.many
      ? { kind: 'array', parameter: takes, minimum: command.takes.optional ? 0 : 1 }
      : { kind: 'tuple', parameters: [{ ...takes, optional: command.takes?.optional ?? false }] };
  return buildCommand({
    docs: {
      brief: command.brief[language],
      fullDescription: [command.brief[language], `  ${command.example}`, ...(command.more ? [command.more[language]] : [])].join('\n\n'),
    },
    parameters: { flags, positional } as never,
    func: async function (this: CommandContext, given: GivenFlags, ...words: string[]): Promise<void> {
      await runCommand(
        command,
        given,
        words.filter((word) => word !== undefined),
      );
    } as never,
  });
}

async function runCommand(command: Command<CommandNeeds>, given: GivenFlags, words: readonly string[]): Promise<void> {
  const progress = showProgress(language);
  let register: Promise<Database> | undefined;
  let dataDir = '.sogoc';
  const looks = commandLooks(command, () => register);
  const fail = (error: unknown): void => {
    progress.end();
    if (stopping.aborted) tellInterrupted();
    else tellFailure(asRefusal(error, dataDir), { ...given, language, instance: `sogoc ${command.path.join(' ')}` });
  };
  process.once('uncaughtException', (error) => {
    fail(error);
    process.exit();
  });
  try {
    const input = readInput(command, given, words);
    dataDir = String(readFlag('data', commonFlags.data, (given['data'] as string | undefined) ?? dataDir));
    let now = new Date();
    const open = async (): Promise<Database> => {
      const db = await openDatabase(dataDir, { make: command.makesRegister === true });
      now = db.now();
      return db;
    };
    const needs: CommandNeeds = {
      dataDir,
      get now() {
        return now;
      },
      language,
      json: given['json'] === true,
      register: () => (register ??= open()),
      see: looks.see,
      progress: progress.show,
      stopping,
    };
    const outcome = await command.run(needs, input);
    progress.end();
    looks.requireSeen();
    if (given['json']) tellObject(outcome.data);
    else for (const line of outcome.say(language)) process.stdout.write(`${line}\n`);
    process.exitCode = outcome.exit ?? 0;
  } catch (caught) {
    await looks.fell(caught);
    fail(caught);
  } finally {
    await register?.then((db) => leave(db, looks.isAny())).catch(() => {});
  }
}

/** Looks of the command get their places in the log; where the serving program is at it, they are left to it. */
async function leave(db: Database, hasLooked: boolean): Promise<void> {
  if (hasLooked) await sequenceWaiting(db).catch(() => {}); // they wait, and the next program that sequences says what is wrong
  await db.close();
}

type Routes = { [name: string]: Routes | Command<CommandNeeds> };

const nouns: { readonly [noun: string]: { readonly vi: string; readonly en: string } } = {
  refused: { vi: 'các dòng trả lại', en: 'rows that were sent back' },
  findings: { vi: 'lỗi tìm thấy', en: 'findings' },
  form: { vi: 'một phiếu', en: 'one form' },
  export: { vi: 'xuất ra tệp', en: 'export to a file' },
  person: { vi: 'một người', en: 'one person' },
  household: { vi: 'một hộ', en: 'one household' },
  check: { vi: 'kiểm tra sổ', en: 'check the register' },
  act: { vi: 'việc đã ghi', en: 'acts' },
  conflicts: { vi: 'mâu thuẫn', en: 'conflicts' },
  audit: { vi: 'nhật ký truy cập', en: 'the log of looks' },
};

function routesOf(all: readonly Command<CommandNeeds>[]): Routes {
  const routes: Routes = {};
  for (const command of all) {
    let at = routes;
    for (const word of command.path.slice(0, -1)) at = (at[word] ??= {}) as Routes;
    at[command.path.at(-1) ?? ''] = command;
  }
  return routes;
}

function asRouteMap(routes: Routes, brief: string): RouteMap<CommandContext> {
  const entries = Object.entries(routes).map(([name, value]) => [
    name,
    typeof value['run'] === 'function' ? asStricli(value as unknown as Command<CommandNeeds>) : asRouteMap(value as Routes, nouns[name]?.[language] ?? name),
  ]);
  return buildRouteMap({ routes: Object.fromEntries(entries) as never, docs: { brief } });
}

export const application: Application<CommandContext> = buildApplication(
  asRouteMap(
    routesOf(commands),
    language === 'vi'
      ? `Sổ Gốc ${version} · từ phiếu thô tới một hồ sơ, một số cho mỗi người · dữ liệu tổng hợp`
      : `Sổ Gốc ${version} · from raw forms to one archive and one number for each person · synthetic data`,
  ),
  {
    name: 'sogoc',
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { disableAnsiColor: !process.stdout.isTTY },
    localization: { defaultLocale: language, loadText: () => usageTexts[language] },
  },
);
