-- Two officers say whose a number is that several claim, or which of two that the forms of one archive state.
-- ADR 0011
alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'death', 'residence', 'apart', 'settle', 'renumber', 'seal', 'unseal', 'type', 'mend', 'place', 'entry', 'award')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, death, residence (a move, split or join of households), apart (told to be of two persons), settle (a conflict that needs nothing), renumber, seal, unseal, type (a form typed at an office), mend (findings decided), place (the new commune of persons of a divided one), entry (an entry of a paper book, typed from its scan) or award (whose number it is that was in question)';
