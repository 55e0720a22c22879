-- Two buildings that look like one and are not: somebody has been there and said so.
create table building_apart (
  county text not null,
  one uuid not null,
  other uuid not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, one, other),
  check (one < other)
);

alter table building_apart add foreign key (county, one) references building (county, id) on delete cascade;

alter table building_apart add foreign key (county, other) references building (county, id) on delete cascade;

create index building_apart_other on building_apart (county, other);

alter table building_apart enable row level security;

alter table building_apart force row level security;

create policy county on building_apart using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on building_apart to anlan_app;
