/** Whether something in a PDF waits to run, to be unpacked or to be sent: all of its objects are looked at, also those in compressed streams. */
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

/** Actions and contents of ISO 32000-2 that a scan never needs: 12.6.4 (actions), 7.11.4 (embedded files), 13 (rich media), 12.7.8 (XFA). */
const forbidden = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'Movie',
  'Sound',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
] as const;

/** Object streams of one paper at most, and bytes of all of them unpacked. */
const most = { streams: 2_000, bytes: 64 * 2 ** 20 };

/**
 * Refused: one of these, an encrypted PDF, an object stream that cannot be unpacked. What is in a stream that does not say that it holds
 * objects is passed over: pictures, page contents. Names are read as written and with `#4A` for a letter (7.3.5).
 */
export async function inspectPdf(bytes: Buffer, name: string): Promise<void> {
  const text = bytes.toString('latin1');
  if (encrypted.test(text)) refuse(refusals, 'paper.locked', { name });
  refuseForbidden(text, name);
  let [streams, unpacked] = [0, 0];
  for (const { index } of text.matchAll(objectStream)) {
    const objects = await objectsFrom(bytes, text, index, most.bytes - unpacked);
    if (objects === undefined || ++streams > most.streams) return refuse(refusals, 'paper.unreadable-pdf', { name });
    unpacked += objects.length;
    refuseForbidden(objects, name);
  }
}

function refuseForbidden(text: string, name: string): void {
  const found = dangers.exec(text)?.[1];
  if (found !== undefined) refuse(refusals, 'paper.active', { name, found: decoded(found) });
}

/** The stream whose dictionary says so at `index`: packed by FlateDecode alone, without a predictor, as every writer does; anything else is not looked into. */
async function objectsFrom(bytes: Buffer, text: string, index: number, room: number): Promise<string | undefined> {
  const opens = /\bstream\r?\n/g;
  opens.lastIndex = index;
  const start = opens.exec(text);
  if (start === null) return undefined;
  const from = text.lastIndexOf('obj', index);
  const dictionary = text.slice(Math.max(0, from), start.index);
  if (dictionary.includes('endobj') || decodeParameters.test(dictionary)) return undefined;
  if (!filter.test(dictionary)) return ''; // as it lies there it was looked at already
  if (packingOf(dictionary) !== 'FlateDecode') return undefined;
  try {
    return (await unpack(bytes.subarray(opens.lastIndex), { maxOutputLength: Math.max(1, room) })).toString('latin1');
  } catch {
    return undefined;
  }
}

const unpack = promisify(inflate) as (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

/** A name as a pattern: each letter as itself or by its code. */
const written = (name: string): string =>
  [...name]
    .map(
      (letter) =>
        `(?:${letter}|#${letter
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`,
    )
    .join('');

/** Where a name ends (7.2.3). */
const end = '(?=[\\x00\\t\\n\\f\\r ()<>[\\]{}/%]|$)';
const nameOf = (names: readonly string[]): string => `/(${names.map(written).join('|')})${end}`;

const dangers = new RegExp(nameOf(forbidden));
const encrypted = new RegExp(nameOf(['Encrypt']));
const objectStream = new RegExp(nameOf(['ObjStm']), 'g');
const decodeParameters = new RegExp(nameOf(['DecodeParms', 'DP', 'F']));
const filter = new RegExp(nameOf(['Filter']));
const packing = new RegExp(`/(?:${written('Filter')})\\s*\\[?\\s*/([^\\s/\\[\\]<>()]+)\\s*\\]?\\s*(?=[/>])`);

const packingOf = (dictionary: string): string | undefined => {
  const found = packing.exec(dictionary)?.[1];
  return found && decoded(found);
};

const decoded = (name: string): string => name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
