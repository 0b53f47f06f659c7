/** Answers kept for texts that come again: each distinct value is read once, within a bounded memory. */

const most = 100_000;

export function memo<T>(read: (text: string) => T): (text: string) => T {
  const inOne = memoWithin<undefined, T>((_, text) => read(text));
  return (text) => inOne(undefined, text);
}

/**
 * The same where the answer also depends on the surroundings: a source, a day, an office. All surroundings share one memory.
 * Rows that follow each other often say the same (office, day, nation, address of a household), so the last answer is tried first.
 */
export function memoWithin<Surroundings, T>(read: (within: Surroundings, text: string) => T): (within: Surroundings, text: string) => T {
  const held = new Map<Surroundings, Map<string, T>>();
  let size = 0;
  let lastWithin: Surroundings | undefined;
  let lastText: string | undefined;
  let lastAnswer: T | undefined;
  return (within, text) => {
    if (text === lastText && within === lastWithin) return lastAnswer as T;
    lastAnswer = find(within, text);
    lastWithin = within;
    lastText = text;
    return lastAnswer;
  };

  function find(within: Surroundings, text: string): T {
    let answers = held.get(within);
    const known = answers?.get(text);
    if (known !== undefined || answers?.has(text)) return known as T;
    if (size >= most) {
      held.clear();
      answers = undefined;
      size = 0;
    }
    if (answers === undefined) {
      answers = new Map();
      held.set(within, answers);
    }
    const own = apart(text);
    const answer = read(within, own);
    answers.set(own, answer);
    size++;
    return answer;
  }
}

/** A field is a window into the text of many records: kept as it is, it would keep all of them in memory. */
const apart = (text: string): string => ` ${text}`.slice(1);
