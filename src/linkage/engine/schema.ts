/**
 * What the engine must be told about the things that it links: their rows, what is compared, by what they come together, and
 * who else a pair may be. The engine itself knows no language, no country and no register.
 *
 * A schema is bound to its records: its functions take the start of a row, `record * rowLength`. It is built twice, once in
 * the thread that owns the records and once in each worker thread, from the same `SchemaSource`; so whatever it needs stands in
 * the source as numbers, texts and typed arrays over SharedArrayBuffers, which threads share without a copy.
 */
import type { Facts } from './jobs.ts';

/** How a thread builds a schema: it imports `module` and calls its export `schemaOf(spec)`. */
export type SchemaSource = {
  /** `import.meta.url` of a module that exports `schemaOf`, a `SchemaMaker`. Give it few imports: each thread loads them. */
  readonly module: string;
  /** Whatever can be cloned; typed arrays over SharedArrayBuffers are shared, not copied. */
  readonly spec: unknown;
};
export type SchemaMaker<Spec = never> = (spec: Spec) => Pairing;

export type Schema = {
  /** Named in the model, so that a model of other things is refused. */
  readonly id: string;
  /** Records stand in rows 0 to `count - 1`, in the order of their ids. */
  readonly count: number;
  /** Ids of values or whole numbers, 0 where nothing is known; over a SharedArrayBuffer. */
  readonly rows: Int32Array;
  /** A power of two: 16 is one cache line. */
  readonly rowLength: number;
  /** At most 32. */
  readonly comparisons: readonly Comparison[];
  /** Those that say most come first: a pair is left at the first pass in which it meets. At most 32. */
  readonly passes: readonly Pass[];
  /** No block is larger; absent: 40. */
  readonly largestBlock?: number;
  /** Who else the second record may speak of. The first is any stranger. */
  readonly others: readonly Other[];
  /** How many kinds of rarity there are: numbers from 0 on that others name and `Rarity.bits` is given. */
  readonly rarityScopes: number;
  /** Records for one thing, about: where training begins. Asked after `prepare`. */
  readonly recordsPerEntity: number;
  /** Whether two records may be compared at all; absent: any two. */
  readonly takes?: (a: number, b: number) => boolean;
  /** Records with the same number here, other than 0, are one thing already, and stay so. */
  readonly group?: KeyOf;
  readonly contradictions?: Contradictions;
  readonly decision: Decision;
  /**
   * Makes what only weighing needs, such as rarities: called once, in the thread that owns the records, before anything is weighed.
   * It fills shared memory that the source has given to the threads before, and may give one number a record to be put into its row.
   */
  readonly prepare?: (column: ReadColumn) => { readonly place: number; readonly values: Int32Array } | undefined;
};

/** A whole number of 32 bits of every record, asked of the rows one after the other: they need not be in memory. */
export type ReadColumn = (of: KeyOf) => Int32Array;

/** What it takes to bring records together and to weigh their pairs; how weights come about is another matter. */
export type Pairing = Pick<Schema, 'count' | 'rows' | 'rowLength' | 'passes' | 'largestBlock' | 'takes' | 'rarityScopes'> & {
  /** At most 32. */
  readonly comparisons: readonly Compared[];
  /** What its own trainer has done side by side, by name. */
  readonly jobs?: { readonly [name: string]: OwnJob };
};

/** `facts` is what the pool was told. Given and result are cloned between threads, large arrays best shared. */
export type OwnJob = (given: never, facts: Facts) => unknown;

export type Words = { readonly vi: string; readonly en: string };

/** `m` and `u` are where training begins: shares of the level among records of one thing, and among records of two strangers. */
export type Level = Words & { readonly id: string; readonly m: number; readonly u: number };

export type Comparison = Words &
  Omit<Compared, 'levels'> & {
    readonly id: string;
    /**
     * Whose evidence it is. `own`: it tells things apart, so that records of one thing seldom disagree. `form`: it says something
     * of the papers only, whoever the two are. Any other word names what is shared with relatives, neighbours and so on (`Other.shares`).
     */
    readonly about: string;
    readonly levels: readonly Level[];
    /** Levels of which every pair of records is a candidate of some pass, so that their share among strangers is counted, not sampled. */
    readonly indexed?: readonly string[];
    /** Levels that slips of pen and keyboard make of the first one named. Two things that do agree show them as often as one thing does. */
    readonly slips?: readonly string[];
  };

