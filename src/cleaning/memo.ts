/** Answers kept for texts that come again: each distinct value is read once, within a bounded memory. */

const most = 100_000;

export function memo<T>(read: (text: string) => T): (text: string) => T {
  const inOne = memoWithin<undefined, T>((_, text) => read(text));
  return (text) => inOne(undefined, text);
}

/** The same where the answer also depends on the surroundings: a source, a day, an office. All surroundings share one memory. */
export function memoWithin<Surroundings, T>(read: (within: Surroundings, text: string) => T): (within: Surroundings, text: string) => T {
  const held = new Map<Surroundings, Map<string, T>>();
  let size = 0;
  return (within, text) => {
    let answers = held.get(within);
    const known = answers?.get(text);
    if (known !== undefined || answers?.has(text)) return known as T;
    if (size >= most) {
      held.clear();
      answers = undefined;
      size = 0;
    }
    if (answers === undefined) held.set(within, (answers = new Map()));
    const answer = read(within, text);
    answers.set(text, answer);
    size++;
    return answer;
  };
}
