/** The name that a sender gives to a paper: shown to people, never used as a path. */
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

const longest = 120;

/** What controls, separates folders, or changes the direction of writing, so that a name ends otherwise than it seems. */
const unseemly = /[\u0000-\u001f\u007f-\u009f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * From the header Sogoc-Filename, percent-encoded UTF-8. Refused: none, or what cannot be decoded.
 *
 * @example readPaperName('gi%E1%BA%A5y%20khai.pdf') // => 'giấy khai.pdf'
 */
export function readPaperName(header: string | undefined): string {
  const name = decoded(header ?? '')
    .normalize('NFC')
    .replace(unseemly, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (/^[ .]*$/.test(name)) refuse(refusals, 'paper.name', {});
  const points = [...name];
  return points.length <= longest ? name : `${points.slice(0, longest - 10).join('')}…${points.slice(-9).join('')}`;
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return refuse(refusals, 'paper.name', {});
  }
}
