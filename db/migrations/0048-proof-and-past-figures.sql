-- What the proof-reader is not to name again, and figures of reports from before Anlan.

create table "proof_memory" (
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
  "category" text not null,
  "quote" text not null,
  "reason" text,
  primary key (county, id),
  check (state in ('kept', 'lifted'))
);

alter table "proof_memory" enable row level security;

alter table "proof_memory" force row level security;

create policy county on "proof_memory" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "proof_memory" to anlan_app;

create table "past_figure" (
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
  "report" text not null,
  "name" text not null,
  "indicator" text not null,
  "period" text not null,
  "value" text not null,
  "unit" text not null,
  "line" integer,
  "sentence" text not null,
  primary key (county, id),
  check (state in ('kept', 'withdrawn'))
);

alter table "past_figure" enable row level security;

alter table "past_figure" force row level security;

create policy county on "past_figure" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "past_figure" to anlan_app;

create index past_figure_by_period on "past_figure" (county, "period") where state = 'kept';
