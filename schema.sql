-- Printed from the catalogue by `npm run schema`; compared by `npm run check`; never edited by hand.

-- Officers, their offices and sessions; who may do what, where and until when
create schema access;

create or replace function access.is_sealed(persons bigint[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (EXISTS (SELECT FROM access.sealed s WHERE ((s.person_id = ANY (is_sealed.persons)) AND (s.valid_from <= access.reader_now()) AND ((s.valid_to IS NULL) OR (s.valid_to > access.reader_now())) AND (NOT (EXISTS (SELECT FROM access.sealed_reader r WHERE ((r.person_id = s.person_id) AND (r.seal_id = s.seal_id) AND (r.account_id = access.reader_account()))))))))
;

create or replace function access.is_within(units integer[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (access.reader_country() OR (EXISTS (SELECT FROM access.reach r WHERE ((r.root_unit = access.reader_unit()) AND (r.unit_id = ANY (is_within.units))))))
;

create or replace function access.reader_account()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('sogoc.account'::text, true), ''::text))::bigint
;

create or replace function access.reader_country()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((current_setting('sogoc.country'::text, true) = 'yes'::text), false)
;

create or replace function access.reader_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('sogoc.now'::text, true), ''::text))::timestamp with time zone
;

create or replace function access.reader_person()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('sogoc.person'::text, true), ''::text))::bigint
;

create or replace function access.reader_unit()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('sogoc.unit'::text, true), ''::text))::integer
;

create sequence access.account_account_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create sequence access.human_human_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create sequence access.point_point_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create sequence access.post_post_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create sequence access.sealed_seal_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

-- A way to sign in
create table access.account (
  account_id bigint not null generated always as identity, -- The account
  human_id bigint not null, -- Whose it is
  login text not null, -- Name under which its holder signs in, lower case
  full_name text not null, -- Name of the holder as other officers see it
  state text not null, -- invited until its first sign-in, active, locked, or retired for good
  opened_at timestamp with time zone not null, -- When it was opened
  opened_by bigint, -- The account that opened it; null for the first
  earlier_humans bigint[] not null default '{}'::bigint[], -- Humans whose account it was before each turned out to be the next: parted again, the account goes back
  constraint account_pkey PRIMARY KEY (account_id),
  constraint account_login_key UNIQUE (login),
  constraint account_human_id_fkey FOREIGN KEY (human_id) REFERENCES access.human(human_id),
  constraint account_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'locked'::text, 'retired'::text])))
);
CREATE INDEX account_human ON access.account USING btree (human_id);

-- What makes the codes of an account (TOTP, RFC 6238)
create table access.authenticator (
  account_id bigint not null, -- The account
  secret bytea not null, -- The shared secret under AES-256-GCM by keys/credentials.key: nonce, text, tag
  last_step bigint not null, -- Time step of the last code that was taken: none is taken twice
  set_at timestamp with time zone not null, -- When it was set up
  constraint authenticator_pkey PRIMARY KEY (account_id)
);

-- What a passkey is asked to sign; taken once
create table access.challenge (
  challenge text not null, -- 256 random bits, base64url
  account_id bigint, -- Whose new passkey it is for; null where somebody signs in
  expires_at timestamp with time zone not null, -- Until when it may be answered
  constraint challenge_pkey PRIMARY KEY (challenge)
);

-- A device from which an account has signed in: a stranger who guesses cannot lock it out
create table access.device (
  token_hash bytea not null, -- SHA-256 of the token in its cookie
  account_id bigint not null, -- The account
  expires_at timestamp with time zone not null, -- Until when it is known
  constraint device_pkey PRIMARY KEY (token_hash, account_id)
);
CREATE INDEX device_expires ON access.device USING btree (expires_at);

-- Failed tries to sign in, and of naming a person as present at a counter, counted for all processes together
create table access.failure (
  what text not null, -- login:<name>, origin:<address>, or device:<hash> of a device that has signed in before; present:<account> and asked:<hash of the number> of whom an officer named as present
  counted_from timestamp with time zone not null, -- First failure of those that are counted
  failures integer not null, -- How many
  next_at timestamp with time zone not null, -- Before this nothing is tried
  constraint failure_pkey PRIMARY KEY (what)
);

-- A human who holds accounts: two accounts of one human are one pair of eyes
create table access.human (
  human_id bigint not null generated always as identity, -- The human
  person_id bigint, -- The same human in the register; null for one who is not in it
  earlier_persons bigint[] not null default '{}'::bigint[], -- Archives that were theirs before each ended in favour of the next, the first one first: parted again, the human goes back
  constraint human_pkey PRIMARY KEY (human_id),
  constraint human_person_id_key UNIQUE (person_id)
);

-- A one-time link by which the holder of an account sets password, authenticator or passkey
create table access.link (
  token_hash bytea not null, -- SHA-256 of the token in the link
  account_id bigint not null, -- The account
  expires_at timestamp with time zone not null, -- Until when it opens the account
  used_at timestamp with time zone, -- When it was used; null before
  secret bytea, -- The authenticator that it offers, sealed as in access.authenticator; null before it is opened
  constraint link_pkey PRIMARY KEY (token_hash)
);

-- A passkey of an account (WebAuthn)
create table access.passkey (
  credential_id text not null, -- Its id, base64url
  account_id bigint not null, -- The account
  public_key bytea not null, -- Its public key, COSE
  counter bigint not null, -- How often it had signed when it was last used; 0 for one that does not count
  name text not null, -- What its holder calls it
  added_at timestamp with time zone not null, -- When it was added
  used_at timestamp with time zone, -- When it was last used
  cloned_at timestamp with time zone, -- When it counted backwards, as only a copy does: since then it opens nothing
  constraint passkey_pkey PRIMARY KEY (credential_id)
);
CREATE INDEX passkey_account ON access.passkey USING btree (account_id);

-- The password of an account; it opens nothing without a code of the authenticator
create table access.password (
  account_id bigint not null, -- The account
  hash text not null, -- Argon2id with its parameters and salt (RFC 9106)
  set_at timestamp with time zone not null, -- When it was chosen
  constraint password_pkey PRIMARY KEY (account_id)
);

-- A mobile point: officers of several units who serve one commune for some days
create table access.point (
  point_id bigint not null generated always as identity, -- The point
  name text not null, -- As officers and persons call it
  place text not null, -- Where it stands, as an address
  unit_id integer not null, -- The commune in which it stands, for which its members answer
  valid_from date not null, -- First day
  valid_to date not null, -- Last day
  opened_by bigint not null, -- The account that opened it
  constraint point_pkey PRIMARY KEY (point_id),
  constraint point_check CHECK ((valid_from <= valid_to))
);

-- An office held by an account: role, unit and dates
create table access.post (
  post_id bigint not null generated always as identity, -- The office held
  account_id bigint not null, -- Who holds it
  role text not null, -- commune-police, commune-police-chief, civil-status-officer, committee-chairman, provincial-police, national-operator, auditor, card-centre, vaccinator, health-investigator or administrator
  unit_id integer, -- For which unit; null for offices of the whole country
  valid_from date not null, -- First day
  valid_to date, -- Last day; null while it is held
  opened_by bigint, -- The account that gave it
  point_id bigint, -- The mobile point at which it is held; null for an office of a unit
  rests_on bigint, -- The office of a unit by which its holder is a member of the point: it ends with that one
  constraint post_pkey PRIMARY KEY (post_id),
  constraint post_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(account_id)
);
CREATE INDEX post_account ON access.post USING btree (account_id);
CREATE INDEX post_point ON access.post USING btree (point_id) WHERE (point_id IS NOT NULL);
CREATE INDEX post_rests_on ON access.post USING btree (rests_on) WHERE (rests_on IS NOT NULL);

-- A person who stood before an officer and was told by number or by name, date and sex: open to that account until then
create table access.presence (
  person_id bigint not null, -- The person
  account_id bigint not null, -- The account to which the archive is open
  until timestamp with time zone not null, -- Until when
  constraint presence_pkey PRIMARY KEY (person_id, account_id)
);

-- Which units an office of a unit answers for: itself, all below it, and those that they came from; filled from the catalogue when an office is given there
create table access.reach (
  root_unit integer not null, -- The unit of the office
  unit_id integer not null, -- A unit within its reach
  constraint reach_pkey PRIMARY KEY (root_unit, unit_id)
);

-- An archive that nobody outside a named group of accounts finds, in words, count or time
create table access.sealed (
  person_id bigint not null, -- The person
  seal_id bigint not null generated always as identity, -- The seal; a person may be under several
  kind text not null, -- court, protected-person or adoption
  order_no text not null, -- Number of the order by which it was sealed
  valid_from timestamp with time zone not null, -- Since when
  valid_to timestamp with time zone, -- Until when; null while it holds
  sealed_by text[] not null, -- The two officers who sealed it
  unsealed_by text[], -- The two officers who ended it; null while it holds
  constraint sealed_pkey PRIMARY KEY (person_id, seal_id),
  constraint sealed_check CHECK (((valid_to IS NULL) OR (cardinality(unsealed_by) = 2))),
  constraint sealed_kind_check CHECK ((kind = ANY (ARRAY['court'::text, 'protected-person'::text, 'adoption'::text]))),
  constraint sealed_sealed_by_check CHECK ((cardinality(sealed_by) = 2))
);

-- The accounts for which a seal does not hold
create table access.sealed_reader (
  person_id bigint not null, -- The person
  seal_id bigint not null, -- The seal
  account_id bigint not null, -- The account
  constraint sealed_reader_pkey PRIMARY KEY (person_id, seal_id, account_id)
);

-- Somebody who is signed in: an officer in one office, or a person
create table access.session (
  token_hash bytea not null, -- SHA-256 of the token that only its holder has
  account_id bigint, -- The officers account
  post_id bigint, -- The office in which the officer acts
  person_id bigint, -- The person, where it is not an officer
  level smallint not null, -- How surely: 1 or 2 of electronic identification; 2 for officers
  opened_at timestamp with time zone not null, -- When it began
  seen_at timestamp with time zone not null, -- When it was last used
  expires_at timestamp with time zone not null, -- Until when
  ended_at timestamp with time zone, -- When it was ended: by sign-out, by its holder elsewhere, by an administrator
  opened_with text not null default 'demo'::text, -- passkey, password, link or demo
  origin text not null default ''::text, -- Address from which it was opened
  used_from text[] not null default '{}'::text[], -- Other addresses than the one from which it was opened, from which it was used; at most twenty
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_check CHECK (((account_id IS NULL) <> (person_id IS NULL)))
);
CREATE INDEX session_account ON access.session USING btree (account_id);

-- Every look at a person and every change, by whom and why; only added to
create schema audit;

