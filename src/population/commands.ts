/** Door of the room for the program: its commands, kind by kind. */
import { askingCommands } from './commands/ask-why.ts';
import { build } from './commands/build.ts';
import { changingCommands } from './commands/change-archives.ts';
import { checkingCommands } from './commands/check-register.ts';
import { exportingCommands } from './commands/export-sheets.ts';
import { match } from './commands/match-form.ts';
import { movingCommands } from './commands/move-forms.ts';
import { numberCommands } from './commands/numbers.ts';
import { readingCommands } from './commands/read-archives.ts';

export const commands = [
  build,
  match,
  ...readingCommands,
  ...askingCommands,
  ...changingCommands,
  ...movingCommands,
  ...numberCommands,
  ...exportingCommands,
  ...checkingCommands,
];
