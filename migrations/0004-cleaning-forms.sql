-- The clean forms and what was found on them.
create schema cleaning;
comment on schema cleaning is 'Rules, findings, the clean form';

create table cleaning.form (
  form_id bigint primary key,
  source text not null,
  filled_on integer,
  line integer not null,
  byte_offset bigint not null,
  byte_length integer not null,
  officer text,
  office_unit integer,
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
  person_number bigint,
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
  entry text,
  doubted bigint not null,
  household_id bigint,
  check (sex in ('M', 'F'))
);
comment on table cleaning.form is 'One form, clean; what was received is read again from the file, what was repaired stands in finding';
comment on column cleaning.form.form_id is 'file_no * 2^32 + record; acts have file 0';
comment on column cleaning.form.source is 'dc01, khai-sinh, khai-tu, cmnd, bhxh, y-te or act';
comment on column cleaning.form.filled_on is 'Day on which it was filled in or registered, yyyymmdd';
comment on column cleaning.form.line is '1-based physical line (XLSX: row) in the file';
comment on column cleaning.form.byte_offset is 'Where the record begins in the file';
comment on column cleaning.form.byte_length is 'How long it is';
comment on column cleaning.form.officer is 'Who collected or registered it, as the form says';
comment on column cleaning.form.office_unit is 'The commune of the office that filled it in';
comment on column cleaning.form.full_name is 'Birth name (họ, chữ đệm và tên khai sinh): NFC, Đ as U+0110, single spaces; case as the papers have it';
comment on column cleaning.form.date_of_birth is 'yyyymmdd, 00 for an unknown month or day';
comment on column cleaning.form.sex is 'M or F';
comment on column cleaning.form.marital_status is 'single, married, divorced or widowed';
comment on column cleaning.form.birth_registration_place is 'Place where the birth was registered, as text, small to large';
comment on column cleaning.form.birth_registration_unit is 'The smallest unit recognised in birth_registration_place, as it stood then';
comment on column cleaning.form.origin_place is 'Home place (quê quán), as text';
comment on column cleaning.form.origin_unit is 'The smallest unit recognised in origin_place';
comment on column cleaning.form.ethnicity is 'Code of the people, 1 to 54 (QĐ 121-TCTK/1979), 55 for foreigners';
comment on column cleaning.form.nationality is 'ISO 3166-1 alpha-3; VNM for Việt Nam';
comment on column cleaning.form.religion is 'Religion as declared; khong for none';
comment on column cleaning.form.person_number is '12-digit number that the form claims';
comment on column cleaning.form.identity_card is '9-digit number of the old identity card (CMND)';
comment on column cleaning.form.residence_place is 'Permanent residence (thường trú), as text';
comment on column cleaning.form.residence_unit is 'The smallest unit recognised in residence_place';
comment on column cleaning.form.current_place is 'Current residence where it differs, as text';
comment on column cleaning.form.current_unit is 'The smallest unit recognised in current_place';
comment on column cleaning.form.father_name is 'Name of the father';
comment on column cleaning.form.father_number is '9- or 12-digit number of the father';
comment on column cleaning.form.mother_name is 'Name of the mother';
comment on column cleaning.form.mother_number is '9- or 12-digit number of the mother';
comment on column cleaning.form.spouse_name is 'Name of the spouse';
comment on column cleaning.form.spouse_number is '9- or 12-digit number of the spouse';
comment on column cleaning.form.head_name is 'Name of the head of the household';
comment on column cleaning.form.head_number is '9- or 12-digit number of the head of the household';
comment on column cleaning.form.relation_to_head is 'Relation to the head, a code of the list in docs/glossary.md';
comment on column cleaning.form.residence_file is 'Number of the residence file (hồ sơ cư trú)';
comment on column cleaning.form.insurance_number is 'Social-insurance number, 10 digits';
comment on column cleaning.form.phone is 'Telephone number, digits only';
comment on column cleaning.form.date_of_death is 'yyyymmdd, 00 for an unknown month or day';
comment on column cleaning.form.entry is 'Number and book of a civil-status entry: 15, 01/2018';
comment on column cleaning.form.doubted is 'Bits of the fields with an open error: they lose in consolidation and are no evidence in linkage';
comment on column cleaning.form.household_id is 'Key of the household by unit and number of the residence file; null where there is none';

create table cleaning.finding (
  form_id bigint not null,
  rule text not null,
  field text not null,
  found text,
  repaired text,
  severity text not null,
  state text not null,
  owner_unit integer,
  act_id bigint not null,
  primary key (form_id, rule, field),
  check (severity in ('error', 'warning', 'note')),
  check (state in ('open', 'repaired', 'kept', 'mended'))
);
comment on table cleaning.finding is 'A rule that a form breaks, alone, within its household or within its archive; only breaches are kept';
comment on column cleaning.finding.form_id is 'The form';
comment on column cleaning.finding.rule is 'Id of the rule';
comment on column cleaning.finding.field is 'The field that it judges first';
comment on column cleaning.finding.found is 'The value as received';
comment on column cleaning.finding.repaired is 'The value that stands in the form instead, where it was repaired';
comment on column cleaning.finding.severity is 'error, warning or note';
comment on column cleaning.finding.state is 'open, repaired, kept or mended';
comment on column cleaning.finding.owner_unit is 'The commune that mends it: unit of residence, else of the office';
comment on column cleaning.finding.act_id is 'The act that found it, or that changed its state';
