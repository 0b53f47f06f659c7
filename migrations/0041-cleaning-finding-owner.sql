-- Findings are worked on by the commune that owns them.
create index finding_owner on cleaning.finding (owner_unit, form_id);
