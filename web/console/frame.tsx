/** Banner, spine, top bar with the one search, index of what exists, foot. */
import './frame.css';
import { useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAlertTriangle, IconArrowBackUp, IconLock, IconMenu2, IconPlayerPlay, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { readStatus } from '../shared/client.ts';
import { formatNumber } from '../shared/format.ts';
import { chooseLanguage, useWords } from '../shared/language.ts';
import { Mark } from '../shared/mark.tsx';
import { Say } from '../shared/parts.tsx';
import { SearchBox } from './search-box.tsx';

export function Frame() {
  const { say, language } = useWords();
  const sheet = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    const searching = document.activeElement?.closest('.find') != null;
    if (before.current !== pathname && !searching) sheet.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return (
    <div className="console">
      <a className="jump" href="#sheet">
        {say('frame.jump')}
      </a>
      <aside className="banner" aria-label={say('banner.label')}>
        <span>
          <Say of="banner" />
        </span>
        <span className="other" lang={language === 'vi' ? 'en' : 'vi'}>
          {say('banner.other')}
        </span>
      </aside>
      <aside className="spine" aria-label={say('spine.label')}>
        <Mark />
        <span className="unit">
          <Say of="spine" />
        </span>
      </aside>
      <header className="top">
        <Link to="/" className="wordm">
          Sổ Gốc
        </Link>
        <SearchBox />
        <LanguageSwitch />
      </header>
      <div className="index">
        <Index key={pathname} />
      </div>
      <main className="sheet ruled" id="sheet" tabIndex={-1} ref={sheet}>
        <Outlet />
      </main>
      <Foot />
    </div>
  );
}

function LanguageSwitch() {
  const { say, language } = useWords();
  return (
    <button
      type="button"
      className="lang"
      lang={language === 'vi' ? 'en' : 'vi'}
      aria-label={say('frame.language')}
      onClick={() => void chooseLanguage(language === 'vi' ? 'en' : 'vi')}
    >
      {language === 'vi' ? <b>VI</b> : 'VI'} · {language === 'en' ? <b>EN</b> : 'EN'}
    </button>
  );
}

function Index() {
  const { say, language } = useWords();
  const [open, setOpen] = useState(false);
  const { data: status } = useQuery({ queryKey: ['status'], queryFn: readStatus });
  const count = (value: number | undefined) => (value === undefined ? null : <span className="n">{formatNumber(value, language)}</span>);
  return (
    <nav aria-label={say('index')}>
      <button type="button" className="open-index" aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconMenu2 className="i" stroke={1.75} aria-hidden="true" />
        {say('index')}
      </button>
      <h2>{say('index.register')}</h2>
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true }}>
            <IconPlayerPlay className="i" stroke={1.75} aria-hidden="true" />
            {say('index.build')}
          </Link>
        </li>
        <li>
          <Link to="/nguoi">
            <IconUsers className="i" stroke={1.75} aria-hidden="true" />
            {say('index.persons')}
            {count(status?.register.persons)}
          </Link>
        </li>
      </ul>
      <h2>{say('index.mend')}</h2>
      <ul>
        <li>
          <Link to="/loi">
            <IconAlertTriangle className="i" stroke={1.75} aria-hidden="true" />
            {say('index.findings')}
            {count(status?.register.findings)}
          </Link>
        </li>
        <li>
          <Link to="/dong-tra-lai">
            <IconArrowBackUp className="i" stroke={1.75} aria-hidden="true" />
            {say('index.refused')}
            {count(status?.register.refused)}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

function Foot() {
  const { say } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { data: status } = useQuery({ queryKey: ['status'], queryFn: readStatus });
  const next = { auto: 'dark', dark: 'light', light: 'auto' } as const;
  const toNext = () => setColorScheme(next[colorScheme]);
  useHotkeys([['alt+shift+d', toNext]]);
  return (
    <footer className="foot">
      <span>
        <IconLock className="i" stroke={1.75} aria-hidden="true" />
        {say('foot.loopback')}
      </span>
      <span className="r">
        <span>
          <kbd>Ctrl K</kbd> {say('foot.find')}
        </span>
        <button type="button" className="link" onClick={toNext}>
          {say(`scheme.${colorScheme}`)}
        </button>
        {status === undefined ? null : <span>{say('foot.version', { version: status.version, database: status.database })}</span>}
      </span>
    </footer>
  );
}
