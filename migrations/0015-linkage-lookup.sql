-- What lets new forms be linked without reading all others: who shares which key with whom, and how rare names are.
alter table linkage.model add column rarity jsonb;
comment on column linkage.model.rarity is 'What is rare, as far as it is one number for the whole register; its lists are in rarity_chunk';

create table linkage.index_segment (
  act_id bigint primary key,
  keys text not null,
  forms integer not null,
  chunks integer not null
);
comment on table linkage.index_segment is 'A part of the index of forms: what one build added, or several together';
comment on column linkage.index_segment.act_id is 'The build; of several the last one';
comment on column linkage.index_segment.keys is 'How its keys are made; an index of other keys is made anew';
comment on column linkage.index_segment.forms is 'How many forms it holds';
comment on column linkage.index_segment.chunks is 'How many chunks it has';

create table linkage.index_file (
  act_id bigint not null,
  file_no integer not null,
  first_code bigint not null,
  last_record bigint not null,
  primary key (act_id, file_no)
);
comment on table linkage.index_file is 'A file whose forms are in the index, there called by codes of four bytes';
comment on column linkage.index_file.act_id is 'The build that added it';
comment on column linkage.index_file.file_no is 'The file; 0 for acts, once a build that found new ones';
comment on column linkage.index_file.first_code is 'Code of its record 0; the others follow by record';
comment on column linkage.index_file.last_record is 'Its last record with a form in the index';

create index index_file_code on linkage.index_file (first_code);

create table linkage.index_chunk (
  act_id bigint not null,
  pass_no smallint not null,
  first_key bigint not null,
  entries bytea not null,
  primary key (act_id, pass_no, first_key)
);
comment on table linkage.index_chunk is 'Forms by key, some hundred a row; forms that were withdrawn or moved are told apart where they are read';
comment on column linkage.index_chunk.act_id is 'The segment';
comment on column linkage.index_chunk.pass_no is 'Which kind of key, by its place in the list of passes';
comment on column linkage.index_chunk.first_key is 'The least key of the chunk, 32 bits';
comment on column linkage.index_chunk.entries is 'Keys in ascending order, then the code of the form under each; 32 bits little-endian';
alter table linkage.index_chunk alter column entries set storage external;

create table linkage.rarity_chunk (
  act_id bigint not null,
  list_no smallint not null,
  first_key bigint not null,
  entries bytea not null,
  primary key (act_id, list_no, first_key)
);
comment on table linkage.rarity_chunk is 'How often words, names and names of a commune occur, as the build counted that learned the model';
comment on column linkage.rarity_chunk.act_id is 'The build';
comment on column linkage.rarity_chunk.list_no is 'What is counted, by its place in the list of rarities';
comment on column linkage.rarity_chunk.first_key is 'The least key of the chunk, 32 bits';
comment on column linkage.rarity_chunk.entries is 'Keys in ascending order, then the count or share under each; 32 bits little-endian';
alter table linkage.rarity_chunk alter column entries set storage external;
