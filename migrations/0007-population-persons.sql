-- One archive for each person, append-only in two times; the state now is its own narrow table.
create schema population;
comment on schema population is 'Persons, history, households, corrections';

create table population.version (
  person_id bigint not null,
  version_no integer not null,
  valid_from date not null,
  recorded_at timestamptz not null,
  act_id bigint not null,
  void boolean not null,
  state text not null,
  full_name text,
  date_of_birth integer,
  sex text,
  marital_status text,
  birth_registration_place text,
  birth_registration_unit integer,
  origin_place text,
  origin_unit integer,
  ethnicity smallint,
  nationality text,
  religion text,
  person_no bigint,
  identity_card text,
  residence_place text,
  residence_unit integer,
  current_place text,
  current_unit integer,
  father_name text,
  father_number text,
  mother_name text,
  mother_number text,
  spouse_name text,
  spouse_number text,
  head_name text,
  head_number text,
  relation_to_head text,
  residence_file text,
  insurance_number text,
  phone text,
  date_of_death integer,
  household_id bigint,
  evidence bigint[] not null,
  provenance bytea not null,
  primary key (person_id, version_no),
  check (state in ('alive', 'dead', 'merged'))
);
comment on table population.version is 'The whole person on one day as the register then knew it; nothing is updated, ends are derived';
comment on column population.version.person_id is 'The person; never shown, never changes';
comment on column population.version.version_no is 'From 1; the higher holds where two are valid from one day';
comment on column population.version.valid_from is 'Day from which this was true';
comment on column population.version.recorded_at is 'When the register knew it';
comment on column population.version.act_id is 'The act that wrote it';
comment on column population.version.void is 'True takes the versions of this day away';
comment on column population.version.state is 'alive, dead or merged';
comment on column population.version.full_name is 'Birth name (họ, chữ đệm và tên khai sinh): NFC, Đ as U+0110, single spaces; case as the papers have it';
comment on column population.version.date_of_birth is 'yyyymmdd, 00 for an unknown month or day';
comment on column population.version.sex is 'M or F';
comment on column population.version.marital_status is 'single, married, divorced or widowed';
comment on column population.version.birth_registration_place is 'Place where the birth was registered, as text, small to large';
comment on column population.version.birth_registration_unit is 'The smallest unit recognised in birth_registration_place, as it stood then';
comment on column population.version.origin_place is 'Home place (quê quán), as text';
comment on column population.version.origin_unit is 'The smallest unit recognised in origin_place';
comment on column population.version.ethnicity is 'Code of the people, 1 to 54 (QĐ 121-TCTK/1979), 55 for foreigners';
comment on column population.version.nationality is 'ISO 3166-1 alpha-3; VNM for Việt Nam';
comment on column population.version.religion is 'Religion as declared; khong for none';
comment on column population.version.person_no is 'The persons number on this day; null where there is none';
comment on column population.version.identity_card is '9-digit number of the old identity card (CMND)';
comment on column population.version.residence_place is 'Permanent residence (thường trú), as text';
comment on column population.version.residence_unit is 'The smallest unit recognised in residence_place';
comment on column population.version.current_place is 'Current residence where it differs, as text';
comment on column population.version.current_unit is 'The smallest unit recognised in current_place';
comment on column population.version.father_name is 'Name of the father';
comment on column population.version.father_number is '9- or 12-digit number of the father';
comment on column population.version.mother_name is 'Name of the mother';
comment on column population.version.mother_number is '9- or 12-digit number of the mother';
comment on column population.version.spouse_name is 'Name of the spouse';
comment on column population.version.spouse_number is '9- or 12-digit number of the spouse';
comment on column population.version.head_name is 'Name of the head of the household';
comment on column population.version.head_number is '9- or 12-digit number of the head of the household';
comment on column population.version.relation_to_head is 'Relation to the head, a code of the list in docs/glossary.md';
comment on column population.version.residence_file is 'Number of the residence file (hồ sơ cư trú)';
comment on column population.version.insurance_number is 'Social-insurance number, 10 digits';
comment on column population.version.phone is 'Telephone number, digits only';
comment on column population.version.date_of_death is 'yyyymmdd, 00 for an unknown month or day';
comment on column population.version.household_id is 'Household of permanent residence on this day';
comment on column population.version.evidence is 'Its forms in order of precedence; immutable with the version';
comment on column population.version.provenance is 'One byte a field in the order of population/fields.ts: index in evidence, 255 for none';

create table population.person (
  person_id bigint primary key,
  version_no integer not null,
  person_no bigint,
  state text not null,
  full_name text not null,
  name_key text not null,
  date_of_birth integer,
  sex text,
  unit_id integer,
  household_id bigint,
  role text
);
comment on table population.person is 'The state now: one index probe a verification';
comment on column population.person.person_id is 'The person';
comment on column population.person.version_no is 'The version that holds now';
comment on column population.person.person_no is 'The number; null where there is none';
comment on column population.person.state is 'alive, dead or merged';
comment on column population.person.full_name is 'Birth name';
comment on column population.person.name_key is 'Name without case, tones and marks, for search';
comment on column population.person.date_of_birth is 'yyyymmdd, 00 for an unknown month or day';
comment on column population.person.sex is 'M or F';
comment on column population.person.unit_id is 'Commune of permanent residence';
comment on column population.person.household_id is 'Household of permanent residence';
comment on column population.person.role is 'Relation to the head of the household';
create index person_name on population.person (name_key text_pattern_ops, date_of_birth);
create index person_household on population.person (household_id) where household_id is not null;

create table population.household_member (
  household_id bigint not null,
  person_id bigint not null,
  version_no integer not null,
  role text,
  valid_from date not null,
  recorded_at timestamptz not null,
  void boolean not null,
  primary key (household_id, person_id, version_no)
);
comment on table population.household_member is 'Who belongs to a household from which day on; a projection of version, read by household';
comment on column population.household_member.household_id is 'The household';
comment on column population.household_member.person_id is 'The member';
comment on column population.household_member.version_no is 'The version that says so';
comment on column population.household_member.role is 'Relation to the head; null where the member leaves';
comment on column population.household_member.valid_from is 'From which day';
comment on column population.household_member.recorded_at is 'When the register knew it';
comment on column population.household_member.void is 'True where the version is void';

create table population.build (
  act_id bigint primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  step text not null,
  progress jsonb not null,
  report jsonb
);
comment on table population.build is 'A run of the pipeline: its step, its counts, its report';
comment on column population.build.act_id is 'The act of the run';
comment on column population.build.started_at is 'When it began';
comment on column population.build.finished_at is 'When its report was written; null while it runs or after it was killed';
comment on column population.build.step is 'receive, clean, link, number, archive, report';
comment on column population.build.progress is 'Counts for the page: records, forms, refused, findings, pairs, persons, done and total of the step';
comment on column population.build.report is 'The report of the contract';

create table population.slice (
  act_id bigint not null,
  slice_no integer not null,
  persons integer not null,
  done_at timestamptz,
  primary key (act_id, slice_no)
);
comment on table population.slice is 'A run of persons whose archives are written in one transaction';
comment on column population.slice.act_id is 'The build';
comment on column population.slice.slice_no is 'From 0';
comment on column population.slice.persons is 'How many persons';
comment on column population.slice.done_at is 'Set in the transaction that wrote them; null before';
