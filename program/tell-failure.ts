/** A command that was refused or failed: a problem object on stdout where JSON was asked for, a sentence on stderr, the exit code. */
import { type Language, Refusal, type RefusalKind } from '#values/index.ts';
import { commands } from './commands.ts';
import { tellObject } from './lifetime.ts';
import { problemOf } from './problem.ts';
import { refusals } from './refusals.ts';

const exitOfKind: { readonly [kind in RefusalKind]: number } = { usage: 2, input: 3, unknown: 3, conflict: 3, forbidden: 3, environment: 4 };

const expectedWords: { readonly [language in Language]: string } = { vi: 'cần', en: 'expected:' };

type How = {
  readonly json?: string | boolean | undefined;
  readonly debug?: string | boolean | undefined;
  readonly language: Language;
  readonly instance: string;
};

export function tellFailure(error: unknown, { json, debug, language, instance }: How): void {
  const tell = (problem: object): void => {
    if (json) tellObject(problem);
  };
  if (error instanceof Refusal) {
    tell(problemOf(error, language, instance));
    process.stderr.write(`error: ${error.say(language)}\n       (${error.code})\n`);
    for (const { pointer, expected } of error.errors) process.stderr.write(`       ${pointer.slice(1)}: ${expectedWords[language]} ${expected[language]}\n`);
    if (debug) process.stderr.write(`${error.stack}\n`);
    process.exitCode = exitOfKind[error.kind];
    return;
  }
  const { name, message, stack } = error as Error;
  tell({ type: 'about:blank', title: name, status: 500, detail: message, instance, code: 'program.fault' });
  process.stderr.write(`error: ${debug ? stack : message}\n`);
  process.exitCode = 4;
}

/** `said`: what the command-line library found wrong with the words, before any command began. */
export function tellUsage(said: string, words: readonly string[], language: Language): void {
  const known = [2, 1, 0].find((length) => commands.some(({ path }) => path.length >= length && path.slice(0, length).every((word, at) => word === words[at])));
  const help = ['sogoc', ...words.slice(0, known), '--help'].join(' ');
  const refusal = new Refusal('program.usage', refusals['program.usage'], { said: said.trim(), help });
  tellFailure(refusal, { json: words.includes('--json'), language, instance: 'sogoc' });
}
