-- Forms typed at an office, and what an officer tells of a commune that was divided.
-- ADR 0011
create table intake.typed_form (
  form_id bigint primary key,
  kind text not null,
  fields jsonb not null,
  confirmed jsonb not null,
  check (kind in ('dc01', 'dc02'))
);
comment on table intake.typed_form is 'A form that an officer typed, as it was typed: it came in no file. Only added to';
comment on column intake.typed_form.form_id is 'The act that took it in, which is its form of file 0';
comment on column intake.typed_form.kind is 'dc01: all of a person; dc02: what has changed of somebody whom the register knows';
comment on column intake.typed_form.fields is 'Text by received field, not repaired; what was left empty is not there';
comment on column intake.typed_form.confirmed is 'What was asked and confirmed, each {code, reason}';

alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'death', 'residence', 'apart', 'settle', 'renumber', 'seal', 'unseal', 'type')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, death, residence (a move, split or join of households), apart (told to be of two persons), settle (a conflict that needs nothing), renumber, seal, unseal or type (a form typed at an office)';

-- It is open where the clean form is.
alter table intake.typed_form enable row level security;
create policy register on intake.typed_form to sogoc_register using (true) with check (true);
create policy reader on intake.typed_form to sogoc_app using (
  exists (select from cleaning.form as f where f.form_id = typed_form.form_id)
);
