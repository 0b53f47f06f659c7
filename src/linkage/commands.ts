/** Door of the room for the program: its commands. */
import type { CommandNeeds } from '#database/index.ts';
import type { Command } from '#values/index.ts';
import { linkCommand } from './files/link-command.ts';

export const commands: readonly Command<CommandNeeds>[] = [linkCommand];
