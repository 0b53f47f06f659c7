/** The truth of made-up people, `file,line,person`, brought to the forms of the register. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { copyRow, type Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';
import { filePaths, insertTruth, joinTruth } from './store.ts';

/** Refused: what is no truth by its first line; asked before a build that would be judged by it. */
export async function ensureTruth(file: string): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile()) refuse(refusals, 'linkage.truth-unreadable', { file });
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  const { value: header } = await lines[Symbol.asyncIterator]().next();
  lines.close();
  if (String(header ?? '').replace(/^\uFEFF/, '') !== 'file,line,person') refuse(refusals, 'linkage.truth-unreadable', { file });
}

/**
 * Until the transaction ends `judged` holds each form that the truth names, its person and its true one, and the groups that it is
 * of. Lines and forms meet in the server, on its disk: nobody holds them all. Of a form that is named twice the last name counts.
 */
export async function keepTruth(tx: Tx, file: string): Promise<void> {
  await ensureTruth(file);
  const paths = new Map<string, number>();
  const lastLines: number[] = [];
  const heard = { isRepeated: false };
  await insertTruth(tx, truthRows());
  const pathOf = pathFinder([...paths.keys()]);
  const files = (await filePaths(tx)).map(({ fileNo, path }) => [fileNo, pathOf(path)] as const).filter(([, path]) => path !== -1);
  await joinTruth(tx, files, heard.isRepeated);

  async function* truthRows(): AsyncGenerator<string> {
    for await (const lines of linesOf(file)) {
      let rows = '';
      for (const text of lines) {
        const lastComma = text.lastIndexOf(',');
        const comma = text.lastIndexOf(',', lastComma - 1);
        const line = Number(text.slice(comma + 1, lastComma));
        if (comma <= 0 || !(line > 0 && line < 2 ** 31 && Number.isInteger(line))) continue; // the header, or nothing that a form could be found by
        const path = numberOf(unquoted(text.slice(0, comma)));
        if (line <= (lastLines[path] ?? 0)) heard.isRepeated = true;
        lastLines[path] = line;
        rows += copyRow([path, line, unquoted(text.slice(lastComma + 1))]);
      }
      yield rows;
    }
  }

  function numberOf(path: string): number {
    const known = paths.get(path);
    if (known !== undefined) return known;
    paths.set(path, paths.size);
    return paths.size - 1;
  }
}

const unquoted = (text: string): string => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);

const readAtOnce = 1 << 18;

/** Many at a time, without their ends. */
async function* linesOf(file: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: readAtOnce })) {
    const lines = `${rest}${piece}`.split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield lines;
  }
  yield [rest];
}

/**
 * Which of the truth's paths a file of the register is: the same one, or the only one that ends with it, or with which it ends, since
 * a delivery may have been moved. -1 where none is, or several are.
 *
 * @example pathFinder(['a/x.csv', 'b/x.csv', 'y.csv'])('north/y.csv') // => 2
 */
export function pathFinder(paths: readonly string[]): (path: string) => number {
  const exact = new Map(paths.map((path, at) => [path, at]));
  const byEnd = new Map<string, number[]>();
  for (const [at, path] of paths.entries()) for (const end of endsOf(path)) byEnd.set(end, [...(byEnd.get(end) ?? []), at]);
  return (path) => {
    const same = exact.get(path);
    if (same !== undefined) return same;
    const fits = [...(byEnd.get(path) ?? []), ...endsOf(path).flatMap((end) => exact.get(end) ?? [])];
    return fits.length === 1 ? fits[0]! : -1;
  };
}

/** What is left of a path without its first folders. */
const endsOf = (path: string): string[] => [...path.matchAll(/\//g)].map(({ index }) => path.slice(index + 1));
