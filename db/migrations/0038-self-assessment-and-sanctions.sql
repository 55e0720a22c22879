-- What enterprises say each year of their own responsibility, and sanctions that several departments bear together.

create table "duty_assessment" (
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
  "year" integer not null,
  "leadership" boolean not null,
  "one_duty" boolean not null,
  "committee" boolean not null,
  "staff" boolean not null,
  "reporting" boolean not null,
  "responsibility" boolean not null,
  "investment" boolean not null,
  "training" boolean not null,
  "management" boolean not null,
  "rescue" boolean not null,
  "gaps" text,
  "signed_by" text not null,
  "checked_on" date,
  "checked_by" uuid,
  "return_reason" text,
  primary key (county, id),
  check (state in ('reported', 'returned', 'checked'))
);

alter table "duty_assessment" add foreign key (county, "site") references "site" (county, id);

alter table "duty_assessment" enable row level security;

alter table "duty_assessment" force row level security;

create policy county on "duty_assessment" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "duty_assessment" to anlan_app;
create table "joint_sanction" (
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
  "party" text not null,
  "site" uuid,
  "reason" text not null,
  "facts" text not null,
  "proposed_on" date not null,
  "approved_by" uuid,
  "approved_on" date,
  "refuse_reason" text,
  "document_number" text,
  "departments" text,
  "measures" text,
  "listed_on" date,
  "ends_on" date,
  "lift_reason" text,
  "lifted_on" date,
  primary key (county, id),
  check (state in ('proposed', 'approved', 'listed', 'lifted', 'refused'))
);

alter table "joint_sanction" add foreign key (county, "site") references "site" (county, id);

alter table "joint_sanction" enable row level security;

alter table "joint_sanction" force row level security;

create policy county on "joint_sanction" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "joint_sanction" to anlan_app;

create index duty_assessment_site_year on duty_assessment (county, site, year);
create index duty_assessment_year on duty_assessment (county, year, id);

create index joint_sanction_state on joint_sanction (county, state, id);
create index joint_sanction_site on joint_sanction (county, site) where site is not null;
create index joint_sanction_due on joint_sanction (county, due_at, id) where due_at is not null;
