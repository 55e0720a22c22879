-- The duty room: how desks are manned, shifts, handovers, open matters, absences, roll calls, dispatch calls.

create table "duty_pattern" (
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
  "desk" text not null,
  "starts_on" date not null,
  "hours_a_day" integer not null,
  "levels" integer not null,
  "begins_at" integer not null,
  "shift_hours" integer not null,
  "with_deputy" boolean not null,
  "leaders" uuid[] not null,
  "officers" uuid[] not null,
  "ends_on" date,
  primary key (county, id),
  check (state in ('current', 'ended'))
);

alter table "duty_pattern" enable row level security;

alter table "duty_pattern" force row level security;

create policy county on "duty_pattern" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "duty_pattern" to anlan_app;

create table "duty_shift" (
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
  "desk" text not null,
  "on_day" date not null,
  "starts_at" timestamp with time zone not null,
  "ends_at" timestamp with time zone not null,
  "is_holiday" boolean not null,
  "leader" uuid,
  "main" uuid,
  "deputy" uuid,
  "persons" integer,
  "officers" integer,
  "change_reason" text,
  "changed_by" uuid,
  "cancel_reason" text,
  "begun_at" timestamp with time zone,
  "begun_by" uuid,
  "equipment" text,
  "reminder" text,
  "offered_at" timestamp with time zone,
  "offered_by" uuid,
  "handed_at" timestamp with time zone,
  "taken_by" uuid,
  primary key (county, id),
  check (state in ('planned', 'published', 'onDuty', 'handing', 'handedOver', 'cancelled'))
);

alter table "duty_shift" enable row level security;

alter table "duty_shift" force row level security;

create policy county on "duty_shift" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "duty_shift" to anlan_app;

create table "handover_item" (
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
  "shift" uuid not null,
  "about" text,
  "about_id" text,
  "decision" text not null,
  "until" timestamp with time zone,
  "remark" text,
  "confirmed_at" timestamp with time zone,
  "confirmed_by" uuid,
  primary key (county, id),
  check (state in ('offered', 'confirmed', 'withdrawn'))
);

alter table "handover_item" add foreign key (county, "shift") references "duty_shift" (county, id);

alter table "handover_item" enable row level security;

alter table "handover_item" force row level security;

create policy county on "handover_item" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "handover_item" to anlan_app;

create table "duty_matter" (
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
  "subject" text not null,
  "desk" text not null,
  "source" text,
  "detail" text,
  "finish_by" timestamp with time zone,
  "parked_until" timestamp with time zone,
  "park_reason" text,
  "result" text,
  "done_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('open', 'parked', 'done'))
);

alter table "duty_matter" enable row level security;

alter table "duty_matter" force row level security;

create policy county on "duty_matter" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "duty_matter" to anlan_app;

create table "leader_absence" (
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
  "reason" text not null,
  "person" uuid not null,
  "kind" text not null,
  "destination" text not null,
  "starts_at" timestamp with time zone not null,
  "ends_at" timestamp with time zone not null,
  "stand_in" uuid,
  "approved_by" uuid,
  "approved_at" timestamp with time zone,
  "refuse_reason" text,
  "returned_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('applied', 'approved', 'refused', 'returned'))
);

alter table "leader_absence" enable row level security;

alter table "leader_absence" force row level security;

create policy county on "leader_absence" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "leader_absence" to anlan_app;

create table "roll_call" (
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
  "callee" text not null,
  "from" text not null,
  "means" text not null,
  "called_at" timestamp with time zone not null,
  "answered" boolean not null,
  "seconds" integer,
  "answered_by" text,
  "leader_reached" boolean,
  "result" text not null,
  "fault" text,
  "remedy" text,
  "remedied_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('recorded', 'remedied'))
);

alter table "roll_call" enable row level security;

alter table "roll_call" force row level security;

create policy county on "roll_call" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "roll_call" to anlan_app;

create table "dispatch_call" (
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
  "kind" text not null,
  "subject" text not null,
  "call_by" timestamp with time zone not null,
  "answered_by" text,
  "situation" text,
  "answered_at" timestamp with time zone,
  "tried_at" timestamp with time zone,
  "drop_reason" text,
  primary key (county, id),
  check (state in ('waiting', 'unanswered', 'answered', 'dropped'))
);

alter table "dispatch_call" enable row level security;

alter table "dispatch_call" force row level security;

create policy county on "dispatch_call" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "dispatch_call" to anlan_app;

create index duty_shift_time on "duty_shift" (county, "starts_at", id);

create index duty_shift_open on "duty_shift" (county, state) where state in ('planned', 'published', 'onDuty', 'handing');

create index handover_item_shift on "handover_item" (county, "shift");

create index duty_matter_open on "duty_matter" (county, due_at) where state <> 'done';

create index leader_absence_time on "leader_absence" (county, "ends_at", id);

create index roll_call_time on "roll_call" (county, "called_at", id);

create index dispatch_call_time on "dispatch_call" (county, "call_by", id);
