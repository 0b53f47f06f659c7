/** A comparison of one column: its levels in words, and how two known, unequal values are placed among them. */

export type Level = {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  /** Where training begins: share among records of one thing. */
  readonly m: number;
};

export type Comparison = {
  readonly id: string;
  /** Column of the table. */
  readonly place: number;
  /** From the strongest agreement down, at most 15. */
  readonly levels: readonly Level[];
  /** Levels up to this one count as agreement where other columns lean on this one. */
  readonly agreesTo: number;
  /** Levels of a sign or two typed wrong: few of the values of one thing differ so. */
  readonly slips?: readonly number[];
  /** Levels that two equal values may have. Where it is one, `compare` is not asked about them. */
  readonly equalTo: readonly number[];
  /** Whether the level follows from the two values alone. */
  readonly isOfValues?: boolean;
  /** Level of two rows (by their start) that hold known values. The order of the two does not matter. */
  compare(a: number, b: number): number;
  /** Levels on which the two share one value, so that it matters how rare it is: to this one. */
  readonly sharedTo: number;
};
