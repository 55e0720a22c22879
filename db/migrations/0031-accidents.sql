-- Accidents, the chain of their reports, and their investigation.

create table "accident" (
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
  "unit_name" text not null,
  "site" uuid,
  "kind" text not null,
  "sector" text not null,
  "occurred_at" timestamp with time zone not null,
  "address" text not null,
  "place" jsonb,
  "course" text not null,
  "measures" text not null,
  "knew_at" timestamp with time zone,
  "received_at" timestamp with time zone not null,
  "informant" text,
  "at_risk" integer,
  "evacuated" integer,
  "key_facility" boolean,
  "grade" text,
  "dead" integer,
  "missing" integer,
  "injured" integer,
  "slight" integer,
  "hurt" integer,
  "loss" bigint,
  "first_report_at" timestamp with time zone,
  "last_report_at" timestamp with time zone,
  "reports" integer,
  "on_site_at" timestamp with time zone,
  "ended_at" timestamp with time zone,
  "investigated_on" date,
  "dismiss_reason" text,
  "dismissed_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('received', 'reporting', 'ended', 'dismissed'))
);

alter table "accident" add foreign key (county, "site") references "site" (county, id);

alter table "accident" enable row level security;

alter table "accident" force row level security;

create policy county on "accident" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "accident" to anlan_app;

create table "accident_report" (
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
  "title" text not null,
  "accident" uuid not null,
  "ordinal" integer not null,
  "kind" text not null,
  "reported_at" timestamp with time zone not null,
  "recipients" text not null,
  "dead" integer,
  "missing" integer,
  "injured" integer,
  "slight" integer,
  "loss" bigint,
  "grade" text not null,
  "situation" text not null,
  primary key (county, id),
  check (state in ('sent'))
);

alter table "accident_report" add foreign key (county, "accident") references "accident" (county, id);

alter table "accident_report" enable row level security;

alter table "accident_report" force row level security;

create policy county on "accident_report" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "accident_report" to anlan_app;

create table "accident_investigation" (
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
  "accident" uuid not null,
  "grade" text not null,
  "occurred_on" date not null,
  "level" text not null,
  "leader" text not null,
  "members" text not null,
  "procuratorate" boolean not null,
  "formed_on" date not null,
  "extension_days" integer,
  "extension_reason" text,
  "appraisal_days" integer,
  "cause" text,
  "liability" text,
  "prevention" text,
  "report" jsonb,
  "submitted_on" date,
  "return_reason" text,
  "reply_number" text,
  "replied_on" date,
  "penalty_on" date,
  "penalty_summary" text,
  "disclosed_on" date,
  "disclosure" text,
  "evaluation" text,
  "evaluated_on" date,
  "transfer_reason" text,
  "transferred_on" date,
  primary key (county, id),
  check (state in ('investigating', 'submitted', 'replied', 'penalising', 'disclosed', 'evaluated', 'transferred'))
);

alter table "accident_investigation" add foreign key (county, "accident") references "accident" (county, id);

alter table "accident_investigation" enable row level security;

alter table "accident_investigation" force row level security;

create policy county on "accident_investigation" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "accident_investigation" to anlan_app;

create index accident_occurred on accident (county, occurred_at, id);

create index accident_state on accident (county, state, id);

create index accident_site on accident (county, site) where site is not null;

create index accident_due on accident (county, due_at, id) where due_at is not null;

create index accident_report_ordinal on accident_report (county, accident, ordinal);

create index accident_report_reported on accident_report (county, reported_at, id);

create index accident_investigation_accident on accident_investigation (county, accident);

create index accident_investigation_state on accident_investigation (county, state, id);

create index accident_investigation_due on accident_investigation (county, due_at, id) where due_at is not null;
