/** Answers kept for texts that come again: each distinct value is read once, within a bounded memory. */

const most = 100_000;

export function memo<T>(read: (text: string) => T): (text: string) => T {
  const held = new Map<string, T>();
  return (text) => {
    const known = held.get(text);
    if (known !== undefined || held.has(text)) return known as T;
    if (held.size >= most) held.clear();
    const answer = read(text);
    held.set(text, answer);
    return answer;
  };
}
