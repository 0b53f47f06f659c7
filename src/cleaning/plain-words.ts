/** Whether every word of a text is one of those that stand as they should: asked of millions of names that are made of few words. */

const blank = 32;
const mostWords = 1 << 16;
const mostSigns = 1 << 19;
/** Longer ones are no words of a name; they are judged each time. */
const longestWord = 24;

/**
 * Each word is judged once and then found by its signs where they stand in the text. Cut out and looked up in a `Map`, words took a
 * fifth of cleaning.
 *
 * @example everyWord((word) => /^[A-Z]/.test(word))('Nguyễn Văn') // => true
 */
export function everyWord(holds: (word: string) => boolean): (text: string) => boolean {
  /** Open addressing: a slot holds the number of a word, or -1. */
  const slots = new Int32Array(mostWords * 2).fill(-1);
  const begins = new Int32Array(mostWords + 1);
  const verdicts = new Uint8Array(mostWords);
  const signs = new Uint16Array(mostSigns);
  let words = 0;

  return (text) => {
    for (let from = 0, at = 0; ; from = ++at) {
      let hash = 0;
      for (let sign = 0; at < text.length; at++) {
        sign = text.charCodeAt(at);
        if (sign === blank) break;
        hash = Math.imul(hash ^ sign, 0x01000193);
      }
      if (!judge(text, from, at, hash)) return false;
      if (at >= text.length) return true;
    }
  };

  function judge(text: string, from: number, to: number, hash: number): boolean {
    if (to - from > longestWord) return holds(text.slice(from, to));
    for (let slot = spread(hash); ; slot = (slot + 1) & (slots.length - 1)) {
      const word = slots[slot] as number;
      if (word < 0) return learn(text, from, to, hash);
      if (isThere(word, text, from, to)) return verdicts[word] === 1;
    }
  }

  function isThere(word: number, text: string, from: number, to: number): boolean {
    const begin = begins[word] as number;
    if ((begins[word + 1] as number) - begin !== to - from) return false;
    for (let at = from; at < to; at++) if (signs[begin + at - from] !== text.charCodeAt(at)) return false;
    return true;
  }

  function learn(text: string, from: number, to: number, hash: number): boolean {
    const verdict = holds(text.slice(from, to));
    if (words >= mostWords || (begins[words] as number) + longestWord > mostSigns) {
      slots.fill(-1);
      words = 0;
    }
    let slot = spread(hash);
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = words;
    verdicts[words] = verdict ? 1 : 0;
    const begin = begins[words] as number;
    for (let at = from; at < to; at++) signs[begin + at - from] = text.charCodeAt(at);
    begins[++words] = begin + to - from;
    return verdict;
  }

  function spread(hash: number): number {
    return (hash ^ (hash >>> 15)) & (slots.length - 1);
  }
}
