-- How officers prove who they are, and how often somebody failed to.
alter table access.session add column opened_with text not null default 'demo';
comment on column access.session.opened_with is 'passkey, password, link or demo';
alter table access.session add column origin text not null default '';
comment on column access.session.origin is 'Address from which it was opened';

create table access.password (
  account_id bigint primary key,
  hash text not null,
  set_at timestamptz not null
);
comment on table access.password is 'The password of an account; it opens nothing without a code of the authenticator';
comment on column access.password.account_id is 'The account';
comment on column access.password.hash is 'Argon2id with its parameters and salt (RFC 9106)';
comment on column access.password.set_at is 'When it was chosen';

create table access.authenticator (
  account_id bigint primary key,
  secret bytea not null,
  last_step bigint not null,
  set_at timestamptz not null
);
comment on table access.authenticator is 'What makes the codes of an account (TOTP, RFC 6238)';
comment on column access.authenticator.account_id is 'The account';
comment on column access.authenticator.secret is 'The shared secret under AES-256-GCM by keys/credentials.key: nonce, text, tag';
comment on column access.authenticator.last_step is 'Time step of the last code that was taken: none is taken twice';
comment on column access.authenticator.set_at is 'When it was set up';

create table access.passkey (
  credential_id text primary key,
  account_id bigint not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz,
  cloned_at timestamptz
);
comment on table access.passkey is 'A passkey of an account (WebAuthn)';
comment on column access.passkey.credential_id is 'Its id, base64url';
comment on column access.passkey.account_id is 'The account';
comment on column access.passkey.public_key is 'Its public key, COSE';
comment on column access.passkey.counter is 'How often it had signed when it was last used; 0 for one that does not count';
comment on column access.passkey.name is 'What its holder calls it';
comment on column access.passkey.added_at is 'When it was added';
comment on column access.passkey.used_at is 'When it was last used';
comment on column access.passkey.cloned_at is 'When it counted backwards, as only a copy does: since then it opens nothing';
create index passkey_account on access.passkey (account_id);

create table access.challenge (
  challenge text primary key,
  account_id bigint,
  expires_at timestamptz not null
);
comment on table access.challenge is 'What a passkey is asked to sign; taken once';
comment on column access.challenge.challenge is '256 random bits, base64url';
comment on column access.challenge.account_id is 'Whose new passkey it is for; null where somebody signs in';
comment on column access.challenge.expires_at is 'Until when it may be answered';

create table access.failure (
  what text not null,
  counted_from timestamptz not null,
  failures integer not null,
  next_at timestamptz not null,
  primary key (what)
);
comment on table access.failure is 'Failed tries to sign in, counted for all processes together';
comment on column access.failure.what is 'login:<name>, origin:<address>, or device:<hash> of a device that has signed in before';
comment on column access.failure.counted_from is 'First failure of those that are counted';
comment on column access.failure.failures is 'How many';
comment on column access.failure.next_at is 'Before this nothing is tried';

create table access.device (
  token_hash bytea not null,
  account_id bigint not null,
  expires_at timestamptz not null,
  primary key (token_hash, account_id)
);
comment on table access.device is 'A device from which an account has signed in: a stranger who guesses cannot lock it out';
comment on column access.device.token_hash is 'SHA-256 of the token in its cookie';
comment on column access.device.account_id is 'The account';
comment on column access.device.expires_at is 'Until when it is known';

create table access.link (
  token_hash bytea primary key,
  account_id bigint not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  secret bytea
);
comment on table access.link is 'A one-time link by which the holder of an account sets password, authenticator or passkey';
comment on column access.link.token_hash is 'SHA-256 of the token in the link';
comment on column access.link.account_id is 'The account';
comment on column access.link.expires_at is 'Until when it opens the account';
comment on column access.link.used_at is 'When it was used; null before';
comment on column access.link.secret is 'The authenticator that it offers, sealed as in access.authenticator; null before it is opened';
create index device_expires on access.device (expires_at);

alter table numbering.wish enable row level security;
create policy register on numbering.wish to sogoc_register using (true) with check (true);
create policy reader on numbering.wish to sogoc_app using (
  exists (select from population.person as p where p.person_id = wish.person_id)
);
