/** Values as small numbers: each distinct value is kept once, a record holds its id; 0 means that nothing is known. */

export type TextDictionary = {
  /** Gives the id of a text, a new one where it was not seen before. */
  idOf(text: string): number;
  textOf(id: number): string;
  /** Ids run from 1 to `size`. */
  readonly size: number;
};

export function newTextDictionary(): TextDictionary {
  const ids = new Map<string, number>();
  const texts = [''];
  return {
    idOf(text) {
      const known = ids.get(text);
      if (known !== undefined) return known;
      const own = detached(text);
      ids.set(own, texts.length);
      texts.push(own);
      return texts.length - 1;
    },
    textOf: (id) => texts[id] ?? '',
    get size() {
      return texts.length - 1;
    },
  };
}

/** V8 keeps the whole chunk alive from which a text of 13 or more signs was cut; a copy lets it go. */
function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}

export type ByteDictionary = {
  /** Id of the text in these bytes (UTF-8), a new one where it was not seen before; the bytes are copied. */
  idOf(bytes: Uint8Array, from: number, to: number): number;
  textOf(id: number): string;
  /** Where the bytes of a text stand, until more texts come: `bytes` from `starts[id]` to before `starts[id + 1]`. */
  view(): { readonly bytes: Buffer; readonly starts: Uint32Array };
  readonly size: number;
};

/** Texts as they come off the wire: no string is made of one that was seen before. Open addressing; about 16 bytes a text beside its own. */
export function newByteDictionary(): ByteDictionary {
  let slots = new Int32Array(1 << 10);
  let [hashes, starts] = [new Int32Array(1 << 9), new Uint32Array((1 << 9) + 1)];
  let kept = Buffer.allocUnsafe(1 << 13);
  let size = 0;
  const isSame = (id: number, bytes: Uint8Array, from: number, length: number): boolean => {
    const start = starts[id]!;
    if (starts[id + 1]! - start !== length) return false;
    for (let at = 0; at < length; at++) if (kept[start + at] !== bytes[from + at]) return false;
    return true;
  };
  const growTexts = (): void => {
    const [moreHashes, moreStarts] = [new Int32Array(hashes.length * 2), new Uint32Array(hashes.length * 2 + 1)];
    moreHashes.set(hashes);
    moreStarts.set(starts);
    [hashes, starts] = [moreHashes, moreStarts];
    slots = new Int32Array(slots.length * 2);
    for (let id = 1; id <= size; id++) {
      let slot = hashes[id]! & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = id;
    }
  };
  return {
    idOf(bytes, from, to) {
      let hash = to - from;
      for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
      hash ^= hash >>> 15;
      let slot = hash & (slots.length - 1);
      for (let id = slots[slot]!; id !== 0; id = slots[slot]!) {
        if (hashes[id] === hash && isSame(id, bytes, from, to - from)) return id;
        slot = (slot + 1) & (slots.length - 1);
      }
      if (size + 2 >= hashes.length) {
        growTexts();
        slot = hash & (slots.length - 1);
        while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      }
      const [id, start] = [++size, starts[size]!];
      const end = start + to - from;
      if (end > kept.length) {
        const more = Buffer.allocUnsafe(Math.max(end, kept.length * 2));
        kept.copy(more, 0, 0, start);
        kept = more;
      }
      for (let at = from; at < to; at++) kept[start + at - from] = bytes[at]!;
      [hashes[id], starts[id + 1], slots[slot]] = [hash, end, id];
      return id;
    },
    textOf: (id) => (id === 0 || id > size ? '' : kept.toString('utf8', starts[id]!, starts[id + 1]!)),
    view: () => ({ bytes: kept, starts }),
    get size() {
      return size;
    },
  };
}

export type NumberDictionary = {
  /** Gives the id of a whole number up to 2^53, a new one where it was not seen before; 0 stays 0. */
  idOf(value: number): number;
  valueOf(id: number): number;
  readonly size: number;
};

/** Open addressing over typed arrays: 16 to 32 bytes a distinct value, where a Map takes some 60. */
export function newNumberDictionary(): NumberDictionary {
  let slots = new Int32Array(1 << 8);
  let values = new Float64Array(1 << 7);
  let size = 0;
  const slotOf = (value: number): number => {
    const mask = slots.length - 1;
    let slot = hashOf(value) & mask;
    for (let id = slots[slot]!; id !== 0; id = slots[slot]!) {
      if (values[id] === value) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const grow = () => {
    const larger = new Float64Array(values.length * 2);
    larger.set(values);
    values = larger;
    slots = new Int32Array(slots.length * 2);
    for (let id = 1; id <= size; id++) slots[slotOf(values[id]!)] = id;
  };
  return {
    idOf(value) {
      if (value === 0) return 0;
      const slot = slotOf(value);
      if (slots[slot] !== 0) return slots[slot]!;
      if (size + 1 >= values.length) {
        grow();
        values[++size] = value;
        slots[slotOf(value)] = size;
        return size;
      }
      values[++size] = value;
      slots[slot] = size;
      return size;
    },
    valueOf: (id) => values[id] ?? 0,
    get size() {
      return size;
    },
  };
}

/** Both halves of the number, mixed; no remainder of doubles, which is slow. */
function hashOf(value: number): number {
  const high = Math.floor(value / 4_294_967_296);
  const mixed = Math.imul(value | 0, 0x85ebca6b) ^ Math.imul(high, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 7;
}
