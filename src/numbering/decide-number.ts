/** Which number a person gets: one that a form states, one to be drawn, or none and why. DATA, section 2; NĐ 137/2015, Art. 13. */
import type { FormSource } from '#intake/index.ts';
import { agreesWith, type PartialDate, type PersonNumber, partsOf, type Sex, stratumOf, type UnitId, yearOf } from '#values/index.ts';
import { chooseBirthFacts } from './birth-facts.ts';
import { compareForms, isDoubted, type Statement, sourceRank } from './choose-value.ts';
import type { ReasonForNone } from './reasons.ts';

export type NumberDecision =
  | { readonly kind: 'kept'; readonly number: PersonNumber }
  /** Six leading digits, from which a number is drawn. */
  | { readonly kind: 'drawn'; readonly stratum: string }
  | { readonly kind: 'none'; readonly reason: ReasonForNone };

/** Geography as the decision needs it. */
export type Prefixes = {
  /** The three leading digits for a birth registered in this unit; a birth is read in the provinces of its day, `undefined` where that leaves several. */
  prefixOf(unit: UnitId, dateOfBirth: PartialDate | undefined): string | undefined;
  /** Whether three digits mean a province or a country at all. */
  isKnownPrefix(prefix: string): boolean;
};

/** Registers whose numbers stay lawful for life even where they contradict sex, year or province (NĐ 70/2024, Art. 11). */
const lawfulForLife: ReadonlySet<FormSource> = new Set(['act', 'khai-sinh', 'khai-tu', 'cmnd']);

/**
 * Never guesses: a name or fact that is unknown, or doubted on every form, draws no number. A number that was granted already
 * stays its holder's whatever is doubted beside it (NĐ 70/2024, Art. 11): it is kept if the claim itself holds.
 */
export function decideNumber(unsorted: readonly Statement[], prefixes: Prefixes): NumberDecision {
  const forms = unsorted.toSorted(compareForms);
  if (forms.every(({ source }) => source === 'khai-tu')) return { kind: 'none', reason: 'death-only' };
  const facts = undoubtedFacts(forms, prefixes);
  const claimed = strongestClaim(claimsOf(forms, facts, prefixes));
  if (claimed === 'tie') return { kind: 'none', reason: 'contradiction' };
  if (claimed) return { kind: 'kept', number: claimed };
  if (!forms.some(isNamed)) return { kind: 'none', reason: 'no-name' };
  if (facts.prefix === undefined) return { kind: 'none', reason: 'no-place' };
  if (facts.sex === undefined) return { kind: 'none', reason: 'no-sex' };
  if (facts.dateOfBirth === undefined) return { kind: 'none', reason: 'no-birth-year' };
  const stratum = stratumOf(facts.prefix, facts.sex, yearOf(facts.dateOfBirth));
  return stratum === undefined ? { kind: 'none', reason: 'born-before-1900' } : { kind: 'drawn', stratum };
}

/** An officer's act may state no name. */
const isNamed = (form: Statement): boolean => !!form.fullName && !isDoubted(form, 'fullName');

type Facts = { readonly sex: Sex | undefined; readonly dateOfBirth: PartialDate | undefined; readonly prefix: string | undefined };

function undoubtedFacts(forms: readonly Statement[], { prefixOf }: Prefixes): Facts {
  const chosen = chooseBirthFacts(forms);
  const read = <F extends 'sex' | 'dateOfBirth' | 'birthRegistrationUnit'>(field: F): Statement[F] | undefined => {
    const form = forms[chosen[field]];
    return form === undefined || isDoubted(form, field) ? undefined : form[field];
  };
  const unit = read('birthRegistrationUnit');
  const dateOfBirth = read('dateOfBirth');
  return { sex: read('sex'), dateOfBirth, prefix: unit === undefined ? undefined : prefixOf(unit, dateOfBirth) };
}

type Claim = { readonly number: PersonNumber; rank: number; forms: number };

/** Numbers that may be kept: shape right, not doubted, agreeing with the facts or stated by a register that is lawful for life. */
function claimsOf(forms: readonly Statement[], facts: Facts, { isKnownPrefix }: Prefixes): Claim[] {
  const claims = new Map<PersonNumber, Claim>();
  for (const form of forms) {
    const number = form.personNumber;
    if (number === undefined || isDoubted(form, 'personNumber')) continue;
    const { registeredIn } = partsOf(number);
    if (!isKnownPrefix(registeredIn)) continue;
    const agrees = agreesWith(number, facts) && (facts.prefix === undefined || facts.prefix === registeredIn);
    if (!agrees && !lawfulForLife.has(form.source)) continue;
    const claim = claims.get(number) ?? { number, rank: Number.POSITIVE_INFINITY, forms: 0 };
    claim.rank = Math.min(claim.rank, sourceRank(form.source));
    claim.forms++;
    claims.set(number, claim);
  }
  return [...claims.values()];
}

/** The more trusted source, then the more forms; two that neither outweighs are a tie. */
function strongestClaim(claims: readonly Claim[]): PersonNumber | 'tie' | undefined {
  const [first, second] = claims.toSorted((a, b) => a.rank - b.rank || b.forms - a.forms);
  if (first && second && first.rank === second.rank && first.forms === second.forms) return 'tie';
  return first?.number;
}
