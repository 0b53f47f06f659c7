/** A finding in the words of its rule, with the value that it is about. */
import { fill, type Words } from '#values/index.ts';
import type { Finding } from './finding.ts';
import { ruleById } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';

/** `blocks`: while it is open, the field is believed by nobody. */
export type FindingWords = Words & Pick<Rule, 'blocks'>;

export function wordsOfFinding({ rule, found, repaired }: Pick<Finding, 'rule' | 'found' | 'repaired'>): FindingWords {
  const { vi, en, blocks } = ruleById(rule) as Rule;
  const values = { found: found ?? '', repaired: repaired ?? '' };
  return { vi: fill(vi, values), en: fill(en, values), blocks };
}
