-- Transfers are counted by their own day: without this, the few of a day are looked for among all hazards.

create index hazard_transferred on hazard (county, transferred_at) where transferred_at is not null;
