-- Entries of paper books that an officer types from their scan and another compares.
-- ADR 0011
alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'death', 'residence', 'apart', 'settle', 'renumber', 'seal', 'unseal', 'type', 'mend', 'place', 'entry')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, death, residence (a move, split or join of households), apart (told to be of two persons), settle (a conflict that needs nothing), renumber, seal, unseal, type (a form typed at an office), mend (findings decided), place (the new commune of persons of a divided one) or entry (an entry of a paper book, typed from its scan)';
comment on table population.entry is 'An entry of a civil-status book, as it was made; what became of it later stands in entry_note. Added to; one that was taken back may be typed again under its name';
