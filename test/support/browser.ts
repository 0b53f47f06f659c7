/** A real browser from the packages alone: no apt package, no fonts of the machine, no download. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** `npm ci` empties it, so that a newer package is unpacked anew. */
const home = path.resolve(import.meta.dirname, '../../node_modules/.cache/chromium');

/** The package unpacks into the temporary folder, and its own libnss3 only when it takes the machine for a bare one; without a fonts.conf all text is blank, with no error. */
async function unpackedChromium(): Promise<string> {
  mkdirSync(home, { recursive: true });
  const before = { folder: process.env['TMPDIR'], runtime: process.env['AWS_LAMBDA_JS_RUNTIME'] };
  process.env['TMPDIR'] = home;
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  try {
    return await (await import('@sparticuz/chromium')).default.executablePath();
  } finally {
    putBack('TMPDIR', before.folder);
    putBack('AWS_LAMBDA_JS_RUNTIME', before.runtime);
    writeFileSync(
      path.join(home, 'fonts.conf'),
      `<fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
    );
  }
}

function putBack(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** Linux on x64 is all that the package is made for; elsewhere tests with a browser are skipped by name. */
export const noBrowserHere: string | false = process.platform === 'linux' && process.arch === 'x64' ? false : 'the packaged browser runs on Linux x64 only';

export async function startBrowser(): Promise<Browser> {
  const executablePath = await unpackedChromium();
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}`);
  return await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, LD_LIBRARY_PATH: `${home}/al2023/lib`, FONTCONFIG_FILE: `${home}/fonts.conf` } as { [name: string]: string },
  });
}

export type View = { readonly width?: number; readonly height?: number; readonly language?: 'vi' | 'en'; readonly scheme?: 'light' | 'dark' };

/** A visitor who has signed in at this address, and for which purpose persons are looked at. */
export type SignedVisitor = { readonly address: string; readonly token: string; readonly purpose?: string };

/** A fresh visitor; what the page says to its console as an error is kept, so that a test can demand that there is none. */
export async function newVisitor(
  browser: Browser,
  view: View = {},
  signed?: SignedVisitor,
): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: view.width ?? 1440, height: view.height ?? 900 },
    colorScheme: view.scheme ?? 'light',
    reducedMotion: 'reduce',
  });
  if (view.language !== undefined)
    await context.addInitScript((language) => localStorage.getItem('sogoc-language') ?? localStorage.setItem('sogoc-language', language), view.language);
  if (signed !== undefined) await context.addCookies([{ name: 'sogoc-session', value: signed.token, url: signed.address, httpOnly: true, sameSite: 'Strict' }]);
  if (signed?.purpose !== undefined)
    await context.addInitScript(
      (why) => sessionStorage.getItem('sogoc-why') ?? sessionStorage.setItem('sogoc-why', why),
      JSON.stringify({ purpose: signed.purpose }),
    );
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  return { context, page, faults };
}