-- How many looks in the whole country are hidden by order on this day: public, and of nobody in particular
create or replace function audit.hidden_looks(today date)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit'
AS $function$
  select count(*)
  from (
    select distinct s.person_id, s.at, s.entry_id
    from audit.deferral as o
    join audit.subject as s on s.person_id = o.person_id and s.body = any(array[o.body] || o.also) and s.at >= o.looks_from
    where o.approved_at is not null and o.hidden_until >= today and s.answered
  ) as hidden
$function$
;

-- Who looked at one person before a moment, by day, as that person may see it on this day: the only way to read audit.subject by person. At most so many of the newest looks are read; the day at which that ended is not whole
create or replace function audit.looks_at(person bigint, before timestamp with time zone, today date, most integer)
 RETURNS TABLE(day date, body text, purpose text, order_no text, newest timestamp with time zone, looks bigint, whole boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'audit'
AS $function$
  with orders as materialized (
    select o.order_no, array[o.body] || o.also as bodies, o.looks_from, o.hidden_until
    from audit.deferral as o
    where o.person_id = person and o.approved_at is not null
  ),
  seen as materialized (
    (
      select s.at, s.body, s.purpose
      from audit.subject as s
      where s.person_id = person and s.at < before and s.answered and s.body <> 'citizen'
        and not exists (
          select from orders as o
          where s.body = any(o.bodies) and s.at >= o.looks_from and o.hidden_until >= today
        )
      order by s.at desc
      limit most
    )
    union all
    (
      select s.at, s.body, s.purpose
      from audit.subject as s
      where s.person_id = 0 and s.at < before and s.answered
      order by s.at desc
      limit most
    )
    order by 1 desc
    limit most
  ),
  dated as (
    select
      (s.at at time zone 'Asia/Ho_Chi_Minh')::date as day, s.at, s.body, s.purpose,
      (
        select o.order_no
        from orders as o
        where s.body = any(o.bodies) and s.at >= o.looks_from and (s.at at time zone 'Asia/Ho_Chi_Minh')::date <= o.hidden_until
        order by o.hidden_until desc
        limit 1
      ) as order_no
    from seen as s
  ),
  edge as materialized (
    select case when count(*) = most then min(day) end as cut
    from dated
  )
  select d.day, d.body, d.purpose, d.order_no, max(d.at), count(*), e.cut is null or d.day > e.cut
  from dated as d
  cross join edge as e
  group by d.day, d.body, d.purpose, d.order_no, e.cut
  order by d.day desc, max(d.at) desc
$function$
;

create sequence audit.deferral_deferral_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

-- Every checkpoint that was signed; none is ever signed again
create table audit.checkpoint (
  size bigint not null, -- Leaves of the tree
  root bytea not null, -- Its root
  note text not null, -- As it was signed by the log (C2SP tlog-checkpoint)
  cosignatures text not null default ''::text, -- Signature lines of witnesses; they come after it was signed
  signed_at timestamp with time zone not null, -- When it was signed
  constraint checkpoint_pkey PRIMARY KEY (size)
);

-- Orders by which a person sees the looks of one body only after a day; how many looks are hidden is public
create table audit.deferral (
  deferral_id bigint not null generated always as identity, -- The order in this register
  order_no text not null, -- Number of the order on paper
  person_id bigint not null, -- Whose view is deferred
  body text not null, -- Whose looks are hidden: role@unit_id, as in audit.subject
  looks_from timestamp with time zone not null, -- Looks from then on
  hidden_until date not null, -- Last day on which they are hidden; from the next day on the person sees them all
  proposed_by bigint not null, -- Account that entered the order
  proposed_human bigint not null, -- The human behind that account
  proposed_at timestamp with time zone not null, -- When
  approved_by bigint, -- Account that approved it; null while it hides nothing yet
  approved_human bigint, -- The human behind that account: never the one who entered it
  approved_at timestamp with time zone, -- When
  also text[] not null default '{}'::text[], -- The same office in the units which its unit became by the reform, or from which it came: role@unit_id each
  constraint deferral_pkey PRIMARY KEY (deferral_id),
  constraint deferral_order_no_key UNIQUE (order_no),
  constraint deferral_check CHECK ((((approved_by IS NULL) = (approved_human IS NULL)) AND ((approved_by IS NULL) = (approved_at IS NULL)))),
  constraint four_eyes CHECK ((approved_human <> proposed_human))
);
CREATE INDEX deferral_person ON audit.deferral USING btree (person_id);

-- One request: a read, a write, or one that was refused or failed
create table audit.entry (
  entry_id uuid not null, -- UUID of version 7: its time comes first
  at timestamp with time zone not null, -- When it was answered
  salt bytea not null, -- 16 random bytes before the content in its leaf of the log: the hash tells nothing of the content
  content text not null, -- Canonical JSON (RFC 8785): who, from where, under which office, purpose, case, what of whom, the outcome
  constraint entry_pkey PRIMARY KEY (entry_id),
  constraint entry_salt_check CHECK ((length(salt) = 16))
);

-- Entries that somebody has to look at: every emergency, and a share of the looks for another matter
create table audit.notable (
  entry_id uuid not null, -- The entry
  at timestamp with time zone not null, -- When, as in the entry
  kind text not null, -- emergency: for the head of the reader's unit; sample: for the auditor
  role text not null, -- Office of the reader
  unit_id integer, -- Unit of that office; null for the whole country
  constraint notable_pkey PRIMARY KEY (entry_id),
  constraint notable_kind_check CHECK ((kind = ANY (ARRAY['emergency'::text, 'sample'::text])))
);
CREATE INDEX notable_newest ON audit.notable USING btree (kind, at);

-- Where an entry stands in the log; never changed
create table audit.place (
  "position" bigint not null, -- From 0, without a gap
  entry_id uuid not null, -- The entry
  hash bytea not null, -- SHA-256 of salt and content as they were stored when it got its place: the data of its leaf
  constraint place_pkey PRIMARY KEY ("position"),
  constraint place_entry_id_key UNIQUE (entry_id),
  constraint place_hash_check CHECK ((length(hash) = 32))
);

-- Witnesses that refuse to sign the log as it stands; a row goes when its witness signs again
create table audit.refusal (
  witness text not null, -- Name of its key
  code text not null, -- Why: it has signed more than is here, or something else
  seen bigint not null, -- Size that it has signed
  size bigint not null, -- Size that it refused
  refused_at timestamp with time zone not null, -- When it first refused so
  constraint refusal_pkey PRIMARY KEY (witness),
  constraint refusal_code_check CHECK ((code = ANY (ARRAY['audit.rolled-back'::text, 'audit.forked'::text])))
);

-- What was found of a notable entry by who had to look at it; never changed
create table audit.review (
  entry_id uuid not null, -- The entry
  justified boolean not null, -- Whether the look was justified
  note text, -- Why, in the words of the reviewer
  reviewed_by bigint not null, -- Account of the reviewer
  reviewed_human bigint not null, -- The human behind that account: never the one who looked
  reviewed_as text not null, -- Office of the reviewer
  reviewed_at timestamp with time zone not null, -- When
  constraint review_pkey PRIMARY KEY (entry_id)
);

-- Whom an entry is about: a list of fifty is fifty of these
create table audit.subject (
  person_id bigint not null, -- The person; 0: everybody in the register
  at timestamp with time zone not null, -- When, as in the entry
  entry_id uuid not null, -- The entry
  body text not null, -- Role and unit of who looked, role@unit_id; machine, or citizen
  purpose text not null, -- Code of the purpose
  answered boolean not null default true, -- False: it was refused or failed, or the person was sought and not found: nothing was shown
  constraint subject_pkey PRIMARY KEY (person_id, at, entry_id) INCLUDE (body, purpose, answered)
);

-- The Merkle tree of RFC 6962, cut as C2SP tlog-tiles says; a tile only grows, up to 256 hashes
create table audit.tile (
  level smallint not null, -- 0: hashes of leaves; above: a hash for each whole tile below
  number bigint not null, -- Of the tile within its level, from 0
  hashes bytea not null, -- Its hashes, 32 bytes each, one after the other
  constraint tile_pkey PRIMARY KEY (level, number),
  constraint tile_hashes_check CHECK (((length(hashes) >= 32) AND (length(hashes) <= 8192)))
);

-- Entries that have no place in the log yet; written with the entry, taken out with its place
create table audit.waiting (
  entry_id uuid not null -- The entry
);

-- Rules, findings, the clean form
create schema cleaning;

-- Counts what a statement made of findings
create or replace function cleaning.count_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into cleaning.finding_count
  select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act'), f.repaired is not null, sum(f.n)
  from (
    select form_id, owner_unit, rule, field, severity, state, repaired, 1 as n from come
    union all
    select form_id, owner_unit, rule, field, severity, state, repaired, -1 from gone
  ) as f
  left join intake.file as i on i.file_no = f.form_id >> 32
  group by 1, 2, 3, 4, 5, 6, 7
  having sum(f.n) <> 0;
  return null;
end $function$
;

-- Counts the findings that a statement added
create or replace function cleaning.count_come()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into cleaning.finding_count
  select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act'), f.repaired is not null, count(*)
  from come as f
  left join intake.file as i on i.file_no = f.form_id >> 32
  group by 1, 2, 3, 4, 5, 6, 7;
  return null;
end $function$
;

-- Counts the findings that a statement took away
create or replace function cleaning.count_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into cleaning.finding_count
  select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act'), f.repaired is not null, -count(*)
  from gone as f
  left join intake.file as i on i.file_no = f.form_id >> 32
  group by 1, 2, 3, 4, 5, 6, 7;
  return null;
end $function$
;

-- What a step made of each finding. The newest that stands is what the finding is; where none does, what it was before the first. Only added to, but for stands
create table cleaning.decision (
  act_id bigint not null, -- The act of the step
  form_id bigint not null, -- The form
  rule text not null, -- Id of the rule
  field text not null, -- The field that it judges first
  decision text not null, -- accept, type or keep; follows: another value settled it too; arises: another value broke this rule
  state text not null, -- State of the finding from then on
  repaired text, -- What the finding shows as the value that stands
  state_before text, -- State before; null where there was no such finding
  repaired_before text, -- What it showed before
  act_before bigint, -- The act by which it had that state; null where there was no such finding
  arisen jsonb, -- Of a finding that arises: {found, severity, ownerUnit}
  stands boolean not null, -- False while the step is taken back
  constraint decision_pkey PRIMARY KEY (act_id, form_id, rule, field),
  constraint decision_check CHECK (((decision = 'arises'::text) = (arisen IS NOT NULL))),
  constraint decision_decision_check CHECK ((decision = ANY (ARRAY['accept'::text, 'type'::text, 'keep'::text, 'follows'::text, 'arises'::text])))
);
CREATE INDEX decision_finding ON cleaning.decision USING btree (form_id, rule, field);
alter table cleaning.decision enable row level security;
create policy register on cleaning.decision for all to sogoc_register using (true) with check (true);

-- A rule that a form breaks, alone, within its household or within its archive; only breaches are kept
create table cleaning.finding (
  form_id bigint not null, -- The form
  rule text not null, -- Id of the rule
  field text not null, -- The field that it judges first
  found text, -- The value as received
  repaired text, -- The value that stands in the form instead, where it was repaired
  severity text not null, -- error, warning or note
  state text not null, -- open, repaired, kept or mended
  owner_unit integer, -- The commune that mends it: unit of residence, else of the office
  act_id bigint not null, -- The act that found it, or that changed its state
  constraint finding_pkey PRIMARY KEY (form_id, rule, field),
  constraint finding_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text, 'note'::text]))),
  constraint finding_state_check CHECK ((state = ANY (ARRAY['open'::text, 'repaired'::text, 'kept'::text, 'mended'::text])))
);
CREATE INDEX finding_owner ON cleaning.finding USING btree (owner_unit, form_id);
alter table cleaning.finding enable row level security;
create policy reader on cleaning.finding for all to sogoc_app using (((EXISTS ( SELECT
   FROM cleaning.form f
  WHERE (f.form_id = finding.form_id))) OR ((( SELECT access.reader_country() AS reader_country) OR (EXISTS ( SELECT
   FROM access.reach r
  WHERE ((r.root_unit = ( SELECT access.reader_unit() AS reader_unit)) AND (r.unit_id = finding.owner_unit))))) AND (NOT (EXISTS ( SELECT
   FROM (linkage.form_person l
     JOIN access.sealed s USING (person_id))
  WHERE ((l.form_id = finding.form_id) AND (s.valid_from <= ( SELECT access.reader_now() AS reader_now)) AND ((s.valid_to IS NULL) OR (s.valid_to > ( SELECT access.reader_now() AS reader_now))) AND (NOT (EXISTS ( SELECT
           FROM access.sealed_reader r
          WHERE ((r.person_id = s.person_id) AND (r.seal_id = s.seal_id) AND (r.account_id = ( SELECT access.reader_account() AS reader_account)))))))))))));
