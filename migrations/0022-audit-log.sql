-- The log over the entries: each entry has one place, leaves are hashed into tiles, the size and root are signed.
create table audit.waiting (
  entry_id uuid not null
);
comment on table audit.waiting is 'Entries that have no place in the log yet; written with the entry, taken out with its place';
comment on column audit.waiting.entry_id is 'The entry';

create table audit.place (
  position bigint primary key,
  entry_id uuid not null,
  hash bytea not null,
  check (length(hash) = 32),
  unique (entry_id)
);
comment on table audit.place is 'Where an entry stands in the log; never changed';
comment on column audit.place.position is 'From 0, without a gap';
comment on column audit.place.entry_id is 'The entry';
comment on column audit.place.hash is 'SHA-256 of salt and content as they were stored when it got its place: the data of its leaf';

create table audit.tile (
  level smallint not null,
  number bigint not null,
  hashes bytea not null,
  primary key (level, number),
  check (length(hashes) between 32 and 8192)
);
alter table audit.tile alter column hashes set storage external;
comment on table audit.tile is 'The Merkle tree of RFC 6962, cut as C2SP tlog-tiles says; a tile only grows, up to 256 hashes';
comment on column audit.tile.level is '0: hashes of leaves; above: a hash for each whole tile below';
comment on column audit.tile.number is 'Of the tile within its level, from 0';
comment on column audit.tile.hashes is 'Its hashes, 32 bytes each, one after the other';

create table audit.checkpoint (
  size bigint primary key,
  root bytea not null,
  note text not null,
  cosignatures text not null default '',
  signed_at timestamptz not null
);
comment on table audit.checkpoint is 'Every checkpoint that was signed; none is ever signed again';
comment on column audit.checkpoint.size is 'Leaves of the tree';
comment on column audit.checkpoint.root is 'Its root';
comment on column audit.checkpoint.note is 'As it was signed by the log (C2SP tlog-checkpoint)';
comment on column audit.checkpoint.cosignatures is 'Signature lines of witnesses; they come after it was signed';
comment on column audit.checkpoint.signed_at is 'When it was signed';

insert into audit.waiting (entry_id)
select entry_id
from audit.entry;

-- A person's own history is one range of this index, and needs nothing of the table.
