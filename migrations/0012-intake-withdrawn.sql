-- A file can be withdrawn: its forms are nobody's, and all that was received stays.
-- ADR 0009
create index act_undoes on intake.act (undoes) where undoes is not null;

alter table intake.file drop constraint file_state_check;
alter table intake.file add constraint file_state_check check (state in ('received', 'sliced', 'done', 'left-out', 'withdrawn')) not valid;
comment on column intake.file.state is 'received, sliced, done, left-out where no source fits, or withdrawn by an act';
