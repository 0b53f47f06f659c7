-- A number may lawfully contradict sex or year of birth where its holder wished to keep it (NĐ 70/2024, Art. 11).
-- ADR 0011
create table numbering.wish (
  person_no bigint primary key,
  person_id bigint not null,
  reason text not null,
  account_id bigint not null,
  recorded_at timestamptz not null
);
comment on table numbering.wish is 'Numbers that their holders wished to keep although they tell another sex, year or place: this silences the findings';
comment on column numbering.wish.person_no is 'The number';
comment on column numbering.wish.person_id is 'Whose it was when the wish was recorded; the wish goes with the number';
comment on column numbering.wish.reason is 'In which words, or on which paper';
comment on column numbering.wish.account_id is 'Account of the officer who recorded it';
comment on column numbering.wish.recorded_at is 'When';

alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'apart', 'settle', 'renumber')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, apart (told to be of two persons), settle (a conflict that needs nothing) or renumber';
