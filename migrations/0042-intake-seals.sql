-- Sealing an archive and ending its seal are acts of two officers.
-- ADR 0011
alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'death', 'residence', 'apart', 'settle', 'renumber', 'seal', 'unseal')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, death, residence, apart (told to be of two persons), settle (a conflict that needs nothing), renumber, seal or unseal';
