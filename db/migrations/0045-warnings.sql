-- Gauges with their readings and alarms; warnings, bulletins of fire danger, hot spots, and where they are fetched from.

create table "gauge_sender" (
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
  "remark" text,
  "stop_reason" text,
  primary key (county, id),
  check (state in ('active', 'stopped'))
);

alter table "gauge_sender" enable row level security;

alter table "gauge_sender" force row level security;

create policy county on "gauge_sender" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "gauge_sender" to anlan_app;

create table "gauge" (
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
  "code" text not null,
  "kind" text not null,
  "place" jsonb,
  "owner" text,
  "sender" uuid,
  "window_minutes" integer,
  "blue" integer,
  "yellow" integer,
  "orange" integer,
  "red" integer,
  "hold_minutes" integer,
  "fall" integer,
  "rise" integer,
  "rise_minutes" integer,
  "silence_minutes" integer,
  "lowest" integer,
  "highest" integer,
  "built_on" date not null,
  "stopped_on" date,
  "stop_reason" text,
  primary key (county, id),
  check (state in ('active', 'stopped'))
);

alter table "gauge" add foreign key (county, "sender") references "gauge_sender" (county, id);

alter table "gauge" enable row level security;

alter table "gauge" force row level security;

create policy county on "gauge" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "gauge" to anlan_app;

create table "gauge_alarm" (
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
  "summary" text not null,
  "gauge" uuid not null,
  "kind" text not null,
  "colour" text,
  "raised_at" timestamp with time zone not null,
  "latest" text,
  "opinion" text,
  "acknowledged_at" timestamp with time zone,
  "acknowledged_by" uuid,
  "cleared_at" timestamp with time zone,
  "handling" text,
  "closed_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('raised', 'acknowledged', 'cleared', 'closed'))
);

alter table "gauge_alarm" add foreign key (county, "gauge") references "gauge" (county, id);

alter table "gauge_alarm" enable row level security;

alter table "gauge_alarm" force row level security;

create policy county on "gauge_alarm" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "gauge_alarm" to anlan_app;

-- What gauges said. Nothing is ever changed; the same moment said twice is one reading.
create table gauge_reading (
  county text not null,
  gauge uuid not null,
  at timestamptz not null,
  value double precision not null,
  received_at timestamptz not null,
  primary key (county, gauge, at)
);

alter table gauge_reading enable row level security;

alter table gauge_reading force row level security;

create policy county on gauge_reading using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on gauge_reading to anlan_app;

-- What the rules remember of a gauge between two readings.
create table gauge_memory (
  county text not null,
  gauge uuid not null,
  heard_at timestamptz not null,
  last_at timestamptz,
  last_value double precision,
  memory jsonb not null,
  primary key (county, gauge),
  foreign key (county, gauge) references gauge (county, id)
) with (fillfactor = 70);

alter table gauge_memory enable row level security;

alter table gauge_memory force row level security;

create policy county on gauge_memory using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on gauge_memory to anlan_app;

-- Readings that were not believed, with the reason; kept as they came.
create table gauge_aside (
  county text not null,
  id uuid not null,
  received_at timestamptz not null,
  source text not null,
  payload text not null,
  reason text not null,
  primary key (county, id)
);

alter table gauge_aside enable row level security;

alter table gauge_aside force row level security;

create policy county on gauge_aside using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on gauge_aside to anlan_app;

create index gauge_code on gauge (county, code);

create index gauge_state on gauge (county, state, id);

create index gauge_sender_key on gauge (county, sender) where sender is not null;

create index gauge_nearby on gauge using gist (county, place_on_earth(place)) where place is not null;

create index gauge_alarm_gauge on gauge_alarm (county, gauge, raised_at);

create index gauge_alarm_state on gauge_alarm (county, state, raised_at, id);

create index gauge_alarm_due on gauge_alarm (county, due_at, id) where due_at is not null;

create table "early_warning" (
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
  "headline" text not null,
  "kind" text not null,
  "hazard" text not null,
  "colour" text,
  "source" text not null,
  "issuer" text,
  "received_at" timestamp with time zone not null,
  "affected" text,
  "content" text not null,
  "measures" text,
  "valid_from" timestamp with time zone,
  "valid_until" timestamp with time zone,
  "alarm" uuid,
  "message" text,
  "lineage" text,
  "opinion" text,
  "judged_at" timestamp with time zone,
  "judged_by" uuid,
  "sign_opinion" text,
  "signed_at" timestamp with time zone,
  "signed_by" uuid,
  "dismiss_reason" text,
  "dismissed_at" timestamp with time zone,
  "document_number" text,
  "issued_at" timestamp with time zone,
  "sms_sent" integer,
  "other_channels" text,
  "stand_down_reason" text,
  "ended_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('received', 'judged', 'signed', 'issued', 'delivered', 'stoodDown', 'superseded', 'dismissed'))
);

