-- Answers by the key under which they were asked for: what a program sends twice is done once.
create table database.answer (
  key text primary key,
  asked text not null,
  answer jsonb,
  answered_at timestamptz not null
);
comment on table database.answer is 'What was answered under an Idempotency-Key; kept for a day';
comment on column database.answer.key is 'The key, as its sender made it';
comment on column database.answer.asked is 'Hash of route and body: the same key with something else is refused';
comment on column database.answer.answer is 'What was answered; null only within the transaction that does it';
comment on column database.answer.answered_at is 'When it was asked for first';
