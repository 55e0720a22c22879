-- Incident information: incidents, calls, who must be told, the chain of reports, slots at fixed hours.

create table "incident" (
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
  "received_at" timestamp with time zone not null,
  "occurred_at" timestamp with time zone,
  "course" text not null,
  "measures" text,
  "accident" uuid,
  "place_words" text,
  "place" jsonb,
  "grade" text,
  "dead" integer,
  "missing" integer,
  "injured" integer,
  "trapped" integer,
  "evacuated" integer,
  "first_report_at" timestamp with time zone,
  "last_report_at" timestamp with time zone,
  "reports" integer,
  "ended_at" timestamp with time zone,
  "archived_at" timestamp with time zone,
  "dismiss_reason" text,
  "dismissed_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('received', 'reporting', 'ended', 'archived', 'dismissed'))
);

alter table "incident" add foreign key (county, "accident") references "accident" (county, id);

alter table "incident" enable row level security;

alter table "incident" force row level security;

create policy county on "incident" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "incident" to anlan_app;

create table "incident_call" (
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
  "heard" text not null,
  "kind" text,
  "district" text,
  "place_words" text,
  "place" jsonb,
  "occurred_at" timestamp with time zone,
  "dead" integer,
  "missing" integer,
  "injured" integer,
  "trapped" integer,
  "measures" text,
  "caller" text,
  "caller_unit" text,
  "caller_phone" text,
  "caller_phone_blind" text,
  "caller_told" text,
  "received_at" timestamp with time zone not null,
  "incident" uuid,
  "outcome" text,
  "settled_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('taking', 'raised', 'joined', 'noted'))
);

alter table "incident_call" add foreign key (county, "incident") references "incident" (county, id);

create index on "incident_call" (county, "caller_phone_blind");

alter table "incident_call" enable row level security;

alter table "incident_call" force row level security;

create policy county on "incident_call" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "incident_call" to anlan_app;

create table "incident_notice" (
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
  "recipient" text not null,
  "incident" uuid not null,
  "channel" text not null,
  "tell_by" timestamp with time zone not null,
  "basis" text not null,
  "about" text,
  "receiver" text,
  "receiver_post" text,
  "told_at" timestamp with time zone,
  "means" text,
  "told_by" text,
  "waive_reason" text,
  primary key (county, id),
  check (state in ('owed', 'told', 'waived'))
);

alter table "incident_notice" add foreign key (county, "incident") references "incident" (county, id);

alter table "incident_notice" enable row level security;

alter table "incident_notice" force row level security;

create policy county on "incident_notice" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "incident_notice" to anlan_app;

create table "incident_report" (
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
  "incident" uuid not null,
  "ordinal" integer not null,
  "kind" text not null,
  "reported_at" timestamp with time zone not null,
  "dead" integer,
  "missing" integer,
  "injured" integer,
  "trapped" integer,
  "evacuated" integer,
  "grade" text not null,
  "situation" text not null,
  "changes" text,
  "explanation" text,
  primary key (county, id),
  check (state in ('sent'))
);

alter table "incident_report" add foreign key (county, "incident") references "incident" (county, id);

alter table "incident_report" enable row level security;

alter table "incident_report" force row level security;

create policy county on "incident_report" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "incident_report" to anlan_app;

create table "slot_plan" (
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
  "rhythm" text not null,
  "starts_on" date not null,
  "basis" text,
  "ends_on" date,
  primary key (county, id),
  check (state in ('running', 'ended'))
);

alter table "slot_plan" enable row level security;

alter table "slot_plan" force row level security;

create policy county on "slot_plan" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "slot_plan" to anlan_app;

create table "report_slot" (
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
  "unit" text not null,
  "plan" uuid not null,
  "slot_at" timestamp with time zone not null,
  "is_zero" boolean,
  "content" text,
  "reported_by" text,
  "reported_at" timestamp with time zone,
  "chased_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('due', 'missed', 'reported', 'cancelled'))
);

alter table "report_slot" add foreign key (county, "plan") references "slot_plan" (county, id);

alter table "report_slot" enable row level security;

alter table "report_slot" force row level security;

create policy county on "report_slot" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "report_slot" to anlan_app;

create index incident_time on "incident" (county, "received_at", id);

create index incident_open on "incident" (county, state) where state in ('received', 'reporting');

create index incident_call_incident on "incident_call" (county, "incident");

create index incident_call_taking on "incident_call" (county, "received_at") where state = 'taking';

create index incident_notice_incident on "incident_notice" (county, "incident");

create index incident_report_incident on "incident_report" (county, "incident", "ordinal");

create index report_slot_plan on "report_slot" (county, "plan", "slot_at");

create index report_slot_waiting on "report_slot" (county, "slot_at") where state = 'due';
