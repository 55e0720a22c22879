-- Browsers on which people switched notes on.

create table "push_device" (
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
  "person" uuid not null,
  "subscription" text not null,
  "subscription_blind" text not null,
  "end_reason" text,
  "ended_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('on', 'ended'))
);

create index on "push_device" (county, "subscription_blind");

alter table "push_device" enable row level security;

alter table "push_device" force row level security;

create policy county on "push_device" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "push_device" to anlan_app;

create index push_device_person on push_device (county, person) where state = 'on';
