-- Whoever settles abroad is struck off where they lived (Law 68/2020, Art. 24(1)b): an event of residence, by which the board leaves them out.
alter table population.event drop constraint event_kind_check;
alter table population.event add constraint event_kind_check check (kind in ('birth', 'death', 'move', 'household-split', 'household-join', 'emigration')) not valid;
comment on column population.event.kind is 'birth, death, move, household-split, household-join or emigration';

create view population.abroad with (security_invoker = true) as
select l.person_id, max(e.happened_on) as since,
  bool_or(exists (
    select
    from linkage.form_person as o
    join cleaning.form as s using (form_id)
    where o.person_id = l.person_id and s.source = 'dc01' and s.filled_on > e.happened_on
  )) as is_seen
from population.event as e
join population.event_form as t using (event_id)
join cleaning.form as f using (form_id)
join linkage.form_person as l using (form_id)
where e.kind = 'emigration' and e.state <> 'undone' and f.household_id = 0
  and not exists (
    select
    from linkage.form_person as b
    join population.event_form as c using (form_id)
    join population.event as m using (event_id)
    where b.person_id = l.person_id and m.kind in ('move', 'household-split', 'household-join') and m.state <> 'undone' and m.happened_on > e.happened_on
  )
group by l.person_id;
comment on view population.abroad is 'Whoever settled abroad and has not come back: person_id, since (the day, yyyymmdd), is_seen (a residence form was filled in after that day, which contradicts it). A form of the event that takes its person out of the household has 0 for it';