create policy register on cleaning.finding for all to sogoc_register using (true) with check (true);
create trigger count_changed AFTER UPDATE ON cleaning.finding REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION cleaning.count_changed();
create trigger count_come AFTER INSERT ON cleaning.finding REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION cleaning.count_come();
create trigger count_gone AFTER DELETE ON cleaning.finding REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION cleaning.count_gone();

-- Findings by kind, as rows to be summed: each statement that changes findings adds what it changes, so that nobody waits for anybody; now and then they are folded into one row a kind. Also those of withdrawn files and sealed archives
create table cleaning.finding_count (
  owner_unit integer, -- The commune that mends them; null where none is known
  rule text not null, -- Id of the rule
  field text not null, -- The field that it judges first
  severity text not null, -- error, warning or note
  state text not null, -- open, repaired, kept or mended
  source text not null, -- Source of the forms; act for those of acts
  is_repaired boolean not null, -- Whether another value stands in place of what was found
  findings integer not null -- How many; less than 0 where so many went
);
CREATE INDEX finding_count_owner ON cleaning.finding_count USING btree (owner_unit);
alter table cleaning.finding_count enable row level security;
create policy register on cleaning.finding_count for all to sogoc_register using (true) with check (true);

-- One form, clean; what was received is read again from the file, what was repaired stands in finding
create table cleaning.form (
  form_id bigint not null, -- file_no * 2^32 + record; acts have file 0
  source text not null, -- dc01, khai-sinh, khai-tu, cmnd, bhxh, y-te or act
  filled_on integer, -- Day on which it was filled in or registered, yyyymmdd
  line integer not null, -- 1-based physical line (XLSX: row) in the file
  byte_offset bigint not null, -- Where the record begins in the file
  byte_length integer not null, -- How long it is
  officer text, -- Who collected or registered it, as the form says
  office_unit integer, -- The commune of the office that filled it in
  full_name text, -- Birth name (họ, chữ đệm và tên khai sinh): NFC, Đ as U+0110, single spaces; case as the papers have it
  date_of_birth integer, -- yyyymmdd, 00 for an unknown month or day
  sex text, -- M or F
  marital_status text, -- single, married, divorced or widowed
  birth_registration_place text, -- Place where the birth was registered, as text, small to large
  birth_registration_unit integer, -- The smallest unit recognised in birth_registration_place, as it stood then
  origin_place text, -- Home place (quê quán), as text
  origin_unit integer, -- The smallest unit recognised in origin_place
  ethnicity smallint, -- Code of the people, 1 to 54 (QĐ 121-TCTK/1979), 55 for foreigners
  nationality text, -- ISO 3166-1 alpha-3; VNM for Việt Nam
  religion text, -- Religion as declared; khong for none
  person_number bigint, -- 12-digit number that the form claims
  identity_card text, -- 9-digit number of the old identity card (CMND)
  residence_place text, -- Permanent residence (thường trú), as text
  residence_unit integer, -- The smallest unit recognised in residence_place
  current_place text, -- Current residence where it differs, as text
  current_unit integer, -- The smallest unit recognised in current_place
  father_name text, -- Name of the father
  father_number text, -- 9- or 12-digit number of the father
  mother_name text, -- Name of the mother
  mother_number text, -- 9- or 12-digit number of the mother
  spouse_name text, -- Name of the spouse
  spouse_number text, -- 9- or 12-digit number of the spouse
  head_name text, -- Name of the head of the household
  head_number text, -- 9- or 12-digit number of the head of the household
  relation_to_head text, -- Relation to the head, a code of the list in docs/glossary.md
  residence_file text, -- Number of the residence file (hồ sơ cư trú)
  insurance_number text, -- Social-insurance number, 10 digits
  phone text, -- Telephone number, digits only
  date_of_death integer, -- yyyymmdd, 00 for an unknown month or day
  entry text, -- Number and book of a civil-status entry: 15, 01/2018
  doubted bigint not null, -- Bits of the fields with an open error: they lose in consolidation and are no evidence in linkage
  household_id bigint, -- Key of the household by unit and number of the residence file; null where there is none
  constraint form_pkey PRIMARY KEY (form_id),
  constraint form_sex_check CHECK ((sex = ANY (ARRAY['M'::text, 'F'::text])))
);
alter table cleaning.form enable row level security;
create policy reader on cleaning.form for all to sogoc_app using (((EXISTS ( SELECT
   FROM (linkage.form_person l
     JOIN population.person p USING (person_id))
  WHERE (l.form_id = form.form_id))) OR ((( SELECT access.reader_country() AS reader_country) OR (EXISTS ( SELECT
   FROM access.reach r
  WHERE ((r.root_unit = ( SELECT access.reader_unit() AS reader_unit)) AND (r.unit_id = ANY (ARRAY[form.residence_unit, form.office_unit])))))) AND (NOT (EXISTS ( SELECT
   FROM (linkage.form_person l
     JOIN access.sealed s USING (person_id))
  WHERE ((l.form_id = form.form_id) AND (s.valid_from <= ( SELECT access.reader_now() AS reader_now)) AND ((s.valid_to IS NULL) OR (s.valid_to > ( SELECT access.reader_now() AS reader_now))) AND (NOT (EXISTS ( SELECT
           FROM access.sealed_reader r
          WHERE ((r.person_id = s.person_id) AND (r.seal_id = s.seal_id) AND (r.account_id = ( SELECT access.reader_account() AS reader_account)))))))))))));
create policy register on cleaning.form for all to sogoc_register using (true) with check (true);

-- Which values of a clean form a step changed. The newest that stands is the value of the form; where none does, the value before the first. Only added to, but for stands
create table cleaning.form_change (
  act_id bigint not null, -- The act of the step
  form_id bigint not null, -- The form
  field text not null, -- The field
  before jsonb, -- Its value before: text or number; null for none
  after jsonb, -- Its value since
  stands boolean not null, -- False while the step is taken back
  constraint form_change_pkey PRIMARY KEY (act_id, form_id, field)
);
CREATE INDEX form_change_field ON cleaning.form_change USING btree (form_id, field);
alter table cleaning.form_change enable row level security;
create policy register on cleaning.form_change for all to sogoc_register using (true) with check (true);

-- What an officer was shown before many findings are decided at once; kept for a day
create table cleaning.preview (
  preview_id uuid not null, -- The token by which it is then done
  account_id bigint not null, -- Who was shown it
  asked text not null, -- The filter, the decision and the value that was typed, as one text
  made_at timestamp with time zone not null, -- When
  constraint preview_pkey PRIMARY KEY (preview_id)
);
alter table cleaning.preview enable row level security;
create policy register on cleaning.preview for all to sogoc_register using (true) with check (true);

-- The findings that a preview would decide
create table cleaning.preview_finding (
  preview_id uuid not null, -- The preview
  form_id bigint not null, -- The form
  rule text not null, -- Id of the rule
  field text not null, -- The field that it judges first
  version bigint not null, -- The act by which finding and form were as they were shown; with another one by then it is left out
  constraint preview_finding_pkey PRIMARY KEY (preview_id, form_id, rule, field),
  constraint preview_finding_preview_id_fkey FOREIGN KEY (preview_id) REFERENCES cleaning.preview(preview_id) ON DELETE CASCADE
);

-- One act of cleaning by one officer: findings decided alike. Only added to; whether it stands, the acts say that undo it
create table cleaning.step (
  act_id bigint not null, -- The act
  unit_id integer, -- Unit of the officer, whose officers may take the step back; null for an office of the country
  decision text not null, -- accept (the repair is right), type (another value) or keep (right as it was received)
  rules text[] not null, -- The rules whose findings were decided
  findings integer not null, -- How many findings were decided
  constraint step_pkey PRIMARY KEY (act_id),
  constraint step_decision_check CHECK ((decision = ANY (ARRAY['accept'::text, 'type'::text, 'keep'::text])))
);
CREATE INDEX step_unit ON cleaning.step USING btree (unit_id, act_id);

-- Contradictions with an owner and a clock
create schema conflicts;

create sequence conflicts.conflict_number as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

