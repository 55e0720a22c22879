-- Tips of the public. Who informed stands sealed; the query code stands nowhere but as its signature, in public_label.

create table "tip" (
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
  "about" text not null,
  "matter" text not null,
  "channel" text not null,
  "received_at" timestamp with time zone not null,
  "content" text not null,
  "respondent" text not null,
  "site" uuid,
  "place" jsonb,
  "photos" jsonb,
  "informant" text,
  "informant_blind" text,
  "informant_phone" text,
  "informant_phone_blind" text,
  "wants_reward" boolean,
  "handler" uuid,
  "accepted_at" timestamp with time zone,
  "decline_reason" text,
  "declined_at" timestamp with time zone,
  "transferred_to" text,
  "transferred_at" timestamp with time zone,
  "first_findings" text,
  "first_checked_at" timestamp with time zone,
  "extended_to" date,
  "extend_reason" text,
  "verdict" text,
  "visit" uuid,
  "findings" text,
  "verified_at" timestamp with time zone,
  "handling" text,
  "handled_at" timestamp with time zone,
  "reply" text,
  "replied_at" timestamp with time zone,
  "reward" bigint,
  "rewarded_at" timestamp with time zone,
  "closed_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('received', 'accepted', 'verified', 'handled', 'replied', 'rewarded', 'closed', 'declined', 'transferred'))
);

alter table "tip" add foreign key (county, "site") references "site" (county, id);

alter table "tip" add foreign key (county, "visit") references "visit" (county, id);

create index tip_informant on tip (county, informant_blind) where informant_blind is not null;

create index tip_informant_phone on tip (county, informant_phone_blind) where informant_phone_blind is not null;

alter table "tip" enable row level security;

alter table "tip" force row level security;

create policy county on "tip" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "tip" to anlan_app;

create index tip_received on tip (county, received_at, id);

create index tip_state on tip (county, state, received_at, id);

create index tip_due on tip (county, due_at, id) where due_at is not null;

create index tip_site on tip (county, site) where site is not null;

create index tip_visit on tip (county, visit) where visit is not null;

create index tip_nearby on tip using gist (county, place_on_earth(place)) where place is not null;
