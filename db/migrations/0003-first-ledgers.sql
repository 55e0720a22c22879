create table "site" (
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
  "credit_code" text,
  "sector" text not null,
  "scale" text not null,
  "address" text not null,
  "place" jsonb,
  "employees" integer,
  "principal" text,
  "principal_phone" text,
  "safety_manager" text,
  "two_key_one_major" boolean,
  "risk_grade" text,
  "remarks" text,
  "listed_on" date,
  "confirmed_on" date,
  "closed_on" date,
  "close_reason" text,
  primary key (county, id),
  check (state in ('surveyed', 'listed', 'closed'))
);

alter table "site" enable row level security;

alter table "site" force row level security;

create policy county on "site" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "site" to anlan_app;

create table "campaign" (
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
  "key" text not null,
  "document_number" text,
  "starts_on" date not null,
  "ends_on" date not null,
  "scope" text,
  "summary" text,
  "closed_at" date,
  primary key (county, id),
  check (state in ('issued', 'selfCheck', 'inspection', 'closed'))
);

alter table "campaign" enable row level security;

alter table "campaign" force row level security;

create policy county on "campaign" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "campaign" to anlan_app;

create table "visit" (
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
  "campaign" uuid,
  "method" text not null,
  "started_at" timestamp with time zone not null,
  "ended_at" timestamp with time zone,
  "inspectors" uuid[] not null,
  "experts" text,
  "checked" text not null,
  "received_by" text,
  "refused_to_sign" boolean,
  "handling" text,
  "filed_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('recorded', 'filed'))
);

alter table "visit" add foreign key (county, "site") references "site" (county, id);

alter table "visit" add foreign key (county, "campaign") references "campaign" (county, id);

alter table "visit" enable row level security;

alter table "visit" force row level security;

create policy county on "visit" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "visit" to anlan_app;

create table "rectification_order" (
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
  "visit" uuid,
  "kind" text not null,
  "subject" text not null,
  "issued_on" date not null,
  "inspectors" uuid[] not null,
  "due_on" date,
  "received_by" text,
  "served_on" date,
  "conclusion" text,
  "completed_on" date,
  primary key (county, id),
  check (state in ('issued', 'served', 'completed'))
);

alter table "rectification_order" add foreign key (county, "site") references "site" (county, id);

alter table "rectification_order" add foreign key (county, "visit") references "visit" (county, id);

alter table "rectification_order" enable row level security;

alter table "rectification_order" force row level security;

create policy county on "rectification_order" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "rectification_order" to anlan_app;

create table "hazard" (
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
  "visit" uuid,
  "campaign" uuid,
  "summary" text not null,
  "category" text not null,
  "level" text not null,
  "standard" text,
  "source" text not null,
  "found_at" timestamp with time zone not null,
  "spot" text,
  "place" jsonb,
  "basis" text,
  "photos" jsonb,
  "order" uuid,
  "measures" text,
  "funds" bigint,
  "due_on" date,
  "responsible" text,
  "contingency" text,
  "control_measures" text,
  "controlled_at" timestamp with time zone,
  "control_ended_at" timestamp with time zone,
  "defer_reason" text,
  "deferred_at" timestamp with time zone,
  "result" text,
  "proof" jsonb,
  "reported_at" timestamp with time zone,
  "rectified_by" uuid,
  "opinion" text,
  "rechecked_at" timestamp with time zone,
  "rechecked_by" uuid,
  "closed_at" timestamp with time zone,
  "withdraw_reason" text,
  "withdrawn_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('found', 'rectifying', 'controlled', 'deferred', 'recheck', 'closed', 'withdrawn'))
);

alter table "hazard" add foreign key (county, "site") references "site" (county, id);

alter table "hazard" add foreign key (county, "visit") references "visit" (county, id);

alter table "hazard" add foreign key (county, "campaign") references "campaign" (county, id);

alter table "hazard" add foreign key (county, "order") references "rectification_order" (county, id);

alter table "hazard" enable row level security;

alter table "hazard" force row level security;

create policy county on "hazard" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "hazard" to anlan_app;

create index site_town on site (county, town, id);

create index site_sector on site (county, sector, id);

create index visit_time on visit (county, started_at, id);

create index visit_site on visit (county, site, started_at);

create index visit_campaign on visit (county, campaign, started_at);

create index rectification_order_site on rectification_order (county, site, id);

create index rectification_order_visit on rectification_order (county, visit);

create index rectification_order_issued on rectification_order (county, issued_on, id);

create index hazard_state_due on hazard (county, state, due_at, id);

create index hazard_town_state_due on hazard (county, town, state, due_at, id);

create index hazard_due on hazard (county, due_at, id) where due_at is not null;

create index hazard_town_due on hazard (county, town, due_at, id) where due_at is not null;

create index hazard_found on hazard (county, found_at, id);

create index hazard_site on hazard (county, site, found_at);

create index hazard_visit on hazard (county, visit);

create index hazard_campaign on hazard (county, campaign, found_at);

create index hazard_order on hazard (county, "order");

-- What is owed next in the county, whoever owes it.

create index deadline_open_due on deadline (county, due_at) where met_at is null;
