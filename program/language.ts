/** The language of the command line: Vietnamese, unless the environment asks for English. */
import type { Language } from '#values/index.ts';

export const language: Language = /^en/i.test(process.env['SOGOC_LANG'] || process.env['LC_ALL'] || process.env['LANG'] || '') ? 'en' : 'vi';
