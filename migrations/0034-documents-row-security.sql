-- Papers are read through their cases only: no statement of a reader sees these tables, the room itself reads them as the register
-- after the case was judged.
alter table documents.paper enable row level security;
create policy register on documents.paper to sogoc_register using (true) with check (true);

alter table documents.given enable row level security;
create policy register on documents.given to sogoc_register using (true) with check (true);

alter table documents.paper_of enable row level security;
create policy register on documents.paper_of to sogoc_register using (true) with check (true);