-- Two facts that cannot both hold, waiting for an officer
create table conflicts.conflict (
  conflict_id bigint not null, -- From conflicts.conflict_number
  kind text not null, -- What contradicts what: a name of the list of kinds
  owner_unit integer, -- The commune whose officers decide; null while unknown
  state text not null, -- open or settled
  due_on date not null, -- By when it is to be decided
  blocks text not null, -- What waits for it: merge, number or nothing
  detail text, -- What contradicts what, field names only
  act_id bigint not null, -- The act that found it
  settled_by bigint, -- The act that settled it; null while open
  turn text not null default 'owner'::text, -- Whose turn it is while it is open: owner, asked (a commune that was asked a question) or approver (a second officer, for whom a proposal waits)
  turn_unit integer, -- The commune that was asked; null where nobody is
  turn_due_on date, -- By when who was asked is to answer; null where nobody is
  owner_rule text, -- By which rule the owner was chosen, a name of the list of owner rules; null where there is none, or where an officer handed it over
  version integer not null default 1, -- 1 as it was found, one more with each move: what a change of it has to have seen
  priority integer not null default 0, -- The least is asked first: by whoever ranks its kind
  constraint conflict_pkey PRIMARY KEY (conflict_id),
  constraint conflict_state_check CHECK ((state = ANY (ARRAY['open'::text, 'settled'::text]))),
  constraint conflict_turn_check CHECK (((turn = ANY (ARRAY['owner'::text, 'asked'::text, 'approver'::text])) AND ((turn = 'asked'::text) = (turn_unit IS NOT NULL)))) NOT VALID
);
CREATE INDEX conflict_asked ON conflicts.conflict USING btree (turn_unit) WHERE (turn_unit IS NOT NULL);
CREATE INDEX conflict_owner ON conflicts.conflict USING btree (owner_unit, due_on, conflict_id) WHERE (state = 'open'::text);
CREATE INDEX conflict_settled_by ON conflicts.conflict USING btree (settled_by) WHERE (settled_by IS NOT NULL);
CREATE INDEX conflict_worth ON conflicts.conflict USING btree (((turn = 'asked'::text)), priority, conflict_id) WHERE (state = 'open'::text);
alter table conflicts.conflict enable row level security;
create policy reader on conflicts.conflict for all to sogoc_app using (((( SELECT access.reader_country() AS reader_country) OR (EXISTS ( SELECT
   FROM access.reach r
  WHERE ((r.root_unit = ( SELECT access.reader_unit() AS reader_unit)) AND (r.unit_id = ANY (ARRAY[conflict.owner_unit, conflict.turn_unit]))))) OR (EXISTS ( SELECT
   FROM (conflicts.party c
     JOIN population.person p USING (person_id))
  WHERE (c.conflict_id = conflict.conflict_id)))) AND (NOT (EXISTS ( SELECT
   FROM (conflicts.party c
     JOIN access.sealed s USING (person_id))
  WHERE ((c.conflict_id = conflict.conflict_id) AND (s.valid_from <= ( SELECT access.reader_now() AS reader_now)) AND ((s.valid_to IS NULL) OR (s.valid_to > ( SELECT access.reader_now() AS reader_now))) AND (NOT (EXISTS ( SELECT
           FROM access.sealed_reader r
          WHERE ((r.person_id = s.person_id) AND (r.seal_id = s.seal_id) AND (r.account_id = ( SELECT access.reader_account() AS reader_account))))))))))));
create policy register on conflicts.conflict for all to sogoc_register using (true) with check (true);

-- A step that was taken with a conflict; only added to
create table conflicts.move (
  conflict_id bigint not null, -- The conflict
  version integer not null, -- Its version since
  kind text not null, -- joined (a form that contradicts too), asked, answered, commented, proposed, refused, taken-back, handed-over, settled or reopened
  at timestamp with time zone not null, -- When
  by_account bigint, -- Account of the officer; null for what an act did
  by_name text, -- Name and office of the officer as they were then
  words text, -- Question, answer, comment or reason, in the officer's words
  from_unit integer, -- The commune that had it, where it changed hands
  to_unit integer, -- The commune that was asked, or that has it since
  due_on date, -- By when an answer is due
  act_id bigint, -- The act that brought the form, settled it or opened it again
  proposal_id bigint, -- The proposal that a second officer decides
  constraint move_pkey PRIMARY KEY (conflict_id, version)
);
alter table conflicts.move enable row level security;
create policy reader on conflicts.move for all to sogoc_app using ((EXISTS ( SELECT
   FROM conflicts.conflict c
  WHERE (c.conflict_id = move.conflict_id))));
create policy register on conflicts.move for all to sogoc_register using (true) with check (true);

-- A form, and the person it was given to, that a conflict is about
create table conflicts.party (
  conflict_id bigint not null, -- The conflict
  form_id bigint not null, -- The form
  person_id bigint not null, -- The person of the form: as the conflict was found, then wherever an act moves it
  constraint party_pkey PRIMARY KEY (conflict_id, form_id)
);
CREATE INDEX party_form ON conflicts.party USING btree (form_id);
CREATE INDEX party_person ON conflicts.party USING btree (person_id);

-- What was done to the schema itself
create schema database;

create sequence database.event_event_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

-- What was answered under an Idempotency-Key; kept for a day
create table database.answer (
  key text not null, -- The key, as its sender made it
  asked text not null, -- Hash of route and body: the same key with something else is refused
  answer jsonb, -- What was answered; null only within the transaction that does it
  answered_at timestamp with time zone not null, -- When it was asked for first
  constraint answer_pkey PRIMARY KEY (key)
);

-- How far the clock of a demo was moved; no row where it runs with the machine
create table database.clock (
  one boolean not null default true, -- Always true: there is one clock
  ahead_ms bigint not null, -- Milliseconds by which it is ahead of the machine; below 0 where it is behind
  constraint clock_pkey PRIMARY KEY (one),
  constraint clock_one_check CHECK (one)
);

-- What happened, announced in the transaction in which it happened
create table database.event (
  event_id bigint not null generated always as identity, -- The event
  type text not null, -- The thing and what became of it: person.merged, proposal.decided
  payload jsonb not null, -- Keys of what it is about, never what stands in it
  announced_at timestamp with time zone not null, -- When it happened, by the clock of the register
  queued_at timestamp with time zone, -- When jobs were made for whoever listens; null before that
  constraint event_pkey PRIMARY KEY (event_id)
);
CREATE INDEX event_unqueued ON database.event USING btree (event_id) WHERE (queued_at IS NULL);

-- Which listener has heard which event: written with what the listener did
create table database.heard (
  event_id bigint not null, -- The event
  listener text not null, -- Name of the listener
  heard_at timestamp with time zone not null, -- When, by the clock of the register
  constraint heard_pkey PRIMARY KEY (event_id, listener)
);

-- Schema steps that ran on this register
create table database.migration (
  number integer not null, -- Number of the step, from 1
  name text not null, -- Name of its file
  sha256 text not null, -- Hash of its text: a step is never changed after it ran
  applied_at timestamp with time zone not null, -- When it ran
  constraint migration_pkey PRIMARY KEY (number)
);

-- For which minute or day a timer was last run
create table database.timer (
  name text not null, -- Name of the timer
  period text not null, -- The minute or the day in Viet Nam for which it ran: 2026-11-30T09:15 or 2026-11-30
  ran_at timestamp with time zone not null, -- When it ran, by the clock of the register
  constraint timer_pkey PRIMARY KEY (name)
);

-- Papers that cases rest on; their bytes lie encrypted in the store
create schema documents;

-- Who sent a paper: they alone may attach it to a case
create table documents.given (
  document_id text not null, -- The paper
  given_by text not null, -- human N (the officer), person N, or machine
  file_name text not null, -- Name that its sender gave it
  given_at timestamp with time zone not null, -- When it was last sent
  constraint given_pkey PRIMARY KEY (document_id, given_by)
);
alter table documents.given enable row level security;
create policy register on documents.given for all to sogoc_register using (true) with check (true);

-- A paper, once for the same bytes
create table documents.paper (
  document_id text not null, -- HMAC-SHA-256 of its bytes under a key of the register: equal papers are one, and the name tells nothing of them
  media_type text not null, -- What its bytes are, whatever its sender called them
  bytes integer not null, -- How many, as sent
  kept_at timestamp with time zone not null, -- When it first came
  constraint paper_pkey PRIMARY KEY (document_id)
);
alter table documents.paper enable row level security;
create policy register on documents.paper for all to sogoc_register using (true) with check (true);

-- Papers of a case of any room
create table documents.paper_of (
  case_kind text not null, -- Kind of case, as its room names it
  case_id text not null, -- Key of the case in its room
  document_id text not null, -- The paper
  place integer not null, -- Order among those attached at once
  file_name text not null, -- Name that its sender gave it
  attached_at timestamp with time zone not null, -- When it was attached
  constraint paper_of_pkey PRIMARY KEY (case_kind, case_id, document_id)
);
CREATE INDEX paper_of_document ON documents.paper_of USING btree (document_id);
alter table documents.paper_of enable row level security;
create policy register on documents.paper_of for all to sogoc_register using (true) with check (true);

-- Administrative units in time
create schema geography;

-- What became of a unit; several rows for one that was split
create table geography.change (
  from_unit integer not null, -- The unit before
  to_unit integer not null, -- The unit after
  on_date date not null, -- Day from which the new unit holds
  certainty text not null, -- whole: all of it went there; candidate: a part of it, or the source is in doubt, so an officer decides
  constraint change_pkey PRIMARY KEY (from_unit, to_unit),
  constraint change_certainty_check CHECK ((certainty = ANY (ARRAY['whole'::text, 'candidate'::text])))
);

-- A province, district or commune in one generation of codes; a reference table
create table geography.unit (
  unit_id integer not null, -- level * 10^7 + code * 10 + generation: a code alone changes its meaning on 2025-07-01
  code text not null, -- The official code: 2 digits a province, 3 a district, 5 a commune
  level text not null, -- province, district or commune
  parent_id integer, -- The unit above; null for a province
  name text not null, -- Name with its kind: Phường Mai Động
  valid_from date not null, -- First day on which the unit existed with this meaning
  valid_to date, -- Last day; null while it exists
  constraint unit_pkey PRIMARY KEY (unit_id),
  constraint unit_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text])))
);

-- Received files, refused rows, acts
create schema intake;

create sequence intake.act_number as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

-- What was done to the register, by whom and why; an act is a form of file 0
create table intake.act (
  act_id bigint not null, -- A form_id of file 0, from intake.act_number
  kind text not null, -- build, merge, split, undo, correct, withdraw, birth, death, residence (a move, split or join of households), apart (told to be of two persons), settle (a conflict that needs nothing), renumber, seal, unseal, type (a form typed at an office), mend (findings decided), place (the new commune of persons of a divided one), entry (an entry of a paper book, typed from its scan) or award (whose number it is that was in question)
  undoes bigint, -- The act that this one takes back
  officers text[] not null, -- Who did it; two where four eyes are asked
  reason text, -- Why, in words
  evidence text, -- Paper or file on which it rests
  recorded_at timestamp with time zone not null, -- When it was entered
  constraint act_pkey PRIMARY KEY (act_id),
  constraint act_kind_check CHECK ((kind = ANY (ARRAY['build'::text, 'merge'::text, 'split'::text, 'undo'::text, 'correct'::text, 'withdraw'::text, 'birth'::text, 'death'::text, 'residence'::text, 'apart'::text, 'settle'::text, 'renumber'::text, 'seal'::text, 'unseal'::text, 'type'::text, 'mend'::text, 'place'::text, 'entry'::text, 'award'::text]))) NOT VALID
);
CREATE INDEX act_undoes ON intake.act USING btree (undoes) WHERE (undoes IS NOT NULL);

