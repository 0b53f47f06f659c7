/** The command line, made from the rooms' command records: flags, help in two languages, exit codes, `--json`. */
import path from 'node:path';
import { buildApplication, buildCommand, buildRouteMap, type CommandContext, type RouteMap, type Command as StricliCommand, text_en } from '@stricli/core';
import { asRefusal, type CommandNeeds, type Database, openDatabase } from '#database/index.ts';
import { type Command, type CommandInput, type FlagKind, type Language, Refusal, refuse } from '#values/index.ts';
import { commands } from './commands.ts';
import { listenForEnd, stopping, wasInterrupted } from './lifetime.ts';
import { problemOf } from './problem.ts';
import { refusals } from './refusals.ts';
import { showProgress } from './terminal.ts';
import { version } from './version.ts';

export const language: Language = /^en/i.test(process.env['SOGOC_LANG'] ?? process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'en' : 'vi';

/** 0 done, 2 usage, 3 refused by rule, 4 environment, 130 interrupted. */
export function exitCodeOf(code: number | string | null | undefined): number {
  if (wasInterrupted()) return 130;
  const number = Number(code ?? 0);
  return number < 0 || number === 251 || number === 252 ? 2 : number;
}

const exitOfKind = { input: 3, unknown: 3, conflict: 3, forbidden: 3, environment: 4 } as const;

type Flags = { readonly [name: string]: string | readonly string[] | boolean | undefined };

const commonFlags: Command<CommandNeeds>['flags'] = {
  data: { kind: 'text', brief: { vi: 'thư mục của sổ (mặc định ./.sogoc)', en: "the register's folder (default ./.sogoc)" } },
  json: { kind: 'yes', brief: { vi: 'một đối tượng JSON trên stdout', en: 'one JSON object on stdout' } },
  debug: { kind: 'yes', brief: { vi: 'in cả vết lỗi', en: 'print stack traces' } },
};

function asStricli(command: Command<CommandNeeds>): StricliCommand<CommandContext> {
  const flags = Object.fromEntries(
    Object.entries({ ...command.flags, ...commonFlags }).map(([name, flag]) => [
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
    docs: { brief: command.brief[language], fullDescription: `${command.brief[language]}\n\n  ${command.example}` },
    parameters: { flags, positional } as never,
    func: async function (this: CommandContext, given: Flags, ...words: string[]): Promise<void> {
      await runCommand(
        command,
        given,
        words.filter((word) => word !== undefined),
      );
    } as never,
  });
}

async function runCommand(command: Command<CommandNeeds>, given: Flags, words: readonly string[]): Promise<void> {
  listenForEnd(language);
  const progress = showProgress(language);
  let register: Promise<Database> | undefined;
  const dataDir = path.resolve(String(given['data'] ?? '.sogoc'));
  const needs: CommandNeeds = {
    dataDir,
    now: new Date(),
    language,
    json: given['json'] === true,
    register: () => (register ??= openDatabase(dataDir)),
    progress: progress.show,
    stopping,
  };
  process.once('uncaughtException', (error) => {
    progress.end();
    tellFailure(asRefusal(error, dataDir), command, given);
    process.exit();
  });
  try {
    const outcome = await command.run(needs, readInput(command, given, words));
    progress.end();
    if (given['json']) write(`${JSON.stringify(outcome.data)}\n`);
    else for (const line of outcome.say(language)) write(`${line}\n`);
    process.exitCode = outcome.exit ?? 0;
  } catch (caught) {
    progress.end();
    tellFailure(asRefusal(caught, dataDir), command, given);
  } finally {
    await register?.then((db) => db.close()).catch(() => {});
  }
}

function tellFailure(error: unknown, command: Command<CommandNeeds>, given: Flags): void {
  if (stopping.aborted) return;
  const instance = `sogoc ${command.path.join(' ')}`;
  if (!(error instanceof Refusal)) {
    const { name, message, stack } = error as Error;
    if (given['json']) write(`${JSON.stringify({ type: 'about:blank', title: name, status: 500, detail: message, instance, code: 'program.fault' })}\n`);
    process.stderr.write(`error: ${given['debug'] ? stack : message}\n`);
    process.exitCode = 4;
    return;
  }
  if (given['json']) write(`${JSON.stringify(problemOf(error, language, instance))}\n`);
  process.stderr.write(`error: ${error.say(language)}\n       (${error.code})\n`);
  if (given['debug']) process.stderr.write(`${error.stack}\n`);
  process.exitCode = error.code === 'program.flag-value' ? 2 : exitOfKind[error.kind];
}

function write(text: string): void {
  process.stdout.write(text);
}

function readInput(command: Command<CommandNeeds>, given: Flags, words: readonly string[]): CommandInput {
  const one = Object.entries(command.flags ?? {}).filter(([, flag]) => !flag.many);
  const read = Object.fromEntries(one.map(([name, flag]) => [name, readFlag(name, flag.kind, given[name] as string | boolean | undefined)]));
  return {
    words,
    text: (name) => (read[name] === undefined ? undefined : String(read[name])),
    texts: (name) => [given[name] ?? []].flat().map(String),
    count: (name) => (read[name] === undefined ? undefined : Number(read[name])),
    yes: (name) => read[name] === true,
  };
}

const unitBytes: { readonly [unit: string]: number } = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };
const expectedWords: { readonly [kind in FlagKind]: string } = {
  text: 'text',
  count: '1, 2, 3 …',
  yes: '',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-ddThh:mm:ssZ',
  size: '512m, 1g',
};

function readFlag(flag: string, kind: FlagKind, found: string | boolean | undefined): string | number | boolean | undefined {
  if (found === undefined || typeof found === 'boolean') return found;
  const wrong = (): never => refuse(refusals, 'program.flag-value', { flag, found, expected: expectedWords[kind] });
  if (kind === 'count') return /^\d{1,15}$/.test(found) ? Number(found) : wrong();
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(found) && !Number.isNaN(Date.parse(found)) ? found : wrong();
  if (kind === 'moment') return Number.isNaN(Date.parse(found)) ? wrong() : found;
  if (kind === 'size') {
    const size = /^(\d+(?:\.\d+)?)([kmg])b?$/i.exec(found);
    return size ? Math.floor(Number(size[1]) * (unitBytes[(size[2] ?? '').toLowerCase()] ?? 1)) : wrong();
  }
  return found;
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

const texts_vi = {
  ...text_en,
  headers: { usage: 'CÁCH GỌI', aliases: 'TÊN KHÁC', commands: 'LỆNH', flags: 'CỜ', arguments: 'ĐỐI SỐ' },
  keywords: { default: 'mặc định =', separator: 'ngăn cách =' },
  briefs: { ...text_en.briefs, help: 'In trợ giúp và thoát', helpAll: 'In trợ giúp cả những lệnh ẩn và thoát', version: 'In phiên bản và thoát' },
};

export const application = buildApplication(
  asRouteMap(
    routesOf(commands),
    language === 'vi'
      ? `Sổ Gốc ${version} · từ phiếu thô tới một hồ sơ, một số cho mỗi người · dữ liệu tổng hợp`
      : `Sổ Gốc ${version} · from raw forms to one archive and one number for each person · synthetic data`,
  ),
  {
    name: 'sogoc',
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: 'allow-kebab-for-camel' },
    documentation: { disableAnsiColor: !process.stdout.isTTY },
    localization: { defaultLocale: language, loadText: (locale) => (locale === 'vi' ? (texts_vi as typeof text_en) : text_en) },
  },
);
