/** Two times of an archive: as things were on a day, and as the register knew them on a day. */
import { useNavigate } from '@tanstack/react-router';
import type { PersonReply } from '../../shared/api.ts';
import { useWords } from '../../shared/language.ts';
import { TimeSlider } from './time-slider.tsx';

export type Times = { readonly asOf?: string; readonly knownOn?: string };

export function PersonTimes({ today, times }: { readonly today: PersonReply; readonly times: Times }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const past = times.asOf !== undefined || times.knownOn !== undefined;
  const now = today.asOf; // the register's day, which a demo may have moved
  const versions = today.versions.filter((version) => !version.void);
  const choose = (next: Times) => {
    const kept = { ...times, ...next };
    void navigate({
      to: '/nguoi/$personId',
      params: { personId: today.personId },
      search: {
        ...(kept.asOf === undefined || kept.asOf === now ? {} : { asOf: kept.asOf }),
        ...(kept.knownOn === undefined || kept.knownOn === now ? {} : { knownOn: kept.knownOn }),
      },
      replace: true,
    });
  };
  return (
    <section className={past ? 'ledger time ruled away' : 'ledger time ruled'} aria-label={say('times.title')}>
      <div className="m">
        {past ? (
          <>
            <b>{say('times.past')}</b>
            <br />
            <button
              type="button"
              className="link"
              onClick={() => void navigate({ to: '/nguoi/$personId', params: { personId: today.personId }, search: {}, replace: true })}
            >
              {say('times.back')}
            </button>
          </>
        ) : (
          <b>{say('times.today')}</b>
        )}
      </div>
      <div className="b">
        <TimeSlider
          label={say('times.as-of')}
          note={say('times.as-of.note')}
          value={times.asOf ?? now}
          today={now}
          events={versions.map((version) => version.validFrom)}
          onChoose={(asOf) => choose({ asOf })}
        />
        <TimeSlider
          label={say('times.known-on')}
          note={say('times.known-on.note')}
          value={times.knownOn ?? now}
          today={now}
          events={today.versions.map((version) => version.recordedAt)}
          onChoose={(knownOn) => choose({ knownOn })}
        />
      </div>
    </section>
  );
}
