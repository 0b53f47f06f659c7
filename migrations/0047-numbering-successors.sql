-- All numbers that lead to one in use are found from it: those of archives that were merged into its holder's too.
create index number_successor on numbering.number (successor) where successor is not null;
