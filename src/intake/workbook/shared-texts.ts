/** The shared texts of a workbook: cells name them by number. Held as one block of bytes, because a million JavaScript strings weigh ten times that. */
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { tooBig, type Workbook } from './open-workbook.ts';
import { localName } from './xml.ts';

export type SharedTexts = (index: number) => string | undefined;

const mostBytes = 256 << 20;

/** Reads the first `count` of them, or all. */
export async function readSharedTexts(workbook: Workbook, count = Number.POSITIVE_INFINITY): Promise<SharedTexts> {
  const from = count > 0 ? await workbook.sharedTexts() : undefined;
  if (!from) return () => undefined;
  if (count === Number.POSITIVE_INFINITY && workbook.sharedTextBytes > mostBytes) tooBig('bytes', workbook.sharedTextBytes, mostBytes);
  const kept = keeper();
  const parser = textParser(kept.add);
  const decoder = new StringDecoder('utf8');
  for await (const chunk of from) {
    parser.write(decoder.write(chunk as Buffer));
    if (kept.count() >= count) break;
  }
  return kept.read;
}

/** Calls `add` with each `si`: the text of its runs, without the phonetic ones. */
function textParser(add: (text: string) => void): SaxesParser {
  const parser = new SaxesParser();
  let text = '';
  let inText = false;
  let phonetic = 0;
  parser.on('opentag', ({ name }) => {
    const local = localName(name);
    if (local === 'rPh') phonetic++;
    inText = local === 't' && phonetic === 0;
  });
  parser.on('text', (part) => {
    if (inText) text += part;
  });
  parser.on('cdata', (part) => {
    if (inText) text += part;
  });
  parser.on('closetag', ({ name }) => {
    const local = localName(name);
    inText = false;
    if (local === 'rPh') phonetic--;
    if (local !== 'si') return;
    add(text);
    text = '';
  });
  return parser;
}

function keeper(): { add(text: string): void; count(): number; read: SharedTexts } {
  let bytes = Buffer.allocUnsafeSlow(1 << 16);
  let used = 0;
  const ends: number[] = [];
  const add = (text: string): void => {
    const most = text.length * 3;
    if (used + most > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, used + most));
      bytes.copy(larger, 0, 0, used);
      bytes = larger;
    }
    used += bytes.write(text, used);
    ends.push(used);
  };
  const read = (index: number): string | undefined => {
    const end = ends[index];
    return end === undefined ? undefined : bytes.toString('utf8', ends[index - 1] ?? 0, end);
  };
  return { add, count: () => ends.length, read };
}
