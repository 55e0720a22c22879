-- What a report promises for the next period, the shortcomings it admits, and what its writer says of them before it is signed.

create table "commitment" (
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
  "text" text not null,
  "period" text not null,
  "unit" text,
  "owner" uuid,
  "due_on" date not null,
  "indicator" text,
  "goal" text,
  "target" integer,
  "parent" uuid,
  "report" uuid,
  "place" text,
  "carried_from" uuid,
  "carried_times" integer,
  "result" text,
  "evidence" text,
  "proof" jsonb,
  "finished_at" timestamp with time zone,
  "carry_reason" text,
  "carried_at" timestamp with time zone,
  "revoke_reason" text,
  "revoked_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('proposed', 'divided', 'active', 'done', 'carried', 'revoked'))
);

alter table "commitment" add foreign key (county, "parent") references "commitment" (county, id);

alter table "commitment" add foreign key (county, "report") references "report" (county, id);

alter table "commitment" add foreign key (county, "carried_from") references "report" (county, id);

alter table "commitment" enable row level security;

alter table "commitment" force row level security;

create policy county on "commitment" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "commitment" to anlan_app;

create index commitment_period on "commitment" (county, "period");

create table "problem" (
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
  "text" text not null,
  "period" text not null,
  "cause" text,
  "indicator" text,
  "report" uuid,
  "commitment" uuid,
  "measures" text,
  "answered_at" timestamp with time zone,
  "result" text,
  "solved_at" timestamp with time zone,
  primary key (county, id),
  check (state in ('noted', 'answered', 'solved'))
);

alter table "problem" add foreign key (county, "report") references "report" (county, id);

alter table "problem" add foreign key (county, "commitment") references "commitment" (county, id);

alter table "problem" enable row level security;

alter table "problem" force row level security;

create policy county on "problem" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "problem" to anlan_app;

create table report_promise (
  county text not null,
  report_id uuid not null,
  mark text not null,
  struck boolean not null,
  owner uuid,
  unit text,
  due_on date,
  by uuid not null,
  at timestamptz not null,
  primary key (county, report_id, mark)
);

alter table report_promise add foreign key (county, report_id) references report (county, id);

alter table report_promise enable row level security;

alter table report_promise force row level security;

create policy county on report_promise using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on report_promise to anlan_app;
