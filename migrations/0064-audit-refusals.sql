-- A witness that signs no more because this log was cut or rewritten: kept until it signs again, so that whoever looks is told.
create table audit.refusal (
  witness text primary key,
  code text not null,
  seen bigint not null,
  size bigint not null,
  refused_at timestamptz not null,
  check (code in ('audit.rolled-back', 'audit.forked'))
);
comment on table audit.refusal is 'Witnesses that refuse to sign the log as it stands; a row goes when its witness signs again';
comment on column audit.refusal.witness is 'Name of its key';
comment on column audit.refusal.code is 'Why: it has signed more than is here, or something else';
comment on column audit.refusal.seen is 'Size that it has signed';
comment on column audit.refusal.size is 'Size that it refused';
comment on column audit.refusal.refused_at is 'When it first refused so';
