/** A value letter by letter: what differs from the other side is marked by its kind, never by colour alone. */
import type { ShownReview } from '../../shared/api.ts';

type Stated = NonNullable<ShownReview['waterfall'][number]['values'][number]>;

export function Letters({ letters }: { readonly letters: NonNullable<Stated['letters']> }) {
  let at = 0;
  return (
    <span className="letters">
      {letters.map(({ text, mark }) => {
        const from = at;
        at += text.length;
        return mark === null ? (
          text
        ) : (
          <span key={from} className={mark}>
            {text}
          </span>
        );
      })}
    </span>
  );
}
