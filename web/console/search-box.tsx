/** The one search: number or name, any tone, any case. Ctrl K comes here from every page. */
import { IconSearch } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../shared/language.ts';
import { useCommands } from './keys/commands.ts';

export function SearchBox() {
  const { say } = useWords();
  const navigate = useNavigate();
  const { pathname, state } = useLocation();
  const sought = pathname === '/nguoi' ? (state.q ?? '') : '';
  const [typed, setTyped] = useState(sought);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(sought), [sought]);
  const seekAnew = () => {
    box.current?.focus();
    box.current?.select();
  };
  useCommands([{ id: 'find', words: say('keys.find'), keys: 'mod+K', run: seekAnew }]);

  const seek = (event: SubmitEvent) => {
    event.preventDefault();
    void navigate({
      to: '/nguoi',
      state: { ...(state.born === undefined || pathname !== '/nguoi' ? {} : { born: state.born }), q: typed.trim() },
      replace: pathname === '/nguoi',
    });
  };
  /** Down goes from what was typed to the first that was found. */
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>('[data-found]')?.focus();
    }
  };
  return (
    <form className="find" role="search" onSubmit={seek}>
      <IconSearch className="i" stroke={1.75} aria-hidden="true" />
      <input
        ref={box}
        type="search"
        name="q"
        autoComplete="off"
        spellCheck={false}
        aria-label={say('find.label')}
        placeholder={say('find.placeholder')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <kbd>Ctrl K</kbd>
    </form>
  );
}
