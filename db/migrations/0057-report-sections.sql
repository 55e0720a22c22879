-- A report is written in chapters and passes a review before it is signed.

alter table report add column submitted_by uuid;

alter table report add column approved_by uuid;

alter table report add column approved_at timestamptz;

alter table report add column return_reason text;

alter table report drop constraint report_state_check;

alter table report add constraint report_state_check check (state in ('draft', 'review', 'approved', 'signed', 'withdrawn'));

-- A chapter as it stands: saved by itself, so that several people write one report.

create table report_section (
  county text not null,
  id uuid not null,
  report_id uuid not null,
  place integer not null,
  version integer not null,
  heading text not null,
  blocks jsonb not null,
  writer uuid,
  by uuid not null,
  at timestamptz not null,
  primary key (county, id)
);

alter table report_section add foreign key (county, report_id) references report (county, id);

create index report_section_report on report_section (county, report_id, place);

-- Every version of it that was ever saved: added and read, never changed.

create table report_section_past (
  county text not null,
  section_id uuid not null,
  version integer not null,
  heading text not null,
  blocks jsonb not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, section_id, version)
);

alter table report_section_past add foreign key (county, section_id) references report_section (county, id);

-- What has been reported of a figure in a period, whichever report it stands in.

create index report_figure_reported on report_figure (county, period, key);

alter table report_section enable row level security;

alter table report_section force row level security;

alter table report_section_past enable row level security;

alter table report_section_past force row level security;

create policy county on report_section using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on report_section_past using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on report_section to anlan_app;

grant select, insert on report_section_past to anlan_app;
