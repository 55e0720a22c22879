-- Places that people answer for in the flood and fire seasons, who sits in which seat of them, and what was done against the water.

create table "flood_site" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "kind" text not null,
  "place" jsonb,
  "capacity" integer,
  "threatened" integer,
  "manager" text,
  "covered_on" date,
  "broken_on" date,
  "confirmed_on" date,
  "end_reason" text,
  "ended_on" date,
  primary key (county, id),
  check (state in ('listed', 'covered', 'broken', 'ended'))
);

alter table "flood_site" enable row level security;

alter table "flood_site" force row level security;

create policy county on "flood_site" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "flood_site" to anlan_app;

create table "flood_duty_holder" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "site" uuid not null,
  "seat" text not null,
  "turn" text not null,
  "contact" uuid not null,
  "starts_on" date not null,
  "trained_on" date,
  "absent_from" date,
  "absent_until" date,
  "end_reason" text,
  "ends_on" date,
  primary key (county, id),
  check (state in ('active', 'ended'))
);

alter table "flood_duty_holder" add foreign key (county, "site") references "flood_site" (county, id);

alter table "flood_duty_holder" add foreign key (county, "contact") references "contact" (county, id);

alter table "flood_duty_holder" enable row level security;

alter table "flood_duty_holder" force row level security;

create policy county on "flood_duty_holder" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "flood_duty_holder" to anlan_app;

create table "flood_operation" (
  county text not null,
  id uuid not null,
  version integer not null,
  state text not null,
  area text not null,
  town text,
  number text,
  due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  "name" text not null,
  "kind" text not null,
  "site" uuid,
  "worked_at" timestamp with time zone not null,
  "persons" integer not null,
  "vehicles" integer,
  "drained" integer,
  "remark" text,
  primary key (county, id),
  check (state in ('recorded', 'void'))
);

alter table "flood_operation" add foreign key (county, "site") references "flood_site" (county, id);

alter table "flood_operation" enable row level security;

alter table "flood_operation" force row level security;

create policy county on "flood_operation" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "flood_operation" to anlan_app;

create index flood_site_state on flood_site (county, state, id);

create index flood_site_kind on flood_site (county, kind, id);

create index flood_site_town on flood_site (county, town, id) where town is not null;

create index flood_site_due on flood_site (county, due_at, id) where due_at is not null;

create index flood_site_nearby on flood_site using gist (county, place_on_earth(place)) where place is not null;

create index flood_duty_holder_site on flood_duty_holder (county, site, seat);

create index flood_duty_holder_contact on flood_duty_holder (county, contact);

create index flood_operation_worked on flood_operation (county, worked_at, id);

create index flood_operation_site on flood_operation (county, site) where site is not null;
