/** The checks of this house, in the order in which they are run: quick ones that explain the rest first. */
import type { Check } from './check.ts';
import { dead } from './dead.ts';
import { form } from './form.ts';
import { links } from './links.ts';
import { map } from './map.ts';
import { migrations } from './migrations.ts';
import { refusals } from './refusals.ts';
import { schema } from './schema.ts';
import { sentences } from './sentences.ts';
import { sql } from './sql.ts';
import { types } from './types.ts';

export const checks: readonly Check[] = [types, form, map, dead, sql, migrations, schema, refusals, sentences, links];