-- Forms that an act wrote beside its own, so that it can be taken back. Only added to
create table intake.act_form (
  form_id bigint not null, -- A form of file 0
  act_id bigint not null, -- The act
  constraint act_form_pkey PRIMARY KEY (form_id)
);
CREATE INDEX act_form_act ON intake.act_form USING btree (act_id);

-- A file as received; its bytes lie in the store of documents under their hash
create table intake.file (
  file_no integer not null, -- Given in order of path, in one transaction, before a record is read: the upper part of every form_id
  sha256 bytea not null, -- Hash of the bytes; a known hash is nothing new to do
  path text not null, -- Path below the folder that was named, with /
  source text, -- Which sources shape the header fits; null where none does
  encoding text, -- utf-8, utf-16le or utf-16be as found at the start of the file
  bytes bigint not null, -- Length of the file
  records integer not null, -- Records counted when it was cut into slices; 0 before
  state text not null, -- received, sliced, done, left-out where no source fits, or withdrawn by an act
  received_at timestamp with time zone not null, -- When it came
  withdrawn_by bigint, -- The act that withdrew it last; its state says whether that stands
  office_unit integer, -- The commune whose office all forms name that were read from it; null where they name several, or none
  constraint file_pkey PRIMARY KEY (file_no),
  constraint file_sha256_key UNIQUE (sha256),
  constraint file_state_check CHECK ((state = ANY (ARRAY['received'::text, 'sliced'::text, 'done'::text, 'left-out'::text, 'withdrawn'::text]))) NOT VALID
);

-- A record that could not be read; nothing is ever dropped: records = forms + refused
create table intake.refused (
  file_no integer not null, -- The file
  record integer not null, -- 1-based number of the record in the file
  line integer not null, -- 1-based physical line (XLSX: row) where it begins
  byte_offset bigint not null, -- Where it begins in the file
  byte_length bigint not null, -- How long it is
  field text, -- The column of the source that is at fault; null where it is the whole record
  code text not null, -- Why, a code of intake or cleaning refusals; expected and remedy are its texts
  found text, -- What stood there, at most 200 signs
  mended_by bigint, -- form_id of the mended record that was sent in its place
  constraint refused_pkey PRIMARY KEY (file_no, record)
);
alter table intake.refused enable row level security;
create policy reader on intake.refused for all to sogoc_app using ((( SELECT access.reader_country() AS reader_country) OR (EXISTS ( SELECT
   FROM (intake.file f
     JOIN access.reach r ON ((r.unit_id = f.office_unit)))
  WHERE ((f.file_no = refused.file_no) AND (r.root_unit = ( SELECT access.reader_unit() AS reader_unit)))))));
create policy register on intake.refused for all to sogoc_register using (true) with check (true);

-- A run of records of one file that is read, cleaned and stored in one transaction
create table intake.slice (
  file_no integer not null, -- The file
  slice_no integer not null, -- From 0 within the file
  first_record integer not null, -- 1-based number of its first record in the file
  records integer not null, -- How many records it holds
  first_line integer not null, -- 1-based physical line (XLSX: row) where it begins
  byte_offset bigint not null, -- Where it begins in the file (XLSX: in the first sheets XML)
  byte_length bigint not null, -- How long it is
  done_at timestamp with time zone, -- Set in the transaction that stored its forms; null before
  constraint slice_pkey PRIMARY KEY (file_no, slice_no)
);

-- A form that an officer typed, as it was typed: it came in no file. Only added to
create table intake.typed_form (
  form_id bigint not null, -- The act that took it in, which is its form of file 0
  kind text not null, -- dc01: all of a person; dc02: what has changed of somebody whom the register knows
  fields jsonb not null, -- Text by received field, not repaired; what was left empty is not there
  confirmed jsonb not null, -- What was asked and confirmed, each {code, reason}
  constraint typed_form_pkey PRIMARY KEY (form_id),
  constraint typed_form_kind_check CHECK ((kind = ANY (ARRAY['dc01'::text, 'dc02'::text])))
);
alter table intake.typed_form enable row level security;
create policy reader on intake.typed_form for all to sogoc_app using ((EXISTS ( SELECT
   FROM cleaning.form f
  WHERE (f.form_id = typed_form.form_id))));
create policy register on intake.typed_form for all to sogoc_register using (true) with check (true);

-- Which forms speak of one person
create schema linkage;

-- An accepted or near pair; its waterfall is scored again when asked for
create table linkage.edge (
  form_id bigint not null, -- The lower form
  other_form_id bigint not null, -- The higher form
  weight real not null, -- Match weight: log2 of the likelihood ratio times the prior odds
  levels bytea not null, -- Agreement level of each comparison of the model, one byte each
  accepted boolean not null, -- Whether the two forms ended in one cluster
  act_id bigint not null, -- The build that scored it
  constraint edge_pkey PRIMARY KEY (form_id, other_form_id)
);
CREATE INDEX edge_apart ON linkage.edge USING btree (other_form_id) WHERE (NOT accepted);

-- A change after the first link
create table linkage.form_move (
  form_id bigint not null, -- The form
  act_id bigint not null, -- The act that moved it
  from_person bigint, -- The person before
  to_person bigint, -- The person after; null when withdrawn
  link_act bigint, -- The act that had made the link which this move ended; null where there was none
  constraint form_move_pkey PRIMARY KEY (form_id, act_id)
);
CREATE INDEX form_move_act ON linkage.form_move USING btree (act_id);

-- The link now
create table linkage.form_person (
  form_id bigint not null, -- The form
  person_id bigint not null, -- The person
  act_id bigint not null, -- The act that linked it
  constraint form_person_pkey PRIMARY KEY (form_id)
);
CREATE INDEX form_person_person ON linkage.form_person USING btree (person_id);

-- Forms by key, some hundred a row; forms that were withdrawn or moved are told apart where they are read
create table linkage.index_chunk (
  act_id bigint not null, -- The segment
  pass_no smallint not null, -- Which kind of key, by its place in the list of passes
  first_key bigint not null, -- The least key of the chunk, 32 bits
  entries bytea not null, -- Keys in ascending order, then the code of the form under each; 32 bits little-endian
  constraint index_chunk_pkey PRIMARY KEY (act_id, pass_no, first_key)
);

-- A file whose forms are in the index, there called by codes of four bytes
create table linkage.index_file (
  act_id bigint not null, -- The build that added it
  file_no integer not null, -- The file; 0 for acts, once a build that found new ones
  first_code bigint not null, -- Code of its record 0; the others follow by record
  last_record bigint not null, -- Its last record with a form in the index
  constraint index_file_pkey PRIMARY KEY (act_id, file_no)
);
CREATE INDEX index_file_code ON linkage.index_file USING btree (first_code);

-- A part of the index of forms: what one build added, or several together
create table linkage.index_segment (
  act_id bigint not null, -- The build; of several the last one
  keys text not null, -- How its keys are made; an index of other keys is made anew
  forms integer not null, -- How many forms it holds
  chunks integer not null, -- How many chunks it has
  constraint index_segment_pkey PRIMARY KEY (act_id)
);

-- Forms that officers have told to be of two persons, by a split that stands: no form of one side belongs to the person of the other
create table linkage.kept_apart (
  act_id bigint not null, -- The split
  form_id bigint not null, -- The form
  side smallint not null, -- 0 stayed with the person, 1 went to the new one
  constraint kept_apart_pkey PRIMARY KEY (act_id, form_id),
  constraint kept_apart_side_check CHECK ((side = ANY (ARRAY[0, 1])))
);

-- The model that a build used, as a person can read it
create table linkage.model (
  act_id bigint not null, -- The build
  model jsonb not null, -- Comparisons, levels, m and u, prior, threshold
  rarity jsonb, -- What is rare, as far as it is one number for the whole register; its lists are in rarity_chunk
  constraint model_pkey PRIMARY KEY (act_id)
);

-- The clusters of the build that runs, in slices, until their archives are written
create table linkage.proposal (
  form_id bigint not null, -- The form
  person_id bigint not null, -- Least form of its cluster, or the person that it already belongs to
  slice_no integer not null, -- The slice of persons in which its archive is written
  changed boolean not null, -- False for a form that already stood in this archive
  constraint proposal_pkey PRIMARY KEY (slice_no, person_id, form_id)
);

-- How often words, names and names of a commune occur, as the build counted that learned the model
create table linkage.rarity_chunk (
  act_id bigint not null, -- The build
  list_no smallint not null, -- What is counted, by its place in the list of rarities
  first_key bigint not null, -- The least key of the chunk, 32 bits
  entries bytea not null, -- Keys in ascending order, then the count or share under each; 32 bits little-endian
  constraint rarity_chunk_pkey PRIMARY KEY (act_id, list_no, first_key)
);

-- What persons, accounts and offices are told, and what of it leaves the register
create schema notices;

create sequence notices.message_message_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create sequence notices.notice_notice_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

-- The outbox: what leaves the register by telephone or mail
create table notices.message (
  message_id bigint not null generated always as identity, -- The message
  notice_id bigint not null, -- The notice that it is of: to whom it goes stands there
  channel text not null, -- sms or mail
  text text not null, -- What is sent: that there is something to see, nothing of a person
  made_at timestamp with time zone not null, -- When it was written
  carried_at timestamp with time zone, -- When it was handed on; null before that
  constraint message_pkey PRIMARY KEY (message_id),
  constraint message_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices.notice(notice_id),
  constraint message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'mail'::text])))
);
CREATE INDEX message_notice ON notices.message USING btree (notice_id);
CREATE INDEX message_waiting ON notices.message USING btree (message_id) WHERE (carried_at IS NULL);
alter table notices.message enable row level security;
create policy reader on notices.message for all to sogoc_app using ((EXISTS ( SELECT
   FROM notices.notice n
  WHERE (n.notice_id = message.notice_id))));
create policy register on notices.message for all to sogoc_register using (true) with check (true);

