-- Turns are exchanged by asking; leaders named for days off; a notice says of which incident it is.

create table "shift_swap" (
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
  "shift" uuid not null,
  "seat" text not null,
  "asker" uuid not null,
  "colleague" uuid not null,
  "other_shift" uuid,
  "other_seat" text,
  "reason" text not null,
  "settle_by" timestamp with time zone not null,
  "answered_at" timestamp with time zone,
  "decided_by" uuid,
  "decided_at" timestamp with time zone,
  "refuse_reason" text,
  primary key (county, id),
  check (state in ('asked', 'agreed', 'done', 'declined', 'refused', 'withdrawn'))
);

alter table "shift_swap" add foreign key (county, "shift") references "duty_shift" (county, id);

alter table "shift_swap" add foreign key (county, "other_shift") references "duty_shift" (county, id);

alter table "shift_swap" enable row level security;

alter table "shift_swap" force row level security;

create policy county on "shift_swap" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "shift_swap" to anlan_app;

create index shift_swap_shift on "shift_swap" (county, "shift");

create index shift_swap_time on "shift_swap" (county, "settle_by", id);

alter table "duty_pattern" add column "holiday_leaders" uuid[];

alter table "incident_notice" add column "name" text;

update "incident_notice" n set "name" = left(coalesce(n."about", i."name"), 240) || '，报' || n."recipient"
from "incident" i where i.county = n.county and i.id = n."incident";

update deadline d set title = n."name" from "incident_notice" n
where d.ledger = 'incidentNotice' and d.county = n.county and d.row_id = n.id;

alter table "incident_notice" alter column "name" set not null;
