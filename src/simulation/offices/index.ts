/** The offices that send, in the order in which a person's forms are written. */
import { births, deaths } from './civil-status.ts';
import { dc01 } from './dc01.ts';
import type { Office } from './filing.ts';
import { insurance } from './insurance.ts';
import { oldCards } from './old-cards.ts';
import { vaccination } from './vaccination.ts';

export const offices: readonly Office[] = [dc01, births, deaths, oldCards, insurance, vaccination];
