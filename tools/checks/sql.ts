/** SQL stands in store.ts only (of a large room: also `<part>-store.ts`, or the store of a part that is a folder); it reads tables of rooms that its room knows, and writes its own. */
import type { Check } from './check.ts';
import { type Room, readRooms } from './room-map.ts';
import { isTest, type SourceFile, sourceFiles } from './source-files.ts';
import { importedNames, type SqlText, sqlTexts, valueMark } from './sql-texts.ts';
import { namesMade } from './statements.ts';

export const sql: Check = {
  name: 'SQL',
  run: (root) => {
    const rooms = readRooms(root);
    const made = new Set(sourceFiles(root, 'migrations/*.sql').flatMap((file) => namesMade(file.text)));
    const used = new Set<string>();
    const breaches = sourceFiles(root, '{src,program,web}/**/*.{ts,tsx}')
      .filter((file) => !isTest(file.path) && !file.path.startsWith('src/database/'))
      .flatMap((file) => (isStore.test(file.path) ? judgeStore(file, rooms, made, used) : judgeOther(file)));
    const idle = rooms.flatMap((room) =>
      (room.writes ?? [])
        .filter(({ table }) => !used.has(`${room.room} ${table}`))
        .map(({ table }) => `rooms.cjs:1: lets ${room.room} write ${table}, which it does not do`),
    );
    const silent = rooms.flatMap((room) =>
      (room.writes ?? []).filter(({ why }) => !why).map(({ table }) => `rooms.cjs:1: lets ${room.room} write ${table} without a reason`),
    );
    return [...breaches, ...idle, ...silent];
  },
};

const isStore = /^src\/[a-z]+\/(?:[a-z-]+\/)?(?:[a-z-]+-)?store\.ts$/;

function judgeOther(file: SourceFile): string[] {
  const statements = sqlTexts(file.path, file.text).map(({ line, text }) => `${file.path}:${line}: SQL outside of store.ts: ${short(text)}`);
  const opened = importedNames(file.text).filter(({ name }) => name === 'inSql');
  return [...statements, ...opened.map(({ line }) => `${file.path}:${line}: imports inSql, which only store.ts may`)];
}

function judgeStore(file: SourceFile, rooms: readonly Room[], made: ReadonlySet<string>, used: Set<string>): string[] {
  const room = rooms.find(({ room }) => room === file.path.split('/')[1]);
  if (!room) return [`${file.path}:1: its room is not on the map`];
  const texts = sqlTexts(file.path, file.text);
  const passing = new Set(
    texts.flatMap(({ text }) => [...text.matchAll(/create\s+temp(?:orary)?\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)/g)].map((match) => match[1] ?? '')),
  );
  return texts.flatMap((text) => judgeStatement(text, room, rooms, made, passing, used).map((breach) => `${file.path}:${text.line}: ${breach}`));
}

function judgeStatement(
  { text }: SqlText,
  room: Room,
  rooms: readonly Room[],
  made: ReadonlySet<string>,
  passing: ReadonlySet<string>,
  used: Set<string>,
): string[] {
  const bare = withoutComments(text);
  const schemas = new Set(rooms.map(({ room }) => room));
  const knows = new Set([room.room, ...room.knows]);
  const breaches: string[] = [];
  for (const name of namesRead(bare, schemas)) {
    const schema = name.split('.')[0] ?? '';
    if (!schemas.has(schema)) breaches.push(`reads ${name}, whose schema is no room`);
    else if (!knows.has(schema)) breaches.push(`reads ${name}, and ${room.room} does not know ${schema} (rooms.cjs)`);
    else if (!made.has(name)) breaches.push(`names ${name}, which no migration makes`);
  }
  for (const name of namesWritten(bare)) {
    const schema = name.split('.')[0] ?? '';
    if (name.includes(valueMark)) breaches.push(`writes a table that a value names: ${short(bare)}`);
    else if (!name.includes('.') && !passing.has(name)) breaches.push(`writes ${name} without its schema`);
    else if (name.includes('.') && schema !== room.room) {
      const exception = `${room.room} ${name}`;
      if (room.writes?.some(({ table }) => table === name)) used.add(exception);
      else breaches.push(`writes ${name}, which belongs to ${schema} (an exception stands in rooms.cjs under writes, with its reason)`);
    }
  }
  return [...new Set(breaches)];
}

const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 80);

const withoutComments = (text: string) => text.replace(/--[^\n]*/g, ' ').replace(/\/\*[\s\S]*?\*\//g, ' ');

const withoutStrings = (text: string) => text.replace(/'(?:[^']|'')*'/g, "''");

/** `from` that names no table: `is distinct from`, `extract(year from …)`. */
const withoutOtherFroms = (text: string) =>
  text.replace(/\bdistinct\s+from\b/g, ' ').replace(/\b(?:extract|substring|trim|overlay)\s*\([^()]*\)/g, (call) => call.replace(/\bfrom\b/, ','));

const catalogues = new Set(['pg_catalog', 'information_schema', 'pg_temp']);

function namesRead(text: string, schemas: ReadonlySet<string>): Set<string> {
  const bare = withoutOtherFroms(withoutStrings(text));
  const ofRooms = [...bare.matchAll(/\b([a-z_]+)\.([a-z_][a-z_0-9]*)/g)].filter(([, schema]) => schemas.has(schema ?? ''));
  const inPlace = [...bare.matchAll(/\b(?:from|join|into|update|copy)\s+(?:only\s+|lateral\s+)?([a-z_]+)\.([a-z_][a-z_0-9]*)/g)];
  return new Set([...ofRooms, ...inPlace].filter(([, schema]) => !catalogues.has(schema ?? '')).map(([, schema, table]) => `${schema}.${table}`));
}

const writing =
  /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|alter\s+table(?:\s+if\s+exists)?|drop\s+table(?:\s+if\s+exists)?|create\s+(?:unlogged\s+)?table(?:\s+if\s+not\s+exists)?|lock\s+table|create\s+(?:unique\s+)?index[^;(]*?\son|(?<!for\s+(?:no\s+key\s+)?|do\s+)update)\s+(?:only\s+)?(\$value|[a-z_][\w.]*)/g;

function namesWritten(text: string): Set<string> {
  const bare = withoutStrings(text);
  const written = [...bare.matchAll(writing)].map((match) => match[1] ?? '').filter((name) => !['set', 'of', 'skip', 'nowait'].includes(name));
  const copied = [...bare.matchAll(/\bcopy\s+(\$value|[a-z_][\w.]*)[^;]*?\sfrom\s+stdin/g)].map((match) => match[1] ?? '');
  const counted = [...text.matchAll(/\b(?:nextval|setval)\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? '');
  return new Set([...written, ...copied, ...counted]);
}
