-- Forms that come later become parties of a conflict that is open; that step is noted like the others.
comment on column conflicts.move.kind is 'joined (a form that contradicts too), asked, answered, commented, proposed, refused, taken-back, handed-over, settled or reopened';
comment on column conflicts.move.act_id is 'The act that brought the form, settled it or opened it again';
