-- Whom a warning goes to is signed with it; an edition names the one before, which ends when it is issued.

alter table early_warning add column audience text;

alter table early_warning add column replaces uuid;

alter table early_warning add foreign key (county, replaces) references early_warning (county, id);

create index early_warning_replaces on early_warning (county, replaces) where replaces is not null;

-- A call-out is found by what it was begun for.
create index call_out_source on call_out (county, source_id) where source_id is not null;
