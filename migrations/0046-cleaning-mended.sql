-- Findings as work: what officers decided about them, what that changed in clean forms, and how each step is taken back.
-- ADR 0011
alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'death', 'residence', 'apart', 'settle', 'renumber', 'seal', 'unseal', 'type', 'mend')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, death, residence (a move, split or join of households), apart (told to be of two persons), settle (a conflict that needs nothing), renumber, seal, unseal, type (a form typed at an office) or mend (findings decided)';

create table cleaning.step (
  act_id bigint primary key,
  unit_id integer,
  decision text not null,
  rules text[] not null,
  findings integer not null,
  check (decision in ('accept', 'type', 'keep'))
);
comment on table cleaning.step is 'One act of cleaning by one officer: findings decided alike. Only added to; whether it stands, the acts say that undo it';
comment on column cleaning.step.act_id is 'The act';
comment on column cleaning.step.unit_id is 'Unit of the officer, whose officers may take the step back; null for an office of the country';
comment on column cleaning.step.decision is 'accept (the repair is right), type (another value) or keep (right as it was received)';
comment on column cleaning.step.rules is 'The rules whose findings were decided';
comment on column cleaning.step.findings is 'How many findings were decided';
create index step_unit on cleaning.step (unit_id, act_id);

create table cleaning.decision (
  act_id bigint not null,
  form_id bigint not null,
  rule text not null,
  field text not null,
  decision text not null,
  state text not null,
  repaired text,
  state_before text,
  repaired_before text,
  act_before bigint,
  arisen jsonb,
  stands boolean not null,
  primary key (act_id, form_id, rule, field),
  check (decision in ('accept', 'type', 'keep', 'follows', 'arises')),
  check ((decision = 'arises') = (arisen is not null))
);
comment on table cleaning.decision is 'What a step made of each finding. The newest that stands is what the finding is; where none does, what it was before the first. Only added to, but for stands';
comment on column cleaning.decision.act_id is 'The act of the step';
comment on column cleaning.decision.form_id is 'The form';
comment on column cleaning.decision.rule is 'Id of the rule';
comment on column cleaning.decision.field is 'The field that it judges first';
comment on column cleaning.decision.decision is 'accept, type or keep; follows: another value settled it too; arises: another value broke this rule';
comment on column cleaning.decision.state is 'State of the finding from then on';
comment on column cleaning.decision.repaired is 'What the finding shows as the value that stands';
comment on column cleaning.decision.state_before is 'State before; null where there was no such finding';
comment on column cleaning.decision.repaired_before is 'What it showed before';
comment on column cleaning.decision.act_before is 'The act by which it had that state; null where there was no such finding';
comment on column cleaning.decision.arisen is 'Of a finding that arises: {found, severity, ownerUnit}';
comment on column cleaning.decision.stands is 'False while the step is taken back';
create index decision_finding on cleaning.decision (form_id, rule, field);

create table cleaning.form_change (
  act_id bigint not null,
  form_id bigint not null,
  field text not null,
  before jsonb,
  after jsonb,
  stands boolean not null,
  primary key (act_id, form_id, field)
);
comment on table cleaning.form_change is 'Which values of a clean form a step changed. The newest that stands is the value of the form; where none does, the value before the first. Only added to, but for stands';
comment on column cleaning.form_change.act_id is 'The act of the step';
comment on column cleaning.form_change.form_id is 'The form';
comment on column cleaning.form_change.field is 'The field';
comment on column cleaning.form_change.before is 'Its value before: text or number; null for none';
comment on column cleaning.form_change.after is 'Its value since';
comment on column cleaning.form_change.stands is 'False while the step is taken back';
create index form_change_field on cleaning.form_change (form_id, field);

create table cleaning.preview (
  preview_id uuid primary key,
  account_id bigint not null,
  asked text not null,
  made_at timestamptz not null
);
comment on table cleaning.preview is 'What an officer was shown before many findings are decided at once; kept for a day';
comment on column cleaning.preview.preview_id is 'The token by which it is then done';
comment on column cleaning.preview.account_id is 'Who was shown it';
comment on column cleaning.preview.asked is 'The filter, the decision and the value that was typed, as one text';
comment on column cleaning.preview.made_at is 'When';

create table cleaning.preview_finding (
  preview_id uuid not null references cleaning.preview (preview_id) on delete cascade,
  form_id bigint not null,
  rule text not null,
  field text not null,
  version bigint not null,
  primary key (preview_id, form_id, rule, field)
);
comment on table cleaning.preview_finding is 'The findings that a preview would decide';
comment on column cleaning.preview_finding.preview_id is 'The preview';
comment on column cleaning.preview_finding.form_id is 'The form';
comment on column cleaning.preview_finding.rule is 'Id of the rule';
comment on column cleaning.preview_finding.field is 'The field that it judges first';
comment on column cleaning.preview_finding.version is 'The act by which finding and form were as they were shown; with another one by then it is left out';

alter table cleaning.decision enable row level security;
create policy register on cleaning.decision to sogoc_register using (true) with check (true);
alter table cleaning.form_change enable row level security;
create policy register on cleaning.form_change to sogoc_register using (true) with check (true);
alter table cleaning.preview enable row level security;
create policy register on cleaning.preview to sogoc_register using (true) with check (true);
