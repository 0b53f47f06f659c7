/** What the program knows of the pages: how they are built into a folder, and the mark in them that each answer replaces. */
export { nonceMark } from './nonce.ts';

/** Prints nothing; `outDir` is emptied first. Throws what the bundler found wrong. The bundler is loaded only here: most starts find the pages built. */
export async function buildPages(outDir: string): Promise<void> {
  const { build } = await import('vite');
  const { default: config } = await import('./vite.config.ts');
  await build({ ...config, configFile: false, logLevel: 'silent', mode: 'production', build: { ...config.build, outDir } });
}
