-- Why a report tells a figure otherwise than one that was signed before it; it holds for the value it was said of.

create table report_explanation (
  county text not null,
  report_id uuid not null,
  key text not null,
  value bigint not null,
  reason text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, report_id, key)
);

alter table report_explanation add foreign key (county, report_id) references report (county, id);

alter table report_explanation enable row level security;

alter table report_explanation force row level security;

create policy county on report_explanation using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on report_explanation to anlan_app;
