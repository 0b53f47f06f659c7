/** An archive as it was on one day: the whole person, and for each value the form that it comes from. */
import type { FormId, PartialDate } from '#values/index.ts';
import { type FieldValue, type PersonField, placeOf } from './fields.ts';

/** Whoever is merged into another, or withdrawn with all forms, is nobody. */
export type PersonState = 'alive' | 'dead' | 'merged' | 'withdrawn';

/** Byte of a field that comes from no form. */
export const fromNoForm = 255;

export type PersonVersion = {
  /** A whole day. */
  readonly validFrom: PartialDate;
  readonly state: PersonState;
  /** In the order of `personFields`. */
  readonly values: readonly FieldValue[];
  /** Index in the evidence, or `fromNoForm`. */
  readonly provenance: Uint8Array;
};

/** A life in versions by `validFrom`, all on the same evidence: every form of the person in order of precedence. */
export type PersonHistory = { readonly evidence: readonly FormId[]; readonly versions: readonly PersonVersion[] };

export const valueOf = (version: PersonVersion, field: PersonField): FieldValue => version.values[placeOf[field]];
