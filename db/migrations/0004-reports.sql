create table "report" (
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
  "period" text not null,
  "template" text not null,
  "cutoff" timestamp with time zone,
  "signed_at" timestamp with time zone,
  "signed_by" uuid,
  "withdraw_reason" text,
  primary key (county, id),
  check (state in ('draft', 'signed', 'withdrawn'))
);

alter table "report" enable row level security;

alter table "report" force row level security;

create policy county on "report" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "report" to anlan_app;

create index report_period on report (county, period, id);

-- What a signed report says: its text with the figures in place, as it was signed. Written once, by the signing.

create table report_text (
  county text not null,
  report_id uuid not null,
  content jsonb not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, report_id)
);

alter table report_text add foreign key (county, report_id) references report (county, id);

-- A figure's passport: what was counted, by which filter, and the rows it counted at their versions. Written once, by the signing.

create table report_figure (
  county text not null,
  report_id uuid not null,
  key text not null,
  indicator text not null,
  definition text not null,
  area text not null,
  period text not null,
  cutoff timestamptz not null,
  filter jsonb not null,
  value bigint not null,
  row_ids uuid[] not null,
  row_versions integer[] not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, report_id, key),
  check (cardinality(row_ids) = cardinality(row_versions))
);

alter table report_figure add foreign key (county, report_id) references report (county, id);

alter table report_text enable row level security;

alter table report_text force row level security;

alter table report_figure enable row level security;

alter table report_figure force row level security;

create policy county on report_text using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on report_figure using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

-- What was signed is added and read, never changed: the role has no right to.

grant select, insert on report_text, report_figure to anlan_app;
