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

export type NumberDictionary = {
  /** Gives the id of a whole number up to 2^53, a new one where it was not seen before; 0 stays 0. */
  idOf(value: number): number;
  valueOf(id: number): number;
  readonly size: number;
};

/** Open addressing over typed arrays: 16 to 32 bytes a distinct value, where a Map takes some 60. */
export function newNumberDictionary(): NumberDictionary {
  let slots = new Int32Array(1 << 12);
  let values = new Float64Array(1 << 11);
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

function hashOf(value: number): number {
  const low = value % 4_294_967_296;
  return Math.imul((low ^ Math.imul((value - low) / 4_294_967_296, 0x9e3779b1)) >>> 0, 0x85ebca6b) >>> 7;
}