/** What weighing asks of a comparison. */
export type Compared = {
  /** From the strongest agreement down. */
  readonly levels: readonly { readonly id: string }[];
  /** Whether the row says anything here; false: level 0 with every other row. Asked once a record, not once a pair. */
  readonly knows: (row: number) => boolean;
  /**
   * Where equality of one column decides: rows with equal values there have one of the levels `equal`, all others one of `other`
   * (absent: of the remaining levels). A level that is thus certain is not asked of `compare`, and the rest bounds the weight
   * before it is asked.
   */
  readonly column?: { readonly place: number; readonly equal: readonly string[]; readonly other?: readonly string[] };
  /** That the level of two rows follows from their two values there alone: then it is remembered, for values with low numbers. */
  readonly isOfColumn?: boolean;
  /** Level of two rows, both of which know: n is `levels[n - 1]`, 0 says nothing after all. The order of the two does not matter. */
  readonly compare: (a: number, b: number) => number;
  readonly rarity?: Rarity;
};

/** Bits to add to a level's weight because the shared value is rare, to take where it is common. */
export type Rarity = {
  /** No bits are ever more than this. */
  readonly most: number;
  /** Nor less; needed where rarity may speak against a match. */
  readonly least?: number;
  /** Levels after this one have none; absent: any level may have some. */
  readonly toLevel?: number;
  bits(a: number, b: number, level: number, scope: number): number;
};

/** Key of a row as a whole number of 32 bits; 0: the record takes no part. */
export type KeyOf = (row: number) => number;

/** Two records are compared when they share the key of any pass. */
export type Pass = {
  readonly id: string;
  readonly key: KeyOf;
  /** Further keys by which a block is split that is too large, in this order; at most seven. */
  readonly refine: readonly KeyOf[];
};

/** A kind of two things that might be taken for one: a stranger, a brother, another member of the household. */
export type Other = Words & {
  readonly id: string;
  /** The `about` of comparisons in which such two agree as one thing does: where training begins. */
  readonly shares: readonly string[];
  /** Where training begins for single levels, instead of that: by comparison and level. */
  readonly begins?: (comparison: string, level: string) => number | undefined;
  /** Which rarity speaks against such two; absent: none, they share rare values as one thing does. */
  readonly rarityScope?: number;
  readonly share: Share;
  /** Pairs to learn from. */
  readonly draw: Draw;
  /** Every drawn pair is of two things, whatever the model thinks. */
  readonly isProven?: boolean;
  /** Its part in the candidates is estimated too, and counts `indexed` levels there. */
  readonly isCounted?: boolean;
  /**
   * Levels of a comparison are learned only from pairs that another comparison proves to be two: what names twins share must
   * not be learned from pairs that the model takes for two because of their names. By comparison.
   */
  readonly provenBy?: { readonly [comparison: string]: { readonly comparison: string; readonly fromLevel: string } };
  /** What cannot be learned from pairs: a share reckoned from others. `undefined` leaves it as learned. */
  readonly reckon?: (comparison: string, level: string, share: (other: string, comparison: string, level: string) => number) => number | undefined;
};

export type Draw =
  /** Any two records. */
  | { readonly kind: 'any' }
  /** Two records of one key. */
  | { readonly kind: 'same'; readonly key: KeyOf }
  /** Two records of one block of a pass. */
  | { readonly kind: 'block'; readonly pass: string }
  /** Those pairs of the blocks of a pass that are meant, at most as many as the engine wants. Rows, lower record first. */
  | { readonly kind: 'pairs'; readonly pass: string; readonly isMeant: (a: number, b: number) => boolean };

/** Share of all pairs of records that are of two such things, never out of its bounds. */
export type Share =
  /** All of them, but for a few. */
  | { readonly kind: 'all' }
  /** So many, whatever the records say. */
  | { readonly kind: 'known'; readonly share: number }
  /** Those that share a key and are not of one thing. */
  | { readonly kind: 'key'; readonly key: KeyOf; readonly least: number }
  /** All that its draw means, of the pairs of rows that know enough to be meant. */
  | { readonly kind: 'drawn'; readonly knows: (row: number) => boolean; readonly least: number; readonly most: number };

/** What cannot be true of one thing, however well the rest agrees: such records are not joined silently. */
export type Contradictions = {
  /** Names what two records (by number) contradict each other in; `undefined` where they can be one. */
  readonly between: (a: number, b: number) => string | undefined;
  /** The same for a cluster of four or more that two would make. */
  readonly within?: (members: readonly number[]) => string | undefined;
  /** Holds back a doubtful pair, not one that everything else proves. */
  readonly isSoft: (contradiction: string) => boolean;
  /** Always worth a conflict. */
  readonly isSerious: (contradiction: string) => boolean;
};

/** When a pair is sure enough; the threshold follows from the probabilities of a run, without labels. */
export type Decision = {
  /** Of pairs at the threshold itself, at least this share must be right. */
  readonly leastProbability: number;
  /** Of all pairs above it. */
  readonly leastPrecision: number;
  /** Never more than this many bits. */
  readonly mostThreshold: number;
  /** Pairs from this weight on are kept to be looked at, in bits. */
  readonly nearFrom: number;
  /** A record that fits two things within so many bits belongs to neither; 0: to the better one. */
  readonly rivalReach: number;
};
