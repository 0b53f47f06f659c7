/** Builds the pages once into a folder; the program serves that folder. */
import { build } from 'vite';
import config from './vite.config.ts';

/** Prints nothing; `outDir` is emptied first. Throws what the bundler found wrong. */
export async function buildPages(outDir: string): Promise<void> {
  await build({ ...config, configFile: false, logLevel: 'silent', mode: 'production', build: { ...config.build, outDir } });
}
