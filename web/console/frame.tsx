/** Banner, spine, top bar with the one search, index of what exists, foot; whoever is not signed in is asked who they are. */
import './frame.css';
import { IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { readers } from '#values/browser.ts';
import { signOut } from '../shared/client.ts';
import { chooseLanguage, useWords } from '../shared/language.ts';
import { Mark } from '../shared/mark.tsx';
import { Ledger, Notice, Say } from '../shared/parts.tsx';
import { useTitle } from '../shared/title.ts';
import { identityOf, isOneOf, type OfficerMe, useMe } from './access/me.ts';
import { SignIn, useIsDemo } from './access/sign-in.tsx';
import { forgetOfficer, forgetWhyOfOthers } from './access/why.ts';
import { FirstPage } from './demo/first-page.tsx';
import { forgetDrafts } from './events/draft.ts';
import { Foot } from './foot.tsx';
import { Index } from './index-of-pages.tsx';
import { useCommands } from './keys/commands.ts';
import { Palette } from './keys/palette.tsx';
import { SearchBox } from './search-box.tsx';

/** Where a session ends while somebody works, the page stays as it is behind the question who they are. */
export function Frame() {
  const me = useMe();
  const [working, setWorking] = useState<OfficerMe | null>(null);
  const { pathname } = useLocation();
  if (me?.kind === 'officer' && me !== working) setWorking(me);
  if (pathname === '/hop-thu' || pathname === '/dang-nhap')
    return (
      <Apart>
        <Outlet />
      </Apart>
    );
  if (me === undefined && working === null) return null;
  if (me?.kind === 'citizen') return <NobodysWork titled="me.citizen" />;
  const officer = me?.kind === 'officer' ? me : working;
  return officer === null ? <NobodysWork titled="me.first" /> : <OfficersFrame me={officer} away={me?.kind === 'nobody'} />;
}

/** A page outside of anybody's work. */
function Apart({ first = false, children }: { readonly first?: boolean; readonly children: ReactNode }) {
  const { say } = useWords();
  return (
    <div className="console apart">
      <Banner />
      <Spine unit={first ? say('demo.spine') : null} />
      <main className={first ? 'sheet ruled first' : 'sheet ruled'} id="sheet">
        {children}
      </main>
    </div>
  );
}

function NobodysWork({ titled }: { readonly titled: 'me.first' | 'me.citizen' }) {
  const { say } = useWords();
  useTitle(say(titled));
  const isDemo = useIsDemo();
  if (isDemo === undefined) return null;
  if (isDemo && titled === 'me.first')
    return (
      <Apart first>
        <FirstPage>
          <LanguageSwitch />
        </FirstPage>
      </Apart>
    );
  return (
    <Apart>
      <Ledger className="head">
        <h1 className="h1">{say(titled)}</h1>
        <div className="acts">
          <LanguageSwitch />
        </div>
      </Ledger>
      <Ledger>
        {titled === 'me.citizen' ? <Notice title={say('me.citizen.what')} /> : null}
        <SignIn />
      </Ledger>
    </Apart>
  );
}

function OfficersFrame({ me, away }: { readonly me: OfficerMe; readonly away: boolean }) {
  const { say } = useWords();
  const sheet = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const identity = identityOf(me);
  useEffect(() => {
    forgetWhyOfOthers(identity);
    forgetDrafts(identity);
  }, [identity]);
  const before = useRef(pathname);
  useEffect(() => {
    const isChosen = document.activeElement?.closest('.find, .typing') != null; // by the page itself: where work begins
    if (before.current !== pathname && !isChosen) sheet.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return (
    <div className="console">
      <a className="jump" href="#sheet">
        {say('frame.jump')}
      </a>
      <Banner />
      <Spine unit={me.unit === null ? say('me.of-country') : me.unit.path} />
      <header className="top">
        <Link to="/" className="wordm">
          Sổ Gốc
        </Link>
        {isOneOf(me, readers) ? <SearchBox /> : null}
        <LanguageSwitch />
        <Account me={me} />
      </header>
      <div className="index">
        <Index key={pathname} />
      </div>
      <main className="sheet ruled" id="sheet" tabIndex={-1} ref={sheet}>
        {away ? <SignInAgain /> : null}
        <div hidden={away}>
          <Outlet key={identity} />
        </div>
      </main>
      <Foot />
      <Palette />
    </div>
  );
}

function Banner() {
  const { say, language } = useWords();
  return (
    <aside className="banner" aria-label={say('banner.label')}>
      <span>
        <Say of="banner" />
      </span>
      <span className="other" lang={language === 'vi' ? 'en' : 'vi'}>
        {say('banner.other')}
      </span>
    </aside>
  );
}

/** Whose book this is: the office's unit, the smallest first. */
function Spine({ unit }: { readonly unit: string | null }) {
  const { say } = useWords();
  const [own = '', ...above] = (unit ?? '').split(', ');
  return (
    <aside className="spine" aria-label={say('spine.label')}>
      <Mark />
      <span className="unit">
        {unit === null ? (
          <Say of="spine" />
        ) : (
          <>
            <b>{own}</b>
            {above.length === 0 ? '' : ` · ${above.join(', ')}`}
          </>
        )}
      </span>
    </aside>
  );
}

/** Signing out forgets all that was open here: the page begins anew. */
function useLeave() {
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      forgetOfficer();
      forgetDrafts();
      location.assign('/');
    },
  });
}

function Account({ me }: { readonly me: OfficerMe }) {
  const { say, language } = useWords();
  const leave = useLeave();
  const navigate = useNavigate();
  useCommands([
    { id: 'language', words: say('keys.language'), run: () => void chooseLanguage(language === 'vi' ? 'en' : 'vi') },
    { id: 'account', words: say('access.account'), run: () => void navigate({ to: '/tai-khoan' }) },
    { id: 'sign-out', words: say('me.sign-out'), run: () => leave.mutate() },
  ]);
  return (
    <section className="me" aria-label={say('me.account')}>
      <Link to="/tai-khoan" className="who" title={say('access.account')}>
        <b>{me.name}</b>
        <span>{me.words[language]}</span>
      </Link>
      <button
        type="button"
        className="leave"
        aria-label={say('me.sign-out')}
        title={say('me.sign-out')}
        disabled={leave.isPending}
        onClick={() => leave.mutate()}
      >
        <IconLogout className="i" stroke={1.75} aria-hidden="true" />
        <span className="word">{say('me.sign-out')}</span>
      </button>
    </section>
  );
}

function SignInAgain() {
  const { say } = useWords();
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('me.again')}</h1>
      </Ledger>
      <Ledger>
        <p>{say('me.again.kept')}</p>
        <SignIn />
      </Ledger>
    </>
  );
}

export function LanguageSwitch() {
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