-- Something that a person, an account or an office was told
create table notices.notice (
  notice_id bigint not null generated always as identity, -- The notice
  once_key text not null, -- Kind, addressee and what it is about: the same is told once
  kind text not null, -- Its kind, whose record holds the texts
  "values" jsonb not null, -- What the texts name: days, counts, names of units; nothing of an archive
  person_id bigint, -- The person who is told; else null
  account_id bigint, -- The account that is told; else null
  roles text[] not null, -- The roles of the office that is told; else empty
  units integer[] not null, -- The unit of that office, with what it was and became by the reform; empty for the whole country
  made_at timestamp with time zone not null, -- When
  earlier_persons bigint[] not null default '{}'::bigint[], -- Archives that were told before each ended in favour of the next, the first one first: parted again, the notice goes back
  constraint notice_pkey PRIMARY KEY (notice_id),
  constraint notice_once_key_key UNIQUE (once_key),
  constraint notice_check CHECK (((num_nonnulls(person_id, account_id) + ((cardinality(roles) > 0))::integer) = 1))
);
CREATE INDEX notice_account ON notices.notice USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX notice_person ON notices.notice USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX notice_units ON notices.notice USING gin (units) WHERE (cardinality(roles) > 0);
alter table notices.notice enable row level security;
create policy reader on notices.notice for all to sogoc_app using (((person_id = ( SELECT access.reader_person() AS reader_person)) OR (account_id = ( SELECT access.reader_account() AS reader_account)) OR ((cardinality(roles) > 0) AND ((cardinality(units) = 0) OR access.is_within(units)))));
create policy register on notices.notice for all to sogoc_register using (true) with check (true);

-- Who has read a notice: of an office each of its holders for themself
create table notices.read (
  notice_id bigint not null, -- The notice
  reader text not null, -- human N (the officer) or person N
  read_at timestamp with time zone not null, -- When
  constraint read_pkey PRIMARY KEY (notice_id, reader)
);

-- Of which open thing and day its office was told, and at which stage
create table notices.reminded (
  kind text not null, -- Kind of thing: conflict, correction and others
  subject text not null, -- Its key among its kind
  due_on date not null, -- The day; another day is told of anew
  stage text not null, -- soon: before the day; late: after it
  told_at timestamp with time zone not null, -- When
  constraint reminded_pkey PRIMARY KEY (kind, subject, due_on, stage),
  constraint reminded_stage_check CHECK ((stage = ANY (ARRAY['soon'::text, 'late'::text])))
);

-- Allocation of personal identification numbers
create schema numbering;

create sequence numbering.wish_wish_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

-- What an act of officers did to a number; what builds give is not listed
create table numbering.change (
  person_no bigint not null, -- The number
  act_id bigint not null, -- The act
  person_before bigint, -- Whose it was; null where the act gave it
  person_after bigint not null, -- Whose it is since
  state_before text, -- Its state before; null where the act gave it
  state_after text not null, -- Its state since
  successor_before bigint, -- Its successor before
  successor_after bigint, -- Its successor since
  constraint change_pkey PRIMARY KEY (person_no, act_id)
);
CREATE INDEX change_act ON numbering.change USING btree (act_id);
alter table numbering.change enable row level security;
create policy reader on numbering.change for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = ANY (ARRAY[change.person_before, change.person_after])))));
create policy register on numbering.change for all to sogoc_register using (true) with check (true);

-- Every number ever given; never deleted, the one place where a number is unique
create table numbering.number (
  person_no bigint not null, -- The number
  person_id bigint not null, -- Whose it is
  state text not null, -- reserved, active, cancelled or retired
  successor bigint, -- The number that took its place
  act_id bigint not null, -- The act that gave it or changed its state
  constraint number_pkey PRIMARY KEY (person_no),
  constraint number_state_check CHECK ((state = ANY (ARRAY['reserved'::text, 'active'::text, 'cancelled'::text, 'retired'::text])))
);
CREATE INDEX number_person ON numbering.number USING btree (person_id);
CREATE INDEX number_successor ON numbering.number USING btree (successor) WHERE (successor IS NOT NULL);
alter table numbering.number enable row level security;
create policy reader on numbering.number for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = number.person_id))));
create policy register on numbering.number for all to sogoc_register using (true) with check (true);

-- Numbers that stand on no form and were given to nobody when they were put here; emptied by each build, which brings forms
create table numbering.ready (
  person_no bigint not null, -- The number
  stratum integer not null, -- Its six leading digits
  constraint ready_pkey PRIMARY KEY (person_no)
);
CREATE INDEX ready_stratum ON numbering.ready USING btree (stratum);

-- What the build that runs decided for each new person, before their archives are written
create table numbering.reservation (
  person_id bigint not null, -- The person
  person_no bigint, -- The number; null where there is none
  kept boolean not null, -- True where the number stood on a form
  reason text, -- Why there is none: contested, no-name, no-place, no-sex, no-birth-year, born-before-1900, death-only, stratum-empty, contradiction
  constraint reservation_pkey PRIMARY KEY (person_id)
);
alter table numbering.reservation enable row level security;
create policy reader on numbering.reservation for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = reservation.person_id))));
create policy register on numbering.reservation for all to sogoc_register using (true) with check (true);

-- How far the draw has come in each group of six leading digits
create table numbering.stratum (
  stratum integer not null, -- The six leading digits
  next_counter integer not null, -- Next counter that the permutation turns into a number; at most 10^6
  given_by_acts integer not null default 0, -- How many counters acts of officers have used, from the top down: what a build gives does not depend on acts
  constraint stratum_pkey PRIMARY KEY (stratum),
  constraint stratum_next_counter_check CHECK (((next_counter >= 0) AND (next_counter <= 1000000)))
);

-- Numbers that their holders wished to keep although they tell another sex, year or place, which silences the findings, and such wishes taken back; only added to, the newest of a number stands
create table numbering.wish (
  person_no bigint not null, -- The number
  person_id bigint not null, -- Whose the number was when this was recorded; a wish goes with the number
  reason text not null, -- In which words, or on which paper
  account_id bigint, -- Account of the officer who recorded it; null where it came by command
  recorded_at timestamp with time zone not null, -- When
  officers text[], -- The two officers named by the command that recorded it; null where an account did
  wish_id bigint not null generated always as identity, -- In the order in which they were recorded
  keeps boolean not null, -- True: the holder wishes to keep the number; false: no longer
  constraint wish_pkey PRIMARY KEY (wish_id),
  constraint wish_recorded_by CHECK (((account_id IS NULL) <> (officers IS NULL))) NOT VALID
);
CREATE INDEX wish_number ON numbering.wish USING btree (person_no, wish_id);
alter table numbering.wish enable row level security;
create policy reader on numbering.wish for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = wish.person_id))));
create policy register on numbering.wish for all to sogoc_register using (true) with check (true);

-- Persons, history, households, corrections
create schema population;

create sequence population.correction_correction_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create sequence population.entry_entry_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create sequence population.proposal_proposal_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

create sequence population.target_target_id_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

-- Whoever settled abroad and has not come back: person_id, since (the day, yyyymmdd), is_seen (a residence form was filled in after that day, which contradicts it). A form of the event that takes its person out of the household has 0 for it
create view population.abroad as
 SELECT l.person_id,
    max(e.happened_on) AS since,
    bool_or((EXISTS ( SELECT
           FROM (linkage.form_person o
             JOIN cleaning.form s USING (form_id))
          WHERE ((o.person_id = l.person_id) AND (s.source = 'dc01'::text) AND (s.filled_on > e.happened_on))))) AS is_seen
   FROM (((population.event e
     JOIN population.event_form t USING (event_id))
     JOIN cleaning.form f USING (form_id))
     JOIN linkage.form_person l USING (form_id))
  WHERE ((e.kind = 'emigration'::text) AND (e.state <> 'undone'::text) AND (f.household_id = 0) AND (NOT (EXISTS ( SELECT
           FROM ((linkage.form_person b
             JOIN population.event_form c USING (form_id))
             JOIN population.event m USING (event_id))
          WHERE ((b.person_id = l.person_id) AND (m.kind = ANY (ARRAY['move'::text, 'household-split'::text, 'household-join'::text])) AND (m.state <> 'undone'::text) AND (m.happened_on > e.happened_on))))))
  GROUP BY l.person_id;

-- Archives by unit and day, and how many of them meet each of four measures; figures only
create table population.board (
  unit_id integer not null, -- Unit of that day; 0 the country, -1 where no unit is known, below that the province of whom no commune is known, with its sign turned; a commune that was divided under its old key
  on_date date not null, -- The day in Viet Nam
  parent_id integer, -- The province, or 0 for the country; null for the country itself
  persons integer not null, -- Archives of the living, and of those noted as dead of whom something says otherwise
  complete_persons integer not null, -- Of them: no mandatory item is missing
  clean_persons integer not null, -- Of them: no open finding of a rule that blocks
  right_persons integer not null, -- Of them: name, date of birth and sex agree with an entry of the birth, or were confirmed by an officer
  alive_persons integer not null, -- Of them: nothing contradicts that they live here: no death, emigration or second residence
  constraint board_pkey PRIMARY KEY (unit_id, on_date),
  constraint board_check CHECK ((LEAST(complete_persons, clean_persons, right_persons, alive_persons) >= 0)),
  constraint board_check1 CHECK ((GREATEST(complete_persons, clean_persons, right_persons, alive_persons) <= persons))
);
CREATE INDEX board_parent ON population.board USING btree (parent_id, on_date);

-- Days on which all archives were measured
create table population.board_day (
  on_date date not null, -- The day in Viet Nam
  measured_at timestamp with time zone not null, -- When they were measured last on that day
  constraint board_day_pkey PRIMARY KEY (on_date)
);

-- How far the books have come in which entries are made at the counter
create table population.book (
  unit_id integer not null, -- Commune that keeps the book
  kind text not null, -- Kind of its entries
  book text not null, -- What it is called
  last_number integer not null, -- The number given last
  constraint book_pkey PRIMARY KEY (unit_id, kind, book)
);

-- A run of the pipeline: its step, its counts, its report
create table population.build (
  act_id bigint not null, -- The act of the run
  started_at timestamp with time zone not null, -- When it began
  finished_at timestamp with time zone, -- When its report was written; null while it runs or after it was killed
  step text not null, -- receive, clean, link, number, archive, report
  progress jsonb not null, -- Counts for the page: records, forms, refused, findings, pairs, persons, done and total of the step
  report jsonb, -- The report of the contract
  constraint build_pkey PRIMARY KEY (act_id)
);

-- An officer found name, date of birth and sex of an archive to agree with a paper that was shown; holds until one of the three changes
create table population.confirmation (
  person_id bigint not null, -- Whose archive
  version_no integer not null, -- The version that was confirmed
  confirmed_at timestamp with time zone not null, -- When
  account_id bigint not null, -- Account of the officer
  human_id bigint not null, -- The human behind that account: neither the person nor of their household
  role text not null, -- Office of the officer
  unit_id integer, -- Unit of that office; null for the whole country
  paper text not null, -- What was shown, in the words of the officer
  constraint confirmation_pkey PRIMARY KEY (person_id, version_no)
);
alter table population.confirmation enable row level security;
create policy reader on population.confirmation for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = confirmation.person_id))));
create policy register on population.confirmation for all to sogoc_register using (true) with check (true);

