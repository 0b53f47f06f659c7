-- A wish to keep a number is also recorded on the command line, where two officers are named and no account is signed in.
-- ADR 0011
-- Nothing reads this column but people.
-- squawk-ignore ban-drop-not-null
alter table numbering.wish alter column account_id drop not null;
alter table numbering.wish add column officers text[];
alter table numbering.wish add constraint wish_recorded_by check ((account_id is null) <> (officers is null)) not valid;
comment on column numbering.wish.account_id is 'Account of the officer who recorded it; null where it came by command';
comment on column numbering.wish.officers is 'The two officers named by the command that recorded it; null where an account did';
