-- Dictionaries: shared by all counties, pointing at nothing of theirs.

create extension if not exists pg_trgm;

create table county (
  county text primary key check (county ~ '^[0-9]{6}$'),
  name text not null,
  bureau text not null,
  number_prefix text not null,
  review_authority text not null,
  court text not null
);

create table area (
  code text primary key check (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
  name text not null,
  county text not null,
  valid_from date not null,
  valid_until date,
  lng double precision,
  lat double precision,
  boundary jsonb
);

create index area_county on area (county, code);

-- Tenant tables: county leads every key.

create table number_series (
  county text not null,
  series text not null,
  year text not null,
  last integer not null,
  primary key (county, series, year)
);

create table setting_value (
  county text not null,
  key text not null,
  value numeric not null,
  effective_on date not null,
  source text not null,
  verified boolean not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (county, key)
);

create table entry (
  county text not null,
  at timestamptz not null,
  id uuid not null,
  ledger text not null,
  row_id uuid not null,
  version integer not null,
  action text not null,
  by uuid not null,
  change jsonb not null,
  primary key (county, at, id)
) partition by range (at);

create table entry_other partition of entry default;

create index entry_row on entry (county, row_id, version);

create table deadline (
  county text not null,
  row_id uuid not null,
  name text not null,
  ledger text not null,
  area text not null,
  town text,
  site_id uuid,
  title text not null,
  owes text not null,
  owed_by uuid,
  weight smallint not null,
  due_at timestamptz not null,
  met_at timestamptz,
  primary key (county, row_id, name)
);

create index deadline_open on deadline (county, owes, due_at) where met_at is null;

create index deadline_open_town on deadline (county, town, due_at) where met_at is null;

create index deadline_open_site on deadline (county, site_id, due_at) where met_at is null;

create table file (
  county text not null,
  hash text not null,
  name text not null,
  type text not null,
  size bigint not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (county, hash, uploaded_by)
);

create table search_line (
  county text not null,
  ledger text not null,
  row_id uuid not null,
  area text not null,
  town text,
  site_id uuid,
  title text not null,
  words text not null,
  updated_at timestamptz not null,
  primary key (county, ledger, row_id)
);

create index search_line_recent on search_line (county, updated_at);

create index search_line_recent_town on search_line (county, town, updated_at);

create index search_line_recent_site on search_line (county, site_id, updated_at);

create index search_line_words on search_line using gin (words gin_trgm_ops);

-- Local tables: of this installation, read by its own processes.

create table outbox (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  county text not null,
  ledger text not null,
  row_id uuid not null,
  version integer not null,
  action text not null
);

create index outbox_order on outbox (xid, id);

create table outbox_cursor (
  follower text primary key,
  xid xid8 not null,
  id bigint not null
);

-- The second wall: the application's role sees the rows of the counties its transaction has named, and no others.

alter table number_series enable row level security;

alter table setting_value enable row level security;

alter table entry enable row level security;

alter table deadline enable row level security;

alter table file enable row level security;

alter table search_line enable row level security;

create policy county on number_series using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on setting_value using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on entry using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on deadline using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on file using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on search_line using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

-- Entries are added and read, never changed: the role has no right to.

grant select on county, area to anlan_app;

grant select, insert on entry, file, outbox to anlan_app;

grant select, insert, update on number_series, setting_value, search_line, outbox_cursor to anlan_app;

grant select, insert, update, delete on deadline to anlan_app;
