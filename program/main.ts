#!/usr/bin/env node
/** The one executable `sogoc`: reads the command line and runs one command. */
import { run, type StricliProcess } from '@stricli/core';
import { application, exitCodeOf } from './application.ts';
import { endWithOurParent, outliveReaders } from './lifetime.ts';

endWithOurParent();
outliveReaders();
await run(application, process.argv.slice(2), { process: process as StricliProcess });
process.exitCode = exitCodeOf(process.exitCode);
