-- What merges, splits and withdrawals did to links, so that each can be taken back exactly and holds against later builds.
alter table linkage.form_move add column link_act bigint;
comment on column linkage.form_move.link_act is 'The act that had made the link which this move ended; null where there was none';
create index form_move_act on linkage.form_move (act_id);

create table linkage.kept_apart (
  act_id bigint not null,
  form_id bigint not null,
  side smallint not null,
  primary key (act_id, form_id),
  constraint kept_apart_side_check check (side in (0, 1))
);
comment on table linkage.kept_apart is 'Forms that officers have told to be of two persons, by a split that stands: no form of one side belongs to the person of the other';
comment on column linkage.kept_apart.act_id is 'The split';
comment on column linkage.kept_apart.form_id is 'The form';
comment on column linkage.kept_apart.side is '0 stayed with the person, 1 went to the new one';
