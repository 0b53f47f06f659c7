/** Who of the register a form or an entry is like, beside it while it is typed; whose it is the officer says. */
import { Radio } from '@mantine/core';
import type { CheckedForm } from '../../shared/api.ts';
import { formatDate, formatShare } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Notice, PersonNumber } from '../../shared/parts.tsx';
import { FindByNumber } from '../events/find-by-number.tsx';
import type { FormDraft } from './draft.ts';

type Props = {
  readonly kind: FormDraft['kind'];
  readonly title: string;
  /** What is said where nobody is like it. */
  readonly none: string;
  readonly told: Pick<CheckedForm, 'likely' | 'elsewhere'> | undefined;
  readonly whose: FormDraft['whose'];
  /** Whether the choice is missing. */
  readonly lack: boolean;
  onChoose(whose: FormDraft['whose']): void;
};

export function Likely({ kind, title, none, told, whose, lack, onChoose }: Props) {
  const { say, language } = useWords();
  const likely = told?.likely ?? [];
  const other = whose !== null && whose !== 'new' && !likely.some(({ personId }) => personId === whose.personId) ? whose : null;
  const value = whose === null ? '' : whose === 'new' ? 'new' : whose.personId;
  return (
    <aside className="like" aria-labelledby="like">
      <h2 id="like" className="h3">
        {title}
      </h2>
      <div aria-live="polite">
        {told === undefined ? <p className="soft">{say('forms.like.wait')}</p> : null}
        {told !== undefined && likely.length === 0 && kind === 'dc01' ? <p className="soft">{none}</p> : null}
        {told?.elsewhere == null ? null : <Notice title={say('forms.elsewhere')}>{told.elsewhere[language]}</Notice>}
      </div>
      {likely.length === 0 ? null : (
        <Radio.Group
          id="whose"
          tabIndex={-1}
          aria-label={title}
          error={lack ? say('forms.like.lack') : null}
          value={value}
          onChange={(chosen) => {
            const one = likely.find(({ personId }) => personId === chosen);
            onChoose(one === undefined ? 'new' : { personId: one.personId, fullName: one.fullName });
          }}
        >
          {likely.map((one) => (
            <div className="one" key={one.personId}>
              <Radio
                value={one.personId}
                label={
                  <>
                    <b>{one.fullName}</b>
                    <span className="said-only"> {say('forms.like.this')}</span>
                  </>
                }
              />
              <div className="facts">
                {one.dateOfBirth === null ? null : <span>{formatDate(one.dateOfBirth)}</span>}
                {one.personNumber === null ? null : <PersonNumber value={one.personNumber} plain />}
                <span className="soft">
                  {one.probability === null ? say('forms.like.namesake') : say('forms.like.share', { share: formatShare(one.probability, language) })}
                </span>
                {one.unit === null ? null : <span className="soft">{one.unit}</span>}
              </div>
              {one.waterfall.length === 0 ? null : (
                <details>
                  <summary>{say('forms.like.why')}</summary>
                  <ul>
                    {one.waterfall.map(({ words, weight }) => (
                      <li key={words.vi} className="weighed">
                        <span>{words[language]}</span>
                        <span className="n">{weight.toFixed(1).replace('.', language === 'vi' ? ',' : '.')}</span>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          ))}
          {kind === 'dc01' ? <Radio value="new" label={say('forms.like.new')} /> : null}
        </Radio.Group>
      )}
      {kind === 'dc02' && (likely.length === 0 || other !== null) ? (
        <>
          {other === null ? null : <b>{other.fullName}</b>}
          <FindByNumber label={say('forms.like.number')} found={null} onFound={(found) => onChoose(found)} />
          {lack && likely.length === 0 ? <p className="wrong">{say('forms.like.lack')}</p> : null}
        </>
      ) : null}
    </aside>
  );
}
