/** What two archives state otherwise, one value of each: told to whoever is about to sign that they are one person's. */
import type { ShownReview } from '../../shared/api.ts';
import { useWords } from '../../shared/language.ts';

export function Contradicts({ contradicts, names }: { readonly contradicts: ShownReview['contradicts']; readonly names: readonly [string, string] }) {
  const { say, language } = useWords();
  return (
    <table className="list contradicts">
      <caption className="said-only">{say('contradicts.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('contradicts.what')}</th>
          {names.map((name, side) => (
            <th scope="col" key={`${name}${side === 0 ? 'a' : 'b'}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {contradicts.map(({ field, label, values }) => (
          <tr key={field}>
            <th scope="row">{label[language]}</th>
            <td data-label={names[0]}>{values[0][language]}</td>
            <td data-label={names[1]}>{values[1][language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