-- What a person says is wrong, as far as one office decides on it; a request that touches several offices is one row for each
create table population.correction (
  correction_id bigint not null generated always as identity, -- The correction
  request_id bigint not null, -- The first correction of the same request
  person_id bigint not null, -- Whose archive
  changes jsonb not null, -- Fields, each {field, text, before, source}: as it was typed, what stood there in both languages, and the source that owned it
  since date, -- Of what changes in a life: first day on which the new value was true
  number_wish text, -- keep or new: what the person wishes for the personal number, where it would tell another sex or year of birth
  reason text not null, -- Why, in the words of who opened it
  evidence text[] not null, -- Papers on which it rests: ids of documents, or what they are called
  office text not null, -- Which office owns the values: civil-status, commune-police or identity-police
  owner_unit integer, -- Of which unit; null for the country
  owner_units integer[] not null, -- That unit with what it was and became by the reform
  state text not null, -- opened, examined, corrected, undone, refused or withdrawn
  version integer not null, -- From 1, one more with each move
  due_on date not null, -- By when it is to be decided
  is_extended boolean not null, -- Whether its owner took the one extension that the law gives
  opened_by bigint not null, -- Account of who took the request
  opened_human bigint not null, -- The human behind that account
  proposal_id bigint, -- What the owner proposed after examining it
  act_id bigint, -- The act by which it was done; it stays where that was taken back
  earlier_persons bigint[] not null default '{}'::bigint[], -- Archives that it was asked for before each ended in favour of the next, while it was open: parted again, it goes back
  constraint correction_pkey PRIMARY KEY (correction_id),
  constraint correction_check CHECK (((state = ANY (ARRAY['corrected'::text, 'undone'::text])) = (act_id IS NOT NULL))) NOT VALID,
  constraint correction_check1 CHECK (((state <> ALL (ARRAY['examined'::text, 'corrected'::text, 'undone'::text])) OR (proposal_id IS NOT NULL))) NOT VALID,
  constraint correction_number_wish_check CHECK ((number_wish = ANY (ARRAY['keep'::text, 'new'::text]))),
  constraint correction_office_check CHECK ((office = ANY (ARRAY['civil-status'::text, 'commune-police'::text, 'identity-police'::text]))),
  constraint correction_state_check CHECK ((state = ANY (ARRAY['opened'::text, 'examined'::text, 'corrected'::text, 'undone'::text, 'refused'::text, 'withdrawn'::text]))) NOT VALID
);
CREATE INDEX correction_act ON population.correction USING btree (act_id) WHERE (act_id IS NOT NULL);
CREATE INDEX correction_opened_human ON population.correction USING btree (opened_human);
CREATE INDEX correction_person ON population.correction USING btree (person_id);
CREATE INDEX correction_request ON population.correction USING btree (request_id);
CREATE INDEX correction_waiting ON population.correction USING gin (owner_units) WHERE (state = ANY (ARRAY['opened'::text, 'examined'::text]));
alter table population.correction enable row level security;
create policy reader on population.correction for all to sogoc_app using ((((opened_by = access.reader_account()) OR access.is_within(owner_units) OR (EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = correction.person_id)))) AND (NOT access.is_sealed(ARRAY[person_id]))));
create policy register on population.correction for all to sogoc_register using (true) with check (true);

-- What became of a correction, move by move; only added to
create table population.correction_move (
  correction_id bigint not null, -- The correction
  version integer not null, -- Its version after the move
  move text not null, -- open, examine, return, extend, approve, refuse, withdraw, undo or restore
  at timestamp with time zone not null, -- When
  account_id bigint not null, -- By which account
  role text not null, -- In which office
  unit_id integer, -- Of which unit; null for the country
  reason text, -- Why, in words
  constraint correction_move_pkey PRIMARY KEY (correction_id, version),
  constraint correction_move_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES population.correction(correction_id)
);
alter table population.correction_move enable row level security;
create policy reader on population.correction_move for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.correction c
  WHERE (c.correction_id = correction_move.correction_id))));
create policy register on population.correction_move for all to sogoc_register using (true) with check (true);

-- An entry of a civil-status book, as it was made; what became of it later stands in entry_note. Added to; one that was taken back may be typed again under its name
create table population.entry (
  entry_id bigint not null generated always as identity, -- The entry
  unit_id integer not null, -- Commune that keeps the book, as it stood then
  kind text not null, -- birth, marriage, death, recognition or change
  book text not null, -- The book, as it is called there: 01/2018
  number text not null, -- Number in the book
  year integer not null, -- Year of registration
  registered_on integer not null, -- Day of registration, yyyymmdd, 00 for an unknown month or day
  form_id bigint not null, -- The form that says what the entry holds; of several received ones the first
  informant jsonb, -- Who declared it, {fullName, relation}; null where no form tells
  constraint entry_pkey PRIMARY KEY (entry_id),
  constraint entry_unit_id_kind_book_number_year_key UNIQUE (unit_id, kind, book, number, year),
  constraint entry_kind_check CHECK ((kind = ANY (ARRAY['birth'::text, 'marriage'::text, 'death'::text, 'recognition'::text, 'change'::text])))
);
CREATE INDEX entry_form ON population.entry USING btree (form_id);
alter table population.entry enable row level security;
create policy reader on population.entry for all to sogoc_app using ((EXISTS ( SELECT
   FROM cleaning.form f
  WHERE (f.form_id = entry.form_id))));
create policy register on population.entry for all to sogoc_register using (true) with check (true);

-- What became of an entry, in order; only added to
create table population.entry_note (
  entry_id bigint not null, -- The entry
  note_no integer not null, -- From 1
  kind text not null, -- registered at the counter, confirmed (something unlikely, with its reason), signed, corrected, undone or restored
  words_vi text not null, -- What is noted, in Vietnamese
  words_en text not null, -- What is noted, in English
  act_id bigint, -- The act by which it came; null where there was none
  account_id bigint, -- Account of the officer; null where the register itself noted it
  signed_as text, -- Name of that officer, as it stood
  noted_at timestamp with time zone not null, -- When
  constraint entry_note_pkey PRIMARY KEY (entry_id, note_no),
  constraint entry_note_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES population.entry(entry_id),
  constraint entry_note_kind_check CHECK ((kind = ANY (ARRAY['registered'::text, 'confirmed'::text, 'signed'::text, 'corrected'::text, 'undone'::text, 'restored'::text])))
);
alter table population.entry_note enable row level security;
create policy reader on population.entry_note for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.entry e
  WHERE (e.entry_id = entry_note.entry_id))));
create policy register on population.entry_note for all to sogoc_register using (true) with check (true);

-- What was registered at the counter: one officer registers, another human who heads the office signs
create table population.event (
  event_id bigint not null, -- The act that did it
  kind text not null, -- birth, death, move, household-split, household-join or emigration
  unit_id integer not null, -- Commune whose office registered it
  happened_on integer not null, -- Day on which it happened, yyyymmdd, 00 for an unknown month or day
  state text not null, -- registered, signed or undone
  said jsonb not null, -- What was declared, in the form of its kind; persons by the keys of their forms
  confirmed jsonb not null, -- What was asked and confirmed, each {code, reason}
  entry_id bigint, -- The entry that was made; null for residence
  registered_at timestamp with time zone not null, -- When it was registered
  registered_by bigint not null, -- Account of who registered it
  registered_human bigint not null, -- The human behind that account: never the one who signs
  registered_as text not null, -- Office of who registered it
  signed_at timestamp with time zone, -- When it was signed
  signed_by bigint, -- Account of who signed it
  signed_human bigint, -- The human behind that account
  signed_as text, -- Office of who signed it
  signs jsonb not null, -- Offices that sign, from the lowest level up, each {role, units}: a unit with what it was and became by the reform, none for the whole country; an office signs where nobody else holds one below it
  signs_units integer[] not null, -- All units in signs, to find what waits for one
  due_on date not null, -- By when it is to be signed: the working day after it was registered
  constraint event_pkey PRIMARY KEY (event_id),
  constraint event_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES population.entry(entry_id),
  constraint event_check CHECK ((num_nonnulls(signed_at, signed_by, signed_human, signed_as) = ANY (ARRAY[0, 4]))),
  constraint event_check1 CHECK (((state <> 'signed'::text) OR (signed_human IS NOT NULL))),
  constraint event_kind_check CHECK ((kind = ANY (ARRAY['birth'::text, 'death'::text, 'move'::text, 'household-split'::text, 'household-join'::text, 'emigration'::text]))) NOT VALID,
  constraint event_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'signed'::text, 'undone'::text]))),
  constraint four_eyes CHECK ((signed_human <> registered_human))
);
CREATE INDEX event_to_sign ON population.event USING gin (signs_units) WHERE (state = 'registered'::text);
CREATE INDEX event_unit ON population.event USING btree (unit_id, state);
alter table population.event enable row level security;
create policy reader on population.event for all to sogoc_app using ((EXISTS ( SELECT
   FROM (population.event_form e
     JOIN cleaning.form f USING (form_id))
  WHERE (e.event_id = event.event_id))));
create policy register on population.event for all to sogoc_register using (true) with check (true);

-- Forms that an event wrote, so that whose they are now is told by their links, also after a merge or split
create table population.event_form (
  form_id bigint not null, -- A form of file 0
  event_id bigint not null, -- The event
  constraint event_form_pkey PRIMARY KEY (form_id),
  constraint event_form_event_id_fkey FOREIGN KEY (event_id) REFERENCES population.event(event_id)
);
CREATE INDEX event_form_event ON population.event_form USING btree (event_id);

-- Who belongs to a household from which day on; a projection of version, read by household
create table population.household_member (
  household_id bigint not null, -- The household
  person_id bigint not null, -- The member
  version_no integer not null, -- The version that says so
  role text, -- Relation to the head; null where the member leaves
  valid_from date not null, -- From which day
  recorded_at timestamp with time zone not null, -- When the register knew it
  void boolean not null, -- True where the version is void
  constraint household_member_pkey PRIMARY KEY (household_id, person_id, version_no)
);
alter table population.household_member enable row level security;
create policy reader on population.household_member for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = household_member.person_id))));
create policy register on population.household_member for all to sogoc_register using (true) with check (true);

