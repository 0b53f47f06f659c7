/** Migrations are numbered without gaps, go forward only, stay in their room, and comment every schema, table and column. */
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { type Check, orSilence, runProgram } from './check.ts';
import { readRooms } from './room-map.ts';
import { type SourceFile, sourceFiles } from './source-files.ts';
import { columnsMade, madeBy, type Statement, statementsOf } from './statements.ts';

export const migrations: Check = {
  name: 'migrations',
  run: async (root) => {
    const files = sourceFiles(root, 'migrations/*.sql');
    if (files.length === 0) return ['migrations: holds no migration'];
    const rooms = new Set(readRooms(root).map(({ room }) => room));
    const commented = new Set(files.flatMap((file) => statementsOf(file.text).flatMap(commentedBy)));
    return [
      ...files.flatMap((file, at) => judgeName(file.path, at + 1, rooms)),
      ...files.flatMap((file) =>
        statementsOf(file.text).flatMap((statement) => judge(statement, file, commented, root).map((says) => `${file.path}:${statement.line}: ${says}`)),
      ),
      ...(await squawk(root, files)),
    ];
  },
};

function judgeName(file: string, number: number, rooms: ReadonlySet<string>): string[] {
  const name = /^migrations\/(\d{4})-([a-z]+)-[a-z0-9-]+\.sql$/.exec(file);
  if (!name) return [`${file}:1: is not named NNNN-<room>-<what>.sql`];
  const breaches: string[] = [];
  if (Number(name[1]) !== number) breaches.push(`${file}:1: should be number ${String(number).padStart(4, '0')}: numbers have a gap or stand twice`);
  if (!rooms.has(name[2] ?? '')) breaches.push(`${file}:1: ${name[2]} is no room of rooms.cjs`);
  return breaches;
}

function commentedBy({ text }: Statement): string[] {
  const match = /^comment\s+on\s+(schema|table|column|view)\s+([\w."]+)\s+is\s+'(?:[^']|'')+'/i.exec(text);
  return match ? [`${match[1]?.toLowerCase()} ${match[2]}`] : [];
}

const backward =
  /^drop\b|^truncate\b|^delete\b|^alter\b[\s\S]*\b(?:drop|rename)\b|^alter\s+table\b[\s\S]*\balter\s+(?:column\s+)?\w+\s+(?:set\s+data\s+)?type\b/i;

function judge(statement: Statement, file: SourceFile, commented: ReadonlySet<string>, root: string): string[] {
  const room = file.path.split('-')[1];
  const made = madeBy(statement);
  const breaches = columnsMade(statement)
    .filter((column) => !commented.has(`column ${column}`))
    .map((column) => `column ${column} has no comment`);
  if (made && ['schema', 'table', 'view'].includes(made.kind) && !commented.has(`${made.kind} ${made.name}`))
    breaches.push(`${made.kind} ${made.name} has no comment`);
  if (made && made.name.split('.')[0] !== room) breaches.push(`makes ${made.name} in a migration of ${room}`);
  if (backward.test(statement.text) && !isReplaced(statement, file) && !namesDecision(file.text, root)) {
    breaches.push(`takes away or rewrites what stands: ${statement.text.replace(/\s+/g, ' ').slice(0, 60)} (name the decision in the file: -- ADR NNNN)`);
  }
  return breaches;
}

/** A constraint that the same file puts back under its name: a list with more in it (ADR 0011). */
function isReplaced({ text }: Statement, file: SourceFile): boolean {
  const name = /^alter\s+table\s+\S+\s+drop\s+constraint\s+(\w+)$/i.exec(text.trim())?.[1];
  return name !== undefined && new RegExp(`\\badd\\s+constraint\\s+${name}\\b`, 'i').test(file.text);
}

function namesDecision(text: string, root: string): boolean {
  const number = /^-- ADR (\d{4})\b/m.exec(text)?.[1];
  return number !== undefined && existsSync(path.join(root, 'docs/adr')) && globSync(`${number}-*.md`, { cwd: path.join(root, 'docs/adr') }).length === 1;
}

/** What squawk asks of tables that already hold rows does not bind files that make them; .squawk.toml says which of its rules stand. */
async function squawk(root: string, files: readonly SourceFile[]): Promise<readonly string[]> {
  const tool = await runProgram(root, `@squawk-cli/${process.platform}-${process.arch}/bin/squawk`, ['--reporter', 'gcc', ...files.map((file) => file.path)]);
  const breaches = tool.stdout
    .split('\n')
    .filter((line) => /^.+:\d+:\d+: (?:warning|error): /.test(line))
    .map((line) => line.replace(/:(\d+):\d+: (?:warning|error):/, ':$1: squawk:'));
  return orSilence(breaches, tool, 'squawk');
}
