-- A wish to keep a number can be taken back, and recorded anew: each is a row of its own, and the newest of a number is what stands.
-- ADR 0011
-- The table is small, one row for each who wished: it may be written anew.
-- squawk-ignore adding-field-with-default
alter table numbering.wish add column wish_id bigint generated always as identity;
alter table numbering.wish add column keeps boolean not null default true;
alter table numbering.wish alter column keeps drop default;
-- The key of a row is its own from here on: of one number there may be several.
alter table numbering.wish drop constraint wish_pkey;
-- squawk-ignore constraint-missing-not-valid, adding-serial-primary-key-field
alter table numbering.wish add primary key (wish_id);
create index wish_number on numbering.wish (person_no, wish_id);
comment on table numbering.wish is 'Numbers that their holders wished to keep although they tell another sex, year or place, which silences the findings, and such wishes taken back; only added to, the newest of a number stands';
comment on column numbering.wish.wish_id is 'In the order in which they were recorded';
comment on column numbering.wish.keeps is 'True: the holder wishes to keep the number; false: no longer';
comment on column numbering.wish.person_id is 'Whose the number was when this was recorded; a wish goes with the number';