alter table "early_warning" add foreign key (county, "alarm") references "gauge_alarm" (county, id);

alter table "early_warning" enable row level security;

alter table "early_warning" force row level security;

create policy county on "early_warning" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "early_warning" to anlan_app;

create table "warning_target" (
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
  "headline" text not null,
  "warning" uuid not null,
  "recipient" text not null,
  "audience" text not null,
  "colour" text,
  "content" text not null,
  "valid_until" timestamp with time zone,
  "received_at" timestamp with time zone,
  "received_by" uuid,
  "action" text,
  "acted_at" timestamp with time zone,
  "ended_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('sent', 'received', 'acted', 'ended'))
);

alter table "warning_target" add foreign key (county, "warning") references "early_warning" (county, id);

alter table "warning_target" enable row level security;

alter table "warning_target" force row level security;

create policy county on "warning_target" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "warning_target" to anlan_app;

create table "hotspot" (
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
  "seen_at" timestamp with time zone not null,
  "place" jsonb not null,
  "spot" text,
  "source" text not null,
  "satellite" text,
  "confidence" text,
  "pixels" integer not null,
  "last_seen_at" timestamp with time zone,
  "verifier" text,
  "dispatched_at" timestamp with time zone,
  "arrived_at" timestamp with time zone,
  "result" text,
  "findings" text,
  "photos" jsonb,
  "reported_at" timestamp with time zone,
  "chased_at" timestamp with time zone,
  "handling" text,
  "closed_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('received', 'dispatched', 'reported', 'closed'))
);

alter table "hotspot" enable row level security;

alter table "hotspot" force row level security;

create policy county on "hotspot" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "hotspot" to anlan_app;

create table "fire_danger_bulletin" (
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
  "level" text,
  "affected" text,
  "valid_from" date not null,
  "valid_until" date,
  "content" text not null,
  "measures" text,
  "document" jsonb,
  "document_number" text,
  "published_on" date,
  "withdraw_reason" text,
  primary key (county, id),
  check (state in ('drafted', 'published', 'withdrawn'))
);

alter table "fire_danger_bulletin" enable row level security;

alter table "fire_danger_bulletin" force row level security;

create policy county on "fire_danger_bulletin" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "fire_danger_bulletin" to anlan_app;

create table "warning_feed" (
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
  "url" text not null,
  "minutes" integer not null,
  "read_at" timestamp with time zone,
  "taken" integer,
  "fault" text,
  "stop_reason" text,
  primary key (county, id),
  check (state in ('active', 'failing', 'stopped'))
);

alter table "warning_feed" enable row level security;

alter table "warning_feed" force row level security;

create policy county on "warning_feed" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "warning_feed" to anlan_app;

create index early_warning_received on early_warning (county, received_at, id);

create index early_warning_state on early_warning (county, state, received_at, id);

create index early_warning_issued on early_warning (county, issued_at, id) where issued_at is not null;

create index early_warning_due on early_warning (county, due_at, id) where due_at is not null;

create index early_warning_alarm on early_warning (county, alarm) where alarm is not null;

create index early_warning_message on early_warning (county, message) where message is not null;

create index early_warning_lineage on early_warning (county, lineage) where lineage is not null;

create index warning_target_warning on warning_target (county, warning, id);

create index warning_target_state on warning_target (county, state, created_at, id);

create index warning_target_town on warning_target (county, town, id) where town is not null;

create index warning_target_due on warning_target (county, due_at, id) where due_at is not null;

create index hotspot_seen on hotspot (county, seen_at, id);

create index hotspot_state on hotspot (county, state, seen_at, id);

create index hotspot_due on hotspot (county, due_at, id) where due_at is not null;

create index hotspot_nearby on hotspot using gist (county, place_on_earth(place)) where place is not null;

create index fire_danger_bulletin_published on fire_danger_bulletin (county, published_on, id);

create index fire_danger_bulletin_state on fire_danger_bulletin (county, state, valid_from, id);
