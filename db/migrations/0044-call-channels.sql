-- The last rung, and the vendors by which people are called.

create table "door_knock" (
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
  "call_out" uuid not null,
  "contact" uuid not null,
  "neighbour" uuid,
  "ordered_at" timestamp with time zone not null,
  "result" text,
  "note" text,
  "done_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('open', 'done', 'spared'))
);

alter table "door_knock" add foreign key (county, "call_out") references "call_out" (county, id);

alter table "door_knock" add foreign key (county, "contact") references "contact" (county, id);

alter table "door_knock" add foreign key (county, "neighbour") references "contact" (county, id);

alter table "door_knock" enable row level security;

alter table "door_knock" force row level security;

create policy county on "door_knock" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "door_knock" to anlan_app;
create table "channel" (
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
  "protocol" text not null,
  "address" text not null,
  "account" text,
  "secret" text,
  "secret_blind" text,
  "sender" text,
  "template" text,
  "per_minute" integer not null,
  "lines" integer,
  "price" bigint,
  "rank" integer not null,
  "off_reason" text,
  primary key (county, id),
  check (state in ('on', 'off'))
);

create index on "channel" (county, "secret_blind");

alter table "channel" enable row level security;

alter table "channel" force row level security;

create policy county on "channel" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "channel" to anlan_app;

create index door_knock_town on door_knock (county, town, due_at);

create index door_knock_contact on door_knock (county, contact, call_out);

-- How each channel is doing, and which process is its one sender: whoever holds the lease paces it.

create table channel_state (
  county text not null,
  channel uuid not null,
  state text not null,
  words text not null,
  since timestamptz not null,
  holder uuid,
  lease_until timestamptz,
  primary key (county, channel),
  foreign key (county, channel) references channel (county, id),
  check (state in ('sound', 'slow', 'failing'))
);

alter table channel_state enable row level security;

alter table channel_state force row level security;

create policy county on channel_state using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on channel_state to anlan_app;
