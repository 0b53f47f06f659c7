/** Reads the command line and runs one command. */
import { run } from '@stricli/core';
import { application } from './application.ts';
import { language } from './language.ts';
import { endWithOurParent, outliveReaders, wasInterrupted } from './lifetime.ts';
import { tellUsage } from './tell-failure.ts';

endWithOurParent();
outliveReaders();
const words = process.argv.slice(2);
let said = ''; // by the command-line library: our commands write to the true stderr
const exit: { exitCode?: number | string | null } = {};
await run(application, words, {
  process: Object.assign(exit, { stdout: process.stdout, stderr: { write: (text: string) => void (said += text) }, env: process.env }),
});
if (said !== '') tellUsage(said, words, language);
if (wasInterrupted()) process.exitCode = 130;
