/** How the officials' pages become static files: one entry, no request to anywhere else, a nonce in place of inline trust. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { nonceMark } from './nonce.ts';

const config: InlineConfig = {
  root: fileURLToPath(new URL('console', import.meta.url)),
  plugins: [react()],
  html: { cspNonce: nonceMark },
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1_000, emptyOutDir: true },
};
export default config;
