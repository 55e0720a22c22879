create table "fireworks_stock" (
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
  "site" uuid not null,
  "store" text not null,
  "counted_on" date not null,
  "boxes" integer not null,
  "replaced_on" date,
  primary key (county, id),
  check (state in ('current', 'replaced'))
);

alter table "fireworks_stock" add foreign key (county, "site") references "site" (county, id);

alter table "fireworks_stock" enable row level security;

alter table "fireworks_stock" force row level security;

create policy county on "fireworks_stock" using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create index fireworks_stock_site on "fireworks_stock" (county, "site", "store", "counted_on");

grant select, insert, update on "fireworks_stock" to anlan_app;
