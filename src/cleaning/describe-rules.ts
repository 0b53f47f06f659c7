/** The rules as a sheet: what `sogoc rules --json` prints and what pages read. */
import type { FormField } from '#intake/index.ts';
import type { Words } from '#values/index.ts';
import { nameOfRule } from './name-of-rule.ts';
import { allRules } from './rules/index.ts';
import type { Rule, Severity } from './rules/rule.ts';

export type RuleSheet = {
  readonly id: string;
  /** What is laid before it: one form, whether as it is read or when it is clean; a household; an archive. */
  readonly kind: 'form' | 'household' | 'archive';
  readonly severity: Severity;
  readonly blocks: boolean;
  /** Whether it can put right what it finds; the original stays in the finding. */
  readonly repairs: boolean;
  readonly judges: readonly FormField[];
  /** What it is called where it is not about one form. */
  readonly name: Words;
  readonly vi: string;
  readonly en: string;
};

export const describeRules = (): readonly RuleSheet[] => allRules.map(describeRule);

function describeRule(rule: Rule): RuleSheet {
  const { id, kind, severity, blocks, judges, vi, en } = rule;
  const repairs = 'repair' in rule || vi.includes('{repaired}');
  return { id, kind: kind === 'reading' ? 'form' : kind, severity, blocks, repairs, judges, name: nameOfRule(rule), vi, en };
}
