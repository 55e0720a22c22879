-- The chain that proves the histories: each link takes up what has been committed since the last one, with the SM3 digest of every
-- line and of the link before it. Added to and read, never changed.

create table seal_link (
  county text not null,
  stream text not null,
  sequence bigint not null,
  sealed_at timestamptz not null,
  -- the last line taken up, in the order of transactions; null while lines from before this database cluster are taken up
  up_to_tx xid8,
  up_to_id uuid,
  count integer not null,
  -- the lines by time and id, in the order of the digests
  ats timestamptz[] not null,
  ids uuid[] not null,
  -- 32 bytes of each line as a whole, and 4 of each of its parts to tell which of them differs
  leaves bytea not null,
  parts bytea not null,
  previous text not null,
  hash text not null,
  -- the hash signed with a key outside of the database
  mac text not null,
  primary key (county, stream, sequence),
  check (stream in ('entry', 'access_log')),
  check (count = cardinality(ids) and count = cardinality(ats))
);

comment on table seal_link is 'tenant: the SM3 hash chain over entry and access_log (GB/T 39786-2021)';

alter table seal_link enable row level security;

create policy county on seal_link using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on seal_link to anlan_app;

-- Months of the access log that were dropped when their time had come.

create table retired_month (
  name text primary key,
  until timestamptz not null,
  lines bigint not null,
  retired_at timestamptz not null
);

comment on table retired_month is 'local: parts of the access log dropped after their time; closed to the application role';

alter table access_log add column tx xid8;

create index access_log_tx on access_log (county, tx);

-- Six months at least (Cybersecurity Law, article 23, item 3), whoever sets the number.

alter table setting_value add constraint setting_value_log_months check (key <> 'audit.logMonths' or value >= 6);
