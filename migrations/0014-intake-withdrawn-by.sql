-- Which act withdrew a file: taken back, the file is there again.
alter table intake.file add column withdrawn_by bigint;
comment on column intake.file.withdrawn_by is 'The act that withdrew it last; its state says whether that stands';
