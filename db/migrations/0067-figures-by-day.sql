-- What flows come to day by day, kept by what follows the outbox (decision 37): of each day of an indicator, whole and apart by the values
-- of the columns it names, the value as a step function of the cutoff. What is asked at a cutoff is value[width_bucket(cutoff, since)].

create table figure_day (
  county text not null,
  figure text not null,
  "by" text not null,
  "of" text not null,
  day date not null,
  since timestamptz[] not null,
  value bigint[] not null,
  primary key (county, figure, "by", "of", day)
);

-- A figure that stands here is kept whole up to where the follower has come; any other is counted from the rows.

create table figure_kept (
  county text not null,
  figure text not null,
  primary key (county, figure)
);

alter table figure_day enable row level security;

alter table figure_kept enable row level security;

create policy county on figure_day using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on figure_kept using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, delete on figure_day, figure_kept to anlan_app;
