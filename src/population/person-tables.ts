/**
 * Every column of the schema that names a person or a number, with what becomes of it when archives are merged or split, and when a number
 * is put anew. `moves`: the act itself changes the row; `stays`: it tells what was, or finds its person by what leads on; `refused`: such an
 * archive is not merged or split. A test finds columns that are not here.
 */
export type Fate = 'moves' | 'stays' | 'refused';
export type PersonColumn = { readonly column: string; readonly merge: Fate; readonly split: Fate; readonly renumber: Fate; readonly why: string };

const of = (column: string, merge: Fate, split: Fate, renumber: Fate, why: string): PersonColumn => ({ column, merge, split, renumber, why });

// biome-ignore format: a table
export const personColumns: readonly PersonColumn[] = [
  of('access.human.person_id', 'moves', 'stays', 'stays', 'an officer is whoever has their archive now: two humans who turn out one become one pair of eyes'),
  of('access.human.earlier_persons', 'moves', 'stays', 'stays', 'to whom a human goes back when the two are parted again'),
  of('access.presence.person_id', 'stays', 'stays', 'stays', 'half an hour before the archive of then'),
  of('access.sealed.person_id', 'refused', 'refused', 'stays', 'a seal would be lost on the forms that leave it: it is lifted first, by two'),
  of('access.sealed_reader.person_id', 'refused', 'refused', 'stays', 'as its seal'),
  of('access.session.person_id', 'stays', 'stays', 'stays', 'an hour at most; an archive that ended says who has it'),
  of('audit.deferral.person_id', 'stays', 'stays', 'stays', 'an order names an archive'),
  of('audit.subject.person_id', 'stays', 'stays', 'stays', 'a look was at the archive of then'),
  of('cleaning.form.person_number', 'stays', 'stays', 'stays', 'as received: a number that is out of use leads on'),
  of('conflicts.party.person_id', 'moves', 'moves', 'stays', 'with its form'),
  of('linkage.form_move.from_person', 'stays', 'stays', 'stays', 'what an act did, so that it can be taken back'),
  of('linkage.form_move.to_person', 'stays', 'stays', 'stays', 'what an act did, so that it can be taken back'),
  of('linkage.form_person.person_id', 'moves', 'moves', 'stays', 'whose a form is: what merge and split are'),
  of('linkage.proposal.person_id', 'stays', 'stays', 'stays', 'of the build that runs; no act runs beside it'),
  of('notices.notice.earlier_persons', 'moves', 'stays', 'stays', 'to whom a notice goes back when the two are parted again'),
  of('notices.notice.person_id', 'moves', 'stays', 'stays', 'goes with the forms, and back when the two are parted again'),
  of('numbering.change.person_no', 'stays', 'stays', 'stays', 'what an act did, so that it can be taken back'),
  of('numbering.change.person_before', 'stays', 'stays', 'stays', 'what an act did, so that it can be taken back'),
  of('numbering.change.person_after', 'stays', 'stays', 'stays', 'what an act did, so that it can be taken back'),
  of('numbering.change.successor_before', 'stays', 'stays', 'stays', 'what an act did, so that it can be taken back'),
  of('numbering.change.successor_after', 'stays', 'stays', 'stays', 'what an act did, so that it can be taken back'),
  of('numbering.number.person_no', 'stays', 'stays', 'stays', 'never given again'),
  of('numbering.number.person_id', 'moves', 'moves', 'stays', 'one number of two stays in use; the other is retired and leads to it'),
  of('numbering.number.successor', 'moves', 'stays', 'moves', 'the number that leads on'),
  of('numbering.ready.person_no', 'stays', 'stays', 'stays', 'nobody has it yet'),
  of('numbering.reservation.person_id', 'moves', 'moves', 'moves', 'taken away with the number: it says nothing any more once archives are written'),
  of('numbering.reservation.person_no', 'moves', 'moves', 'moves', 'as its person'),
  of('numbering.wish.person_no', 'stays', 'stays', 'stays', 'a wish goes with its number; of one that is out of use nobody asks'),
  of('numbering.wish.person_id', 'stays', 'stays', 'stays', 'whose it was when it was recorded; the number tells whose it is'),
  of('population.confirmation.person_id', 'stays', 'stays', 'stays', 'was of the archive of then: one that remains is confirmed by itself'),
  of('population.correction.earlier_persons', 'moves', 'stays', 'stays', 'to whom an open one goes back when the two are parted again'),
  of('population.correction.person_id', 'moves', 'stays', 'stays', 'an open one goes with the forms, and back when the two are parted again'),
  of('population.household_member.person_id', 'moves', 'moves', 'stays', 'memberships are written anew with the archive'),
  of('population.person.person_id', 'moves', 'moves', 'stays', 'the archive itself: ended, or made'),
  of('population.person.person_no', 'moves', 'moves', 'moves', 'written anew with the archive'),
  of('population.proposal.subjects', 'stays', 'stays', 'stays', 'a proposal on archives that changed is stale and can only be refused'),
  of('population.version.person_id', 'moves', 'moves', 'stays', 'one more version; what was believed before stays'),
  of('population.version.person_no', 'moves', 'moves', 'moves', 'one more version; what was believed before stays'),
];
