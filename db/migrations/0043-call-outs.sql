-- Calling people until each has heard: the directory, call-outs, and who was reached by which attempt.

create table "contact" (
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
  "unit" text not null,
  "post" text not null,
  "phone" text not null,
  "phone_blind" text not null,
  "second_phone" text,
  "second_phone_blind" text,
  "email" text,
  "speaker" text,
  "in_charge" integer,
  "deputy" uuid,
  "superior" uuid,
  "neighbour" uuid,
  "starts_on" date not null,
  "ends_on" date,
  "tested_at" timestamp with time zone,
  "finding" text,
  primary key (county, id),
  check (state in ('untested', 'sound', 'dead', 'left'))
);

alter table "contact" add foreign key (county, "deputy") references "contact" (county, id);

alter table "contact" add foreign key (county, "superior") references "contact" (county, id);

alter table "contact" add foreign key (county, "neighbour") references "contact" (county, id);

create index on "contact" (county, "phone_blind");

create index on "contact" (county, "second_phone_blind");

alter table "contact" enable row level security;

alter table "contact" force row level security;

create policy county on "contact" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "contact" to anlan_app;
create table "call_out" (
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
  "message" text not null,
  "kind" text not null,
  "urgency" text not null,
  "source_ledger" text,
  "source_id" text,
  "started_at" timestamp with time zone not null,
  "people" integer not null,
  "confirmed" integer,
  "unreached" integer,
  "phone_calls" integer,
  "texts" integer,
  "moved" integer,
  "end_note" text,
  "ended_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('calling', 'ended'))
);

alter table "call_out" enable row level security;

alter table "call_out" force row level security;

create policy county on "call_out" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "call_out" to anlan_app;

create index contact_town on contact (county, town, state);

create index contact_deputy on contact (county, deputy) where deputy is not null;

create index contact_superior on contact (county, superior) where superior is not null;

create index call_out_started on call_out (county, started_at, id);

create index call_out_open on call_out (county, id) where state = 'calling';

-- The ladder of a call-out, frozen when it begins.

create table call_plan (
  county text not null,
  call_out uuid not null,
  ladder jsonb not null,
  primary key (county, call_out),
  foreign key (county, call_out) references call_out (county, id)
);

alter table call_plan enable row level security;

alter table call_plan force row level security;

create policy county on call_plan using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on call_plan to anlan_app;

-- One line for each person of a call-out: where on the ladder, and how far along the chain from sent to reported back.

create table call_person (
  county text not null,
  id uuid not null,
  call_out uuid not null,
  contact uuid not null,
  name text not null,
  unit text not null,
  post text not null,
  area text not null,
  town text,
  in_charge integer not null,
  token text not null,
  code text not null,
  state text not null,
  rung smallint not null,
  try smallint not null,
  next_at timestamptz,
  sent_at timestamptz,
  rang_at timestamptz,
  answered_at timestamptz,
  heard_at timestamptz,
  heard_seconds integer,
  reached_at timestamptz,
  reached_by uuid,
  reached_how text,
  in_position_at timestamptz,
  moved integer,
  moved_at timestamptz,
  report text,
  reported_at timestamptz,
  primary key (county, id),
  unique (county, call_out, contact),
  unique (county, token),
  foreign key (county, call_out) references call_out (county, id),
  foreign key (county, contact) references contact (county, id),
  check (state in ('calling', 'reached', 'door', 'closed')),
  check ((state = 'reached') = (reached_at is not null) or state = 'closed'),
  check (moved >= 0)
);

create index call_person_due on call_person (county, next_at) where state = 'calling';

create index call_person_open on call_person (county, call_out, in_charge desc, id) where reached_at is null;

create index call_person_contact on call_person (county, contact);

alter table call_person enable row level security;

alter table call_person force row level security;

create policy county on call_person using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on call_person to anlan_app;

-- One line for each attempt. The unique key is what keeps anybody from being called twice for the same step: it is written in the
-- transaction that comes to the step; `claimed` is committed before the vendor is asked, by the attempt's id as the vendor's reference.

create table call_attempt (
  county text not null,
  id uuid not null,
  call_out uuid not null,
  person uuid not null,
  target uuid not null,
  rung smallint not null,
  channel text not null,
  try smallint not null,
  urgency smallint not null,
  state text not null,
  vendor uuid,
  vendor_ref text,
  queued_at timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  ended_at timestamptz,
  seconds integer,
  cost integer,
  result text,
  primary key (county, id),
  unique (county, call_out, target, rung, channel, try),
  foreign key (county, person) references call_person (county, id),
  check (state in ('queued', 'claimed', 'sent', 'rang', 'answered', 'heard', 'delivered', 'confirmed', 'failed', 'dropped'))
);

create index call_attempt_queue on call_attempt (county, channel, urgency, queued_at, id) where state = 'queued';

create index call_attempt_open on call_attempt (county, vendor, claimed_at) where state in ('claimed', 'sent', 'rang', 'answered', 'heard');

create index call_attempt_vendor on call_attempt (county, vendor_ref) where vendor_ref is not null;

create index call_attempt_person on call_attempt (county, person);

create index call_attempt_call_out on call_attempt (county, call_out, channel);

alter table call_attempt enable row level security;

alter table call_attempt force row level security;

create policy county on call_attempt using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on call_attempt to anlan_app;
