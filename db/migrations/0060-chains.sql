-- How chains of responsibility stand is found by the clock and kept as intervals; what towns said of it by hand is gone.

alter table "flood_site" drop constraint flood_site_state_check;

update "flood_site" set state = 'listed' where state in ('covered', 'broken');

alter table "flood_site" add constraint flood_site_state_check check (state in ('listed', 'ended'));

alter table "flood_site" drop column "covered_on", drop column "broken_on";

alter table "flood_duty_holder" add column "office_phone" text;

create table "chain_standing" (
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
  "standing" text not null,
  "holes" text,
  "since_on" date not null,
  "until_on" date,
  primary key (county, id),
  check (state in ('current', 'past'))
);

alter table "chain_standing" add foreign key (county, "site") references "flood_site" (county, id);

alter table "chain_standing" enable row level security;

alter table "chain_standing" force row level security;

create policy county on "chain_standing" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "chain_standing" to anlan_app;

create index chain_standing_since on chain_standing (county, since_on, id);

create index chain_standing_site on chain_standing (county, site, state);

create index chain_standing_due on chain_standing (county, due_at, id) where due_at is not null;
