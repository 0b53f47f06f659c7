-- A correction that was done may be taken back by the office that decided it, and then be done again: the request says so.
alter table population.correction drop constraint correction_state_check;
alter table population.correction add constraint correction_state_check
  check (state in ('opened', 'examined', 'corrected', 'undone', 'refused', 'withdrawn')) not valid;
alter table population.correction drop constraint correction_check;
alter table population.correction add constraint correction_check check ((state in ('corrected', 'undone')) = (act_id is not null)) not valid;
alter table population.correction drop constraint correction_check1;
alter table population.correction add constraint correction_check1 check (state not in ('examined', 'corrected', 'undone') or proposal_id is not null) not valid;
create index correction_act on population.correction (act_id) where act_id is not null;
comment on column population.correction.state is 'opened, examined, corrected, undone, refused or withdrawn';
comment on column population.correction.act_id is 'The act by which it was done; it stays where that was taken back';
comment on column population.correction_move.move is 'open, examine, return, extend, approve, refuse, withdraw, undo or restore';
