-- Backups as they went, for the page of those who keep the installation running. A run that was killed stays 'running' and is not seen again.

create table backup_run (
  id uuid primary key,
  place text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  done_bytes bigint not null,
  total_bytes bigint not null,
  -- asked to stop by somebody
  cancelled boolean not null,
  outcome text not null check (outcome in ('running', 'good', 'failed', 'cancelled')),
  -- what is said of it: the backup's number when it is good, the reason when it is not
  words text not null
);

create index backup_run_started on backup_run (started_at desc);

-- What somebody has to look after now, by whichever process noticed. An alarm that is not seen again within minutes is over.

create table alarm (
  key text primary key,
  grade text not null check (grade in ('warn', 'grave')),
  words text not null,
  since timestamptz not null,
  seen_at timestamptz not null
);

grant select on alarm to anlan_app;

grant select, update (cancelled) on backup_run to anlan_app;

-- The figures of a county on a day: flows from the first of January to that day, stocks as they stood. What a province compares.

create table county_figure (
  county text not null,
  day date not null,
  figure text not null,
  value numeric not null,
  primary key (county, day, figure)
);

alter table county_figure enable row level security;

create policy county on county_figure using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on county_figure to anlan_app;
