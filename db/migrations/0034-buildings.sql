-- The building survey: buildings by the hundred thousand, random samples of them and what a second look said.

create table "building" (
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
  "survey_code" text not null,
  "address" text not null,
  "place" jsonb,
  "zone" text not null,
  "kind" text not null,
  "use" text not null,
  "storeys" integer,
  "built_year" integer,
  "owner" text,
  "owner_blind" text,
  "owner_phone" text,
  "owner_phone_blind" text,
  "four_without" boolean,
  "use_changed" boolean,
  "storey_added" boolean,
  "excavated" boolean,
  "illegal_extension" boolean,
  "photos" jsonb,
  "survey_due_on" date,
  "surveyed_at" timestamp with time zone,
  "surveyed_by" uuid,
  "findings" text,
  "level" text,
  "evidence" jsonb,
  "flagged_at" timestamp with time zone,
  "due_on" date,
  "appraise_due_on" date,
  "appraisal_needed_at" timestamp with time zone,
  "agency" text,
  "grade" text,
  "report" jsonb,
  "appraised_at" timestamp with time zone,
  "released_at" timestamp with time zone,
  "treatment" text,
  "result" text,
  "proof" jsonb,
  "treated_at" timestamp with time zone,
  "extend_reason" text,
  "resurvey_reason" text,
  "remove_reason" text,
  "remove_note" text,
  "removed_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('listed', 'safe', 'flagged', 'appraising', 'appraised', 'released', 'treated', 'appraisedTreated', 'removed'))
);

create index building_owner on building (county, owner_blind) where owner_blind is not null;

create index building_owner_phone on building (county, owner_phone_blind) where owner_phone_blind is not null;

alter table "building" enable row level security;

alter table "building" force row level security;

create policy county on "building" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "building" to anlan_app;

create table "recheck_sample" (
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
  "among" text not null,
  "wanted" integer not null,
  "population" integer not null,
  "seed" text not null,
  "method" text not null,
  "due_on" date not null,
  "drawn_at" timestamp with time zone not null,
  "drawn_by" uuid not null,
  "conclusion" text,
  "closed_at" timestamp with time zone,
  "void_reason" text,
  "voided_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('drawn', 'closed', 'voided'))
);

alter table "recheck_sample" enable row level security;

alter table "recheck_sample" force row level security;

create policy county on "recheck_sample" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "recheck_sample" to anlan_app;

create table "recheck_item" (
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
  "address" text not null,
  "sample" uuid not null,
  "building" uuid not null,
  "turn" integer not null,
  "surveyor" uuid,
  "fault" text,
  "opinion" text,
  "photos" jsonb,
  "checked_at" timestamp with time zone,
  "checked_by" uuid,
  primary key (county, id),
  check (state in ('drawn', 'right', 'wrong'))
);

alter table "recheck_item" add foreign key (county, "sample") references "recheck_sample" (county, id);

alter table "recheck_item" add foreign key (county, "building") references "building" (county, id);

alter table "recheck_item" enable row level security;

alter table "recheck_item" force row level security;

create policy county on "recheck_item" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "recheck_item" to anlan_app;

create index building_code on building (county, survey_code);

create index building_town on building (county, town, id);

create index building_area on building (county, area, id);

create index building_state_due on building (county, state, due_at, id);

create index building_town_state_due on building (county, town, state, due_at, id);

create index building_due on building (county, due_at, id) where due_at is not null;

create index building_nearby on building using gist (county, place_on_earth(place)) where place is not null;

create index recheck_sample_drawn on recheck_sample (county, drawn_at, id);

create index recheck_item_sample on recheck_item (county, sample, turn);

create index recheck_item_building on recheck_item (county, building);
