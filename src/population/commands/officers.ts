/** What every act of officers is told on the command line: who, why, on which paper. */
import { hasAccounts } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { numberKey } from '#numbering/index.ts';
import { type CommandInput, refuse } from '#values/index.ts';
import { refusals } from '../refusals.ts';

export const officerFlags = {
  reason: { kind: 'text', brief: { vi: 'lý do', en: 'reason' }, required: true },
  officer: { kind: 'text', brief: { vi: 'cán bộ đề nghị', en: 'officer who proposes' }, required: true },
  'approved-by': { kind: 'text', brief: { vi: 'cán bộ duyệt', en: 'officer who approves' }, required: true },
} as const;

export const evidenceFlag = { evidence: { kind: 'text', brief: { vi: 'giấy tờ làm căn cứ', en: 'paper on which it rests' } } } as const;

/** Of acts that may give numbers. */
export const keyFlag = { 'number-key': { kind: 'file', brief: { vi: 'tệp khoá cấp số, 32 byte', en: 'file with the 32 bytes of the number key' } } } as const;

export const accountOf = (input: CommandInput) => ({
  reason: input.text('reason') ?? '',
  evidence: input.text('evidence'),
  officers: [input.text('officer') ?? '', input.text('approved-by') ?? ''],
});

/**
 * Two names that one shell types are no two officers. Refused on a register that has accounts: there each of the two signs in, and the
 * pages know who they are, of which office, and whose household. Before the first account nobody could.
 */
export async function refuseTypedOfficers(tx: Tx): Promise<void> {
  if (await hasAccounts(tx)) refuse(refusals, 'act.typed-officers', {});
}

export const keyOf = (dataDir: string, input: CommandInput): Buffer =>
  numberKey({ dataDir, file: input.text('number-key'), fromEnvironment: process.env['SOGOC_NUMBER_KEY'] });
