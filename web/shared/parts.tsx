/** Small parts that every page shares: number, source tag, chip, ledger row, empty list, trouble. */
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { Problem } from './client.ts';
import { groupsOf } from './format.ts';
import { spoken, type TextValues, useWords } from './language.ts';
import type { FieldsOf, TextKey, Texts } from './texts.ts';

/** A heading or note left of the double rule, the matter right of it. */
export function Ledger({
  title,
  note,
  className = '',
  children,
}: {
  readonly title?: string | undefined;
  readonly note?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={`ledger ${className}`}>
      <div className="m">
        {title === undefined ? null : <h2>{title}</h2>}
        {note}
      </div>
      <div className="b">{children}</div>
    </section>
  );
}

/** A text of the catalogue whose `<b>` and `<raw>` parts stay elements. */
export function Say<Key extends TextKey>({
  of,
  values,
}: { readonly of: Key } & (FieldsOf<Texts[Key]> extends never ? { readonly values?: undefined } : { readonly values: TextValues<Key> })) {
  const { language } = useWords();
  return <Trans i18nKey={of as never} values={spoken(values, language)} components={{ b: <b />, raw: <span className="raw" /> }} />;
}

/** Four groups, each on its own tick; copied without spaces, read digit by digit. */
export function PersonNumber({ value, plain = false }: { readonly value: string; readonly plain?: boolean }) {
  return (
    <span
      className={plain ? 'num plain' : 'num'}
      role="img"
      aria-label={[...value].join(' ')}
      onCopy={(event) => {
        event.clipboardData.setData('text/plain', value);
        event.preventDefault();
      }}
    >
      {groupsOf(value).map((group, place) => (
        <span key={`${place}${group}`}>{group}</span>
      ))}
    </span>
  );
}

const tags: { readonly [source: string]: string } = {
  'khai-sinh': 'KS',
  'khai-tu': 'KT',
  dc01: 'DC',
  cmnd: 'CM',
  bhxh: 'BH',
  'y-te': 'TC',
  act: 'SC',
  drawn: 'SG',
};

/** Filled for an entry of civil status, outlined for the rest. */
export function SourceTag({ source }: { readonly source: string }) {
  const isEntry = source === 'khai-sinh' || source === 'khai-tu';
  return (
    <span className={isEntry ? 'tag root' : 'tag'} aria-hidden="true">
      {tags[source] ?? source.slice(0, 2).toUpperCase()}
    </span>
  );
}

export type Tone = 'done' | 'wait' | 'stop' | 'act' | 'plain';

export function Chip({ tone = 'plain', icon: Sign, children }: { readonly tone?: Tone; readonly icon: Icon; readonly children: ReactNode }) {
  return (
    <span className={`chip ${tone}`}>
      <Sign className="i" stroke={1.75} aria-hidden="true" />
      {children}
    </span>
  );
}

/** An empty list says what is not there and what to do. */
export function Notice({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="notice">
      <b>{title}</b>
      {children}
    </div>
  );
}

/** What went wrong, in the server's own words, and what to do about it. */
export function Trouble({ error }: { readonly error: Error }) {
  const { say } = useWords();
  const unreachable = !(error instanceof Problem) || error.code === 'unreachable';
  return (
    <div className="trouble" role="alert">
      <b>{unreachable ? say('trouble.unreachable') : error.message}</b>
      {unreachable ? say('trouble.unreachable.mend') : null}
    </div>
  );
}
