-- Guesses of who stands at a counter are counted as tries to sign in are.
comment on table access.failure is 'Failed tries to sign in, and of naming a person as present at a counter, counted for all processes together';
comment on column access.failure.what is 'login:<name>, origin:<address>, or device:<hash> of a device that has signed in before; present:<account> and asked:<hash of the number> of whom an officer named as present';
