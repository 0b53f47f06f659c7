/** The foot: that every look is recorded, the keys, colours, the register's date. */
import { useMantineColorScheme } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readStatus } from '../shared/client.ts';
import { formatMoment, weekdayOf } from '../shared/format.ts';
import { useWords } from '../shared/language.ts';
import { useIsDemo } from './access/sign-in.tsx';
import { DemoDay } from './demo/clock.tsx';
import { useCommands } from './keys/commands.ts';
import { KeyList } from './keys/key-list.tsx';

export function Foot() {
  const { say, language } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { data: status } = useQuery({ queryKey: ['status'], queryFn: readStatus });
  const [listed, setListed] = useState(false);
  const next = { auto: 'dark', dark: 'light', light: 'auto' } as const;
  const toNext = () => setColorScheme(next[colorScheme]);
  useCommands([
    { id: 'scheme', words: say('keys.scheme'), keys: 'alt+shift+D', run: toNext },
    { id: 'keys', words: say('keys.title'), keys: 'shift+?', run: () => setListed(true) },
  ]);
  return (
    <footer className="foot">
      <span>
        <IconEye className="i" stroke={1.75} aria-hidden="true" />
        {say('foot.recorded')}
      </span>
      {useIsDemo() ? <DemoDay /> : null}
      <span className="r">
        <button type="button" className="link" onClick={() => setListed(true)}>
          <kbd>?</kbd> {say('keys.short')}
        </button>
        <button type="button" className="link" onClick={toNext}>
          {say(`scheme.${colorScheme}`)}
        </button>
        {status === undefined ? null : (
          <span title={say('foot.version', { version: status.version, database: status.database })}>
            {weekdayOf(status.now, language)}, {formatMoment(status.now)}
          </span>
        )}
      </span>
      {listed ? <KeyList onClose={() => setListed(false)} /> : null}
    </footer>
  );
}
