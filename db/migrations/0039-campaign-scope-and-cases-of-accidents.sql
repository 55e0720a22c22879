-- How many sectors a campaign is about and how many dangerous operations it watches: figures of reports that stand in its plan.

alter table campaign add column "sectors" integer;
alter table campaign add column "operations" integer;

-- The accident whose penalty a case is.

alter table enforcement_case add column "accident" uuid;
alter table enforcement_case add foreign key (county, "accident") references "accident" (county, id);
create index enforcement_case_accident on enforcement_case (county, accident) where accident is not null;
