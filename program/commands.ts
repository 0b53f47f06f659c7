/** Every command of `sogoc`, in the order in which help lists them. */
import { commands as access } from '#access/commands.ts';
import { commands as audit } from '#audit/commands.ts';
import { commands as cleaning } from '#cleaning/commands.ts';
import type { CommandNeeds } from '#database/index.ts';
import { commands as intake } from '#intake/commands.ts';
import { commands as linkage } from '#linkage/commands.ts';
import { commands as population } from '#population/commands.ts';
import { commands as simulation } from '#simulation/commands.ts';
import type { Command } from '#values/index.ts';
import { doctor } from './doctor.ts';
import { auditList } from './list-entries.ts';
import { routesCommand } from './list-routes.ts';
import { demo, serve } from './serve.ts';

export const commands: readonly Command<CommandNeeds>[] = [
  demo,
  serve,
  ...access,
  ...simulation,
  ...population,
  ...linkage,
  ...intake,
  ...cleaning,
  ...audit,
  auditList,
  doctor,
  routesCommand,
];
