-- Series of bulletins (简报), the numbers of their issues, and reports on a campaign. A number is given once and never again, so the
-- application may not change or delete it.

create table "bulletin_series" (
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
  "issuer" text not null,
  "outline" text not null,
  "template" text,
  "numbering" text not null,
  "issued_before" integer,
  "total_before" integer,
  primary key (county, id),
  check (state in ('current', 'ended'))
);

alter table "bulletin_series" enable row level security;

alter table "bulletin_series" force row level security;

create policy county on "bulletin_series" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on "bulletin_series" to anlan_app;

alter table report add column campaign uuid, add column series uuid;

alter table report add foreign key (county, campaign) references campaign (county, id);

alter table report add foreign key (county, series) references bulletin_series (county, id);

create index report_series on report (county, series, created_at) where series is not null;

create table bulletin_issue (
  county text not null,
  series_id uuid not null,
  year integer not null,
  issue integer not null,
  total integer not null,
  report_id uuid not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, series_id, year, issue),
  unique (county, series_id, total),
  unique (county, report_id)
);

alter table bulletin_issue add foreign key (county, series_id) references bulletin_series (county, id);

alter table bulletin_issue add foreign key (county, report_id) references report (county, id);

alter table bulletin_issue enable row level security;

alter table bulletin_issue force row level security;

create policy county on bulletin_issue using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on bulletin_issue to anlan_app;
