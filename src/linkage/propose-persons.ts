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
  const gains = new Uint8Array(records.count);
  for (let record = 0; record < records.count; record++) {
    const person = ownPerson(record);
    if (person === 0) gains[clusterOf[record]!] = 1;
    else personOfCluster.set(clusterOf[record]!, person);
  }
  const personOf = (record: number): number => personOfCluster.get(clusterOf[record]!) ?? records.ids[clusterOf[record]!]!;
  const changed = clusterOf.filter((cluster, record) => cluster === record && gains[record] === 1);
  if (personOfCluster.size > 0) changed.sort((a, b) => personOf(a) - personOf(b)); // otherwise they are named in their order
  const sliceOf = new Int32Array(records.count);
  for (let rank = 0; rank < changed.length; rank++) sliceOf[changed[rank]!] = Math.floor(rank / personsInSlice);
  return {
    count: changed.length,
    personOf,
    *rows() {
      const row: Proposal = { formId: 0, personId: 0, slice: 0, changed: false };
      for (let record = 0; record < records.count; record++) {
        const cluster = clusterOf[record]!;
        if (gains[cluster] !== 1) continue;
        row.formId = records.ids[record]!;
        row.personId = personOf(record);
        row.slice = sliceOf[cluster]!;
        row.changed = ownPerson(record) === 0;
        yield row;
      }
    },
  };
}
