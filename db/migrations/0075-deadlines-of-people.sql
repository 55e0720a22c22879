-- What one person owes by name, whatever the post: today's page asks it beside what the role owes, and must not read every open deadline for it.
create index deadline_open_person on deadline (county, owed_by, due_at) where met_at is null and owed_by is not null;
