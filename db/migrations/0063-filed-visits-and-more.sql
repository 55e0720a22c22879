-- Visits filed beforehand and joint inspections, projects under 三同时, cadres on the spot, the census of disaster risks; a visit names
-- its filing and who ordered it.

create table "joint_inspection" (
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
  "departments" text not null,
  "starts_on" date not null,
  "ends_on" date not null,
  "held_on" date,
  "result" text,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('planned', 'held', 'cancelled'))
);

alter table "joint_inspection" enable row level security;

alter table "joint_inspection" force row level security;

create policy county on "joint_inspection" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "joint_inspection" to anlan_app;

create table "visit_filing" (
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
  "site" uuid not null,
  "department" text not null,
  "planned_on" date not null,
  "matter" text not null,
  "basis" text,
  "joint" uuid,
  "visited_at" timestamp with time zone,
  "result" text,
  "cancel_reason" text,
  primary key (county, id),
  check (state in ('filed', 'visited', 'cancelled'))
);

alter table "visit_filing" add foreign key (county, "site") references "site" (county, id);

alter table "visit_filing" add foreign key (county, "joint") references "joint_inspection" (county, id);

alter table "visit_filing" enable row level security;

alter table "visit_filing" force row level security;

create policy county on "visit_filing" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "visit_filing" to anlan_app;

create table "construction_project" (
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
  "kind" text not null,
  "nature" text not null,
  "assessor" text,
  "assessed_on" date,
  "designer" text,
  "received_on" date,
  "received_by" uuid,
  "opinion" text,
  "approved_on" date,
  "return_reason" text,
  "started_on" date,
  "trial_from" date,
  "accepted_on" date,
  "acceptance" jsonb,
  "check_note" text,
  "stop_reason" text,
  primary key (county, id),
  check (state in ('registered', 'assessed', 'reviewing', 'approved', 'building', 'trial', 'accepted', 'stopped'))
);

alter table "construction_project" add foreign key (county, "site") references "site" (county, id);

alter table "construction_project" enable row level security;

alter table "construction_project" force row level security;

create policy county on "construction_project" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "construction_project" to anlan_app;

create table "field_support" (
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
  "cadre" text not null,
  "kind" text not null,
  "unit" text not null,
  "site" uuid,
  "campaign" uuid,
  "held_on" date not null,
  "help" text not null,
  "problems" integer not null,
  "problem_note" text,
  "solve_by" date,
  "result" text,
  "solved_on" date,
  primary key (county, id),
  check (state in ('recorded', 'solved'))
);

alter table "field_support" add foreign key (county, "site") references "site" (county, id);

alter table "field_support" add foreign key (county, "campaign") references "campaign" (county, id);

alter table "field_support" enable row level security;

alter table "field_support" force row level security;

create policy county on "field_support" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "field_support" to anlan_app;

create table "census_task" (
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
  "department" text not null,
  "total" integer,
  "submit_by" date not null,
  "accept_by" date not null,
  "launched_on" date,
  "trained_on" date,
  "contractor" text,
  "tendered_on" date,
  "surveyed" integer,
  "surveyed_on" date,
  "findings" text,
  "reviewed_on" date,
  "correction" text,
  "corrected_on" date,
  "accepted_by" text,
  "accepted_on" date,
  "use" text,
  "used_on" date,
  primary key (county, id),
  check (state in ('planned', 'launched', 'trained', 'tendered', 'surveyed', 'reviewed', 'corrected', 'accepted', 'used'))
);

alter table "census_task" enable row level security;

alter table "census_task" force row level security;

create policy county on "census_task" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "census_task" to anlan_app;

create index visit_filing_planned on visit_filing (county, planned_on);

create index visit_filing_site on visit_filing (county, site, planned_on);

create index visit_filing_joint on visit_filing (county, joint) where joint is not null;

create index construction_project_site on construction_project (county, site);

create index field_support_held on field_support (county, held_on);

alter table visit add column filing uuid;

alter table visit add column ordered_by text;

alter table visit add foreign key (county, filing) references visit_filing (county, id);

create index visit_of_filing on visit (county, filing) where filing is not null;
