-- Archives of which hardly more is known than a name and a year are looked for at the end of each build.
-- squawk-ignore require-concurrent-index-creation
create index person_bare on population.person (person_id) where state = 'alive' and person_no is null and date_of_birth > 0 and date_of_birth % 10000 = 0;
