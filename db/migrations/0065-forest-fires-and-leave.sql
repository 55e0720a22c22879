-- Fires in the forest and firebreaks; and whose account a line of the directory is, so that leave makes a hole where they answer for a place.

create table "forest_fire" (
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
  "found_at" timestamp with time zone not null,
  "found_by" text not null,
  "hotspot" uuid,
  "place" jsonb,
  "reported_to" text,
  "reported_at" timestamp with time zone,
  "out_at" timestamp with time zone,
  "fighters" integer,
  "burnt" integer,
  "dead" integer,
  "injured" integer,
  "cause" text,
  "handling" text,
  "evidence" jsonb,
  "handled_on" date,
  "void_reason" text,
  primary key (county, id),
  check (state in ('found', 'reported', 'out', 'handled', 'void'))
);

alter table "forest_fire" add foreign key (county, "hotspot") references "hotspot" (county, id);

alter table "forest_fire" enable row level security;

alter table "forest_fire" force row level security;

create policy county on "forest_fire" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "forest_fire" to anlan_app;

create table "firebreak" (
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
  "due_on" date not null,
  "length" integer,
  "surface" integer,
  "done_on" date,
  "photos" jsonb,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('planned', 'done', 'cancelled'))
);

alter table "firebreak" enable row level security;

alter table "firebreak" force row level security;

create policy county on "firebreak" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "firebreak" to anlan_app;

create index forest_fire_found on forest_fire (county, found_at, id);

create index forest_fire_state on forest_fire (county, state, id);

create index forest_fire_due on forest_fire (county, due_at, id) where due_at is not null;

create index forest_fire_hotspot on forest_fire (county, hotspot) where hotspot is not null;

create index forest_fire_nearby on forest_fire using gist (county, place_on_earth(place)) where place is not null;

create index firebreak_done on firebreak (county, done_on, id);

create index firebreak_due on firebreak (county, due_at, id) where due_at is not null;

alter table contact add column account uuid;

create index contact_account on contact (county, account) where account is not null;

create index leader_absence_person on leader_absence (county, person) where state = 'approved';
