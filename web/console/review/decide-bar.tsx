/** The decision on a pair: three buttons and three keys, a reason, a question; and the way back from the last one. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type SubmitEvent, useId, useState } from 'react';
import type { ShownReview } from '../../shared/api.ts';
import type { ReviewDecision } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Trouble } from '../../shared/parts.tsx';

export const decisions = ['same', 'different', 'ask'] as const;

type Decision = ReviewDecision['decision'];

export type DecideBarProps = {
  readonly review: ShownReview;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly keysOn: boolean;
  readonly onKeys: (on: boolean) => void;
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly onDecide: (decision: ReviewDecision) => void;
};

export function DecideBar({ review, busy, error, keysOn, onKeys, asking, onAsk, onDecide }: DecideBarProps) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const [seen, setSeen] = useState(false);
  const others = review.cluster.reviews.length > 0;
  const numbers = review.sides.map(({ person }) => person.personNumber).filter((number) => number !== null);
  const [kept, setKept] = useState(numbers[0]);
  const decide = (decision: Decision) => {
    if (decision === 'ask') return onAsk(true);
    onDecide({
      decision,
      reason: reason.trim().length >= 5 ? reason.trim() : say(`review.reason.${decision}`),
      ...(decision === 'same' && seen && { despiteConflicts: true }),
      ...(decision === 'same' && numbers.length === 2 && kept !== undefined && { keepNumber: kept }),
    });
  };
  return (
    <section className="decide" aria-label={say('review.work')}>
      {error === null ? null : <Trouble error={error} />}
      {asking ? (
        <Question busy={busy} onSend={(question) => onDecide({ decision: 'ask', reason: question })} onDrop={() => onAsk(false)} />
      ) : (
        <div className="row">
          {decisions.map((decision, at) => (
            <Button
              key={decision}
              size="md"
              variant={at === 0 ? 'filled' : 'default'}
              disabled={busy}
              data-decision={decision}
              rightSection={keysOn ? <kbd>{at + 1}</kbd> : null}
              aria-keyshortcuts={keysOn ? String(at + 1) : undefined}
              onClick={() => decide(decision)}
            >
              {say(`review.decide.${decision}`)}
            </Button>
          ))}
          <p className="small soft">{say('review.decide.note')}</p>
        </div>
      )}
      <div className="more">
        {asking ? null : (
          <TextInput
            size="xs"
            label={say('review.reason')}
            placeholder={say('review.reason.same')}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {numbers.length < 2 || asking ? null : (
          <NativeSelect
            size="xs"
            className="kept"
            label={say('review.keep-number')}
            value={kept}
            data={numbers.map((number) => ({ value: number, label: number.replace(/(\d{3})(?=\d)/g, '$1 ') }))}
            onChange={(event) => setKept(event.currentTarget.value as typeof kept)}
          />
        )}
        {others ? <Checkbox size="xs" label={say('review.cluster.seen')} checked={seen} onChange={(event) => setSeen(event.currentTarget.checked)} /> : null}
        <Checkbox size="xs" label={say('review.keys')} checked={keysOn} onChange={(event) => onKeys(event.currentTarget.checked)} />
      </div>
    </section>
  );
}

/** Ctrl+Enter sends, Escape drops it; what was typed is kept while it is being sent. */
function Question({ busy, onSend, onDrop }: { readonly busy: boolean; readonly onSend: (question: string) => void; readonly onDrop: () => void }) {
  const { say } = useWords();
  const [question, setQuestion] = useState(say('review.question.text'));
  const id = useId();
  const send = (event?: SubmitEvent) => {
    event?.preventDefault();
    if (!busy && question.trim().length >= 5) onSend(question.trim());
  };
  return (
    <form className="question" onSubmit={send}>
      <OwnWords
        id={id}
        label={say('review.question')}
        maxRows={4}
        autoFocus
        value={question}
        onSay={setQuestion}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDrop();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <Button type="submit" variant="filled" disabled={busy}>
        {say('review.question.send')}
      </Button>
      <Button onClick={onDrop}>{say('review.question.drop')}</Button>
    </form>
  );
}
