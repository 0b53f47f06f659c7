/** Entries of a file too large to be sorted in memory: all those whose first number lies in one range after another. */
import { rangesOf } from '../pool.ts';
import { withNumbers } from './record-files.ts';

type Entries = {
  /** Numbers of an entry; the first is its key. */
  readonly width: number;
  readonly count: number;
  /** Keys are less. */
  readonly beyond: number;
  /** Entries at a time, about: those of one bin of keys are never parted. */
  readonly most: number;
};

const bins = 4096;
const atOnce = 1 << 16;

/** Ranges in order of keys, entries in the order of the file. The file is read once for each range: what is given is good until the next. */
export function* entriesInRanges(folder: string, name: string, { width, count, beyond, most }: Entries): Generator<Uint32Array> {
  const perBin = Math.max(1, Math.ceil(beyond / bins));
  const sizes = new Uint32Array(bins);
  const buffer = new Uint32Array(atOnce * width);
  const each = (visit: (at: number) => void): void =>
    withNumbers(folder, name, (file) => {
      for (const { from, to } of rangesOf(count, atOnce)) {
        file.read(from * width, buffer.subarray(0, (to - from) * width));
        for (let at = 0; at < (to - from) * width; at += width) visit(at);
      }
    });
  each((at) => void sizes[Math.floor(buffer[at]! / perBin)]!++);
  for (let from = 0; from < bins; ) {
    let [to, size] = [from + 1, sizes[from]!];
    while (to < bins && size + sizes[to]! <= most) size += sizes[to++]!;
    const [least, next] = [from * perBin, to * perBin];
    from = to;
    if (size === 0) continue;
    const taken = new Uint32Array(size * width);
    let filled = 0;
    each((at) => {
      if (buffer[at]! < least || buffer[at]! >= next) return;
      for (let place = 0; place < width; place++) taken[filled++] = buffer[at + place]!;
    });
    yield taken;
  }
}
