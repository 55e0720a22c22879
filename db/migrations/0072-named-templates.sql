-- A bureau's own templates of reports: an edited report kept under a name, its headings with slots for the words of another period. Kept
-- again under the same name it is the next version; none is changed.

create table report_template (
  county text not null,
  name text not null,
  version integer not null,
  structure text not null,
  title text not null,
  sections jsonb not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, name, version)
);

alter table report_template enable row level security;

alter table report_template force row level security;

create policy county on report_template using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on report_template to anlan_app;
