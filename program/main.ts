#!/usr/bin/env node
/** The one executable `sogoc`. What Node has compiled once is kept, also for the processes that it starts: each is up in half the time. */
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { listenForEnd } from './lifetime.ts';

process.env['NODE_COMPILE_CACHE'] ??= path.resolve(import.meta.dirname, '../node_modules/.cache/sogoc-compiled');
enableCompileCache(process.env['NODE_COMPILE_CACHE']);
listenForEnd(); // from the first moment: what follows takes a while to load
await import('./run.ts');
