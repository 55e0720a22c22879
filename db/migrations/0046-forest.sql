-- The forest fire season on the ground: checkpoints with their codes, entries, patrols.

create table "fire_checkpoint" (
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
  "guard" text,
  "guard_phone" text,
  "guard_phone_blind" text,
  "opened_on" date not null,
  "closed_on" date,
  "close_reason" text,
  primary key (county, id),
  check (state in ('open', 'closed'))
);

create index fire_checkpoint_guard_phone on fire_checkpoint (county, guard_phone_blind) where guard_phone_blind is not null;

alter table "fire_checkpoint" enable row level security;

alter table "fire_checkpoint" force row level security;

create policy county on "fire_checkpoint" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "fire_checkpoint" to anlan_app;

create table "forest_entry" (
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
  "about" text not null,
  "checkpoint" uuid not null,
  "entered_at" timestamp with time zone not null,
  "purpose" text not null,
  "persons" integer not null,
  "promised" boolean not null,
  "phone" text,
  "phone_blind" text,
  "left_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('inside', 'left', 'cleared'))
);

alter table "forest_entry" add foreign key (county, "checkpoint") references "fire_checkpoint" (county, id);

create index forest_entry_phone on forest_entry (county, phone_blind) where phone_blind is not null;

alter table "forest_entry" enable row level security;

alter table "forest_entry" force row level security;

create policy county on "forest_entry" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "forest_entry" to anlan_app;

create table "fire_patrol" (
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
  "leader" text not null,
  "patroller" uuid,
  "block" text not null,
  "checkpoint" uuid,
  "due_on" date not null,
  "scanned_at" timestamp with time zone,
  "scanned_by" uuid,
  "scanned_place" jsonb,
  "metres" integer,
  "done_at" timestamp with time zone,
  "findings" text,
  "problems" text,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('due', 'scanned', 'done', 'cancelled'))
);

alter table "fire_patrol" add foreign key (county, "checkpoint") references "fire_checkpoint" (county, id);

alter table "fire_patrol" enable row level security;

alter table "fire_patrol" force row level security;

create policy county on "fire_patrol" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "fire_patrol" to anlan_app;

create index fire_checkpoint_state on fire_checkpoint (county, state, id);

create index fire_checkpoint_nearby on fire_checkpoint using gist (county, place_on_earth(place)) where place is not null;

create index forest_entry_checkpoint on forest_entry (county, checkpoint, entered_at);

create index forest_entry_entered on forest_entry (county, entered_at, id);

create index fire_patrol_due_on on fire_patrol (county, due_on, id);

create index fire_patrol_state on fire_patrol (county, state, due_on, id);

create index fire_patrol_due on fire_patrol (county, due_at, id) where due_at is not null;

create index fire_patrol_checkpoint on fire_patrol (county, checkpoint) where checkpoint is not null;
