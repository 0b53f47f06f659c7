/** Clusters of forms as the persons of a build, cut into slices in which their archives are written. */
import { at, type Records } from './register/records.ts';

/** One object for all rows, filled anew for each. */
export type Proposal = { formId: number; personId: number; slice: number; changed: boolean };

/** As many archives as one transaction writes. */
export const personsInSlice = 5000;

export type Proposed = {
  /** Persons that are new or gain a form. */
  readonly count: number;
  /** The person of a record: the one it already belongs to, else the least form of its cluster. */
  personOf(record: number): number;
  rows(): Iterable<Proposal>;
};

/** Records stand in order of their forms, so the least record of a cluster is its least form. */
export function proposePersons(records: Records, clusterOf: Uint32Array): Proposed {
  const personIds = records.persons > 0 ? records.column(at.person) : undefined;
  const ownPerson = (record: number): number => (personIds ? records.personOf(personIds[record]!) : 0);
  const personOfCluster = new Map<number, number>();
  /** By cluster: 0 where no form is new, else one more than the number of the slice. */
  const placeOf = new Uint16Array(records.count);
  for (let record = 0; record < records.count; record++) {
    const person = ownPerson(record);
    if (person === 0) placeOf[clusterOf[record]!] = 1;
    else personOfCluster.set(clusterOf[record]!, person);
  }
  const personOf = (record: number): number => personOfCluster.get(clusterOf[record]!) ?? records.ids[clusterOf[record]!]!;
  const isChanged = (record: number): boolean => clusterOf[record] === record && placeOf[record] !== 0;
  let count = 0;
  const place = (cluster: number): void => void (placeOf[cluster] = 1 + Math.floor(count++ / personsInSlice));
  if (personOfCluster.size === 0) {
    for (let record = 0; record < records.count; record++) if (isChanged(record)) place(record); // they are named in their order
  } else {
    const changed = clusterOf.filter((_, record) => isChanged(record)).sort((a, b) => personOf(a) - personOf(b));
    for (const cluster of changed) place(cluster);
  }
  return {
    count,
    personOf,
    *rows() {
      const row: Proposal = { formId: 0, personId: 0, slice: 0, changed: false };
      for (let record = 0; record < records.count; record++) {
        const cluster = clusterOf[record]!;
        if (placeOf[cluster] === 0) continue;
        row.formId = records.ids[record]!;
        row.personId = personOf(record);
        row.slice = placeOf[cluster]! - 1;
        row.changed = ownPerson(record) === 0;
        yield row;
      }
    },
  };
}
