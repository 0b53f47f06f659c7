/** What pages of corrections and approvals share: the day with its tone, before and after, an office in words. */
import './corrections.css';
import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Chip } from '../../shared/parts.tsx';

type Words = { readonly vi: string; readonly en: string };

export function DueChip({ dueOn, isLate }: { readonly dueOn: string; readonly isLate: boolean }) {
  const { say } = useWords();
  return (
    <Chip tone={isLate ? 'stop' : 'wait'} icon={IconClock}>
      {say(isLate ? 'corrections.late' : 'corrections.due-on', { date: formatDate(dueOn) })}
    </Chip>
  );
}

const ended: { readonly [state: string]: 'done' | 'stop' } = { corrected: 'done', approved: 'done', undone: 'stop', refused: 'stop', withdrawn: 'stop' };

export function StateShown({ state, words }: { readonly state: string; readonly words: Words }) {
  const { language } = useWords();
  const tone = ended[state];
  return (
    <Chip tone={tone ?? 'wait'} icon={tone === 'done' ? IconCheck : tone === 'stop' ? IconX : IconClock}>
      {words[language]}
    </Chip>
  );
}

type Detail = { readonly label: Words; readonly before: Words | null; readonly after: Words | null };

type DetailsProps = {
  readonly details: readonly Detail[];
  readonly caption: string;
  /** What stands where there was nothing before; where nothing could be, an empty text. */
  readonly nothing?: string;
};

export function Details({ details, caption, nothing }: DetailsProps) {
  const { say, language } = useWords();
  return (
    <table className="list details">
      <caption className="said-only">{caption}</caption>
      <thead className="said-only">
        <tr>
          <th scope="col">{say('corrections.fields')}</th>
          <th scope="col">{say('correction.before')}</th>
          <th scope="col">{say('correction.after')}</th>
        </tr>
      </thead>
      <tbody>
        {details.map(({ label, before, after }) => (
          <tr key={label.en}>
            <th scope="row">{label[language]}</th>
            <td data-label={say('correction.before')}>
              {before === null ? <span className="soft">{nothing ?? say('correction.nothing')}</span> : <del>{before[language]}</del>}
            </td>
            <td data-label={say('correction.after')}>{after === null ? '' : <ins>{after[language]}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function useOffice() {
  const { say, language } = useWords();
  return ({ words, unitName }: { readonly words: Words; readonly unitName: string | null }): string =>
    say('correction.decides', { office: words[language], unit: unitName ?? say('corrections.nobody') });
}