-- The state now: one index probe a verification
create table population.person (
  person_id bigint not null, -- The person
  version_no integer not null, -- The version that holds now
  person_no bigint, -- The number; null where there is none
  state text not null, -- alive, dead; merged into another person, or withdrawn with all its forms: then nobody
  full_name text not null, -- Birth name
  name_key text not null, -- Name without case, tones and marks, for search
  date_of_birth integer, -- yyyymmdd, 00 for an unknown month or day
  sex text, -- M or F
  unit_id integer, -- Commune of permanent residence
  household_id bigint, -- Household of permanent residence
  role text, -- Relation to the head of the household
  constraint person_pkey PRIMARY KEY (person_id)
);
CREATE INDEX person_bare ON population.person USING btree (person_id) WHERE ((state = 'alive'::text) AND (person_no IS NULL) AND (date_of_birth > 0) AND ((date_of_birth % 10000) = 0));
CREATE INDEX person_household ON population.person USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX person_name ON population.person USING btree (name_key text_pattern_ops, date_of_birth);
CREATE INDEX person_unit ON population.person USING btree (unit_id, name_key text_pattern_ops, date_of_birth);
alter table population.person enable row level security;
create policy reader on population.person for all to sogoc_app using (((person_id = ( SELECT access.reader_person() AS reader_person)) OR ((( SELECT access.reader_country() AS reader_country) OR (EXISTS ( SELECT
   FROM access.reach r
  WHERE ((r.root_unit = ( SELECT access.reader_unit() AS reader_unit)) AND (r.unit_id = person.unit_id)))) OR (EXISTS ( SELECT
   FROM access.presence o
  WHERE ((o.person_id = person.person_id) AND (o.account_id = ( SELECT access.reader_account() AS reader_account)) AND (o.until > ( SELECT access.reader_now() AS reader_now)))))) AND (NOT (EXISTS ( SELECT
   FROM access.sealed s
  WHERE ((s.person_id = person.person_id) AND (s.valid_from <= ( SELECT access.reader_now() AS reader_now)) AND ((s.valid_to IS NULL) OR (s.valid_to > ( SELECT access.reader_now() AS reader_now))) AND (NOT (EXISTS ( SELECT
           FROM access.sealed_reader r
          WHERE ((r.person_id = s.person_id) AND (r.seal_id = s.seal_id) AND (r.account_id = ( SELECT access.reader_account() AS reader_account)))))))))))));
create policy register on population.person for all to sogoc_register using (true) with check (true);

-- An act that one officer proposes and another, who is another human, decides
create table population.proposal (
  proposal_id bigint not null generated always as identity, -- The proposal
  kind text not null, -- What is to be done: merge, split, undo, correct and others, a name of the list of kinds
  payload jsonb not null, -- What is to be done, in the form of its kind
  subjects bigint[] not null, -- The persons whose archives it would change, ascending
  seen integer[] not null, -- Version of the archive of each of them, in the same order, that the proposing officer saw
  reason text not null, -- Why, in the words of who proposes
  evidence text[] not null, -- Papers on which it rests: ids of documents, or what they are called
  proposed_by bigint not null, -- Account of who proposes
  proposed_human bigint not null, -- The human behind that account: never the one who decides
  proposed_as text not null, -- Office of who proposes
  proposed_unit integer, -- Unit of that office; null for the whole country
  proposed_at timestamp with time zone not null, -- When
  decides jsonb not null, -- Offices that decide, from the lowest level up, each {role, units}: a unit with what it was and became by the reform, none for the whole country; an office decides where nobody else holds one below it
  decides_units integer[] not null, -- All units in decides, to find what waits for one
  due_on date, -- By when it is to be decided; null where the law sets no day
  state text not null, -- waiting, approved, refused or withdrawn
  decided_by bigint, -- Account of who decided; null while it waits and where it was withdrawn
  decided_human bigint, -- The human behind that account
  decided_as text, -- Office of who decided
  decided_at timestamp with time zone, -- When it was decided or withdrawn
  decision_reason text, -- Why it was refused, in writing
  act_id bigint, -- The act that was done; null where none was
  asked_by bigint, -- Account of who brought the request that it answers; null where it answers none
  asked_human bigint, -- The human behind that account: never the one who decides
  constraint proposal_pkey PRIMARY KEY (proposal_id),
  constraint asker_does_not_decide CHECK ((decided_human <> asked_human)) NOT VALID,
  constraint four_eyes CHECK ((decided_human <> proposed_human)),
  constraint proposal_asked_check CHECK (((asked_by IS NULL) = (asked_human IS NULL))) NOT VALID,
  constraint proposal_check1 CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint proposal_check2 CHECK (((state = ANY (ARRAY['approved'::text, 'refused'::text])) = (decided_human IS NOT NULL))),
  constraint proposal_check3 CHECK (((state = 'approved'::text) = (act_id IS NOT NULL))),
  constraint proposal_decides_check CHECK ((jsonb_array_length(decides) > 0)),
  constraint proposal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint proposal_subjects_check CHECK ((((cardinality(subjects) > 0) OR (kind = 'entry'::text)) AND (cardinality(subjects) = cardinality(seen)))) NOT VALID
);
CREATE INDEX proposal_subjects ON population.proposal USING gin (subjects);
CREATE INDEX proposal_waiting ON population.proposal USING gin (decides_units) WHERE (state = 'waiting'::text);
alter table population.proposal enable row level security;
create policy reader on population.proposal for all to sogoc_app using ((((proposed_by = access.reader_account()) OR access.is_within(decides_units) OR (EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = ANY (proposal.subjects))))) AND (NOT access.is_sealed(subjects))));
create policy register on population.proposal for all to sogoc_register using (true) with check (true);

-- A run of persons whose archives are written in one transaction
create table population.slice (
  act_id bigint not null, -- The build
  slice_no integer not null, -- From 0
  persons integer not null, -- How many persons
  done_at timestamp with time zone, -- Set in the transaction that wrote them; null before
  constraint slice_pkey PRIMARY KEY (act_id, slice_no)
);

-- What a unit is to reach by a day: of a measure of the board, or of the findings of a rule
create table population.target (
  target_id bigint not null generated always as identity, -- The target
  unit_id integer not null, -- The province or commune
  measure text, -- complete, clean, right or alive; null where it is of a rule
  rule text, -- Id of a cleaning rule; null where it is of a measure
  least_share integer, -- At least this share, in thousandths, is to meet it; null where a count is set
  most_left integer, -- At most so many may be left that do not; null where a share is set
  due_on date not null, -- By which day in Viet Nam
  reason text not null, -- What for, in the words of who set it
  set_by bigint not null, -- Account that set it
  set_as text not null, -- Office of that account
  set_at timestamp with time zone not null, -- When
  withdrawn_by bigint, -- Account that withdrew it; null while it stands
  withdrawn_at timestamp with time zone, -- When it was withdrawn
  constraint target_pkey PRIMARY KEY (target_id),
  constraint target_check CHECK ((num_nonnulls(measure, rule) = 1)),
  constraint target_check1 CHECK ((num_nonnulls(least_share, most_left) = 1)),
  constraint target_check2 CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  constraint target_least_share_check CHECK (((least_share >= 1) AND (least_share <= 1000))),
  constraint target_measure_check CHECK ((measure = ANY (ARRAY['complete'::text, 'clean'::text, 'right'::text, 'alive'::text]))),
  constraint target_most_left_check CHECK ((most_left >= 0))
);
CREATE UNIQUE INDEX target_once ON population.target USING btree (unit_id, COALESCE(measure, rule), due_on) WHERE (withdrawn_at IS NULL);
CREATE INDEX target_standing ON population.target USING btree (due_on) WHERE (withdrawn_at IS NULL);

-- How far a target had come on a day
create table population.target_day (
  target_id bigint not null, -- The target
  on_date date not null, -- The day in Viet Nam
  total integer not null, -- Archives of the unit; of a rule all findings it ever had there
  left_over integer not null, -- Of them those that do not meet it yet; of a rule the open ones
  constraint target_day_pkey PRIMARY KEY (target_id, on_date),
  constraint target_day_check CHECK (((left_over >= 0) AND (left_over <= total)))
);

-- The whole person on one day as the register then knew it; nothing is updated, ends are derived
create table population.version (
  person_id bigint not null, -- The person; never shown, never changes
  version_no integer not null, -- From 1; the higher holds where two are valid from one day
  valid_from date not null, -- Day from which this was true
  recorded_at timestamp with time zone not null, -- When the register knew it
  act_id bigint not null, -- The act that wrote it
  void boolean not null, -- True takes the versions of this day away
  state text not null, -- alive, dead; merged into another person, or withdrawn with all its forms: then nobody
  full_name text, -- Birth name (họ, chữ đệm và tên khai sinh): NFC, Đ as U+0110, single spaces; case as the papers have it
  date_of_birth integer, -- yyyymmdd, 00 for an unknown month or day
  sex text, -- M or F
  marital_status text, -- single, married, divorced or widowed
  birth_registration_place text, -- Place where the birth was registered, as text, small to large
  birth_registration_unit integer, -- The smallest unit recognised in birth_registration_place, as it stood then
  origin_place text, -- Home place (quê quán), as text
  origin_unit integer, -- The smallest unit recognised in origin_place
  ethnicity smallint, -- Code of the people, 1 to 54 (QĐ 121-TCTK/1979), 55 for foreigners
  nationality text, -- ISO 3166-1 alpha-3; VNM for Việt Nam
  religion text, -- Religion as declared; khong for none
  person_no bigint, -- The persons number on this day; null where there is none
  identity_card text, -- 9-digit number of the old identity card (CMND)
  residence_place text, -- Permanent residence (thường trú), as text
  residence_unit integer, -- The smallest unit recognised in residence_place
  current_place text, -- Current residence where it differs, as text
  current_unit integer, -- The smallest unit recognised in current_place
  father_name text, -- Name of the father
  father_number text, -- 9- or 12-digit number of the father
  mother_name text, -- Name of the mother
  mother_number text, -- 9- or 12-digit number of the mother
  spouse_name text, -- Name of the spouse
  spouse_number text, -- 9- or 12-digit number of the spouse
  head_name text, -- Name of the head of the household
  head_number text, -- 9- or 12-digit number of the head of the household
  relation_to_head text, -- Relation to the head, a code of the list in docs/glossary.md
  residence_file text, -- Number of the residence file (hồ sơ cư trú)
  insurance_number text, -- Social-insurance number, 10 digits
  phone text, -- Telephone number, digits only
  date_of_death integer, -- yyyymmdd, 00 for an unknown month or day
  household_id bigint, -- Household of permanent residence on this day
  evidence bigint[] not null, -- Its forms in order of precedence; immutable with the version
  provenance bytea not null, -- One byte a field in the order of population/fields.ts: index in evidence, 255 for none
  constraint version_pkey PRIMARY KEY (person_id, version_no),
  constraint version_state_check CHECK ((state = ANY (ARRAY['alive'::text, 'dead'::text, 'merged'::text, 'withdrawn'::text]))) NOT VALID
);
alter table population.version enable row level security;
create policy reader on population.version for all to sogoc_app using ((EXISTS ( SELECT
   FROM population.person p
  WHERE (p.person_id = version.person_id))));
create policy register on population.version for all to sogoc_register using (true) with check (true);
