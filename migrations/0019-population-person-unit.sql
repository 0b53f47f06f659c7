-- A commune's officer searches and lists the commune's own people without reading past those of the country.
create index person_unit on population.person (unit_id, name_key text_pattern_ops, date_of_birth);
