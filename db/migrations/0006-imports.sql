-- A table of rows brought from a spreadsheet: its file, how its columns are understood, how far it is and what came of it.

create table import_batch (
  county text not null,
  id uuid not null,
  ledger text not null,
  area text not null,
  file_hash text not null,
  file_name text not null,
  file_kind text not null,
  file_size bigint not null,
  state text not null,
  shape jsonb not null,
  plan jsonb not null,
  progress jsonb not null,
  tally jsonb,
  fault text,
  -- how many of the rows read have been dealt with, written in the transaction that deals with them
  done_through integer not null,
  -- whoever works on it, and until when it is theirs
  lease uuid,
  leased_until timestamptz,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  primary key (county, id),
  check (file_kind in ('xlsx', 'xls', 'csv')),
  check (state in ('matching', 'checking', 'checked', 'running', 'done', 'cancelled', 'undoing', 'undone'))
);

create index import_batch_ledger on import_batch (county, ledger, id);

create index import_batch_at_work on import_batch (state) where state in ('checking', 'running', 'undoing');

-- What became of each row read; before the import, only those with something to say. Where a row of a ledger came from.

create table import_row (
  county text not null,
  batch uuid not null,
  ordinal integer not null,
  sheet smallint not null,
  line integer not null,
  ledger text not null,
  outcome text not null,
  row_id uuid,
  version integer,
  problems jsonb,
  undone text,
  primary key (county, batch, ordinal),
  check (outcome in ('created', 'updated', 'unchanged', 'skipped', 'refused')),
  check (undone in ('withdrawn', 'restored', 'kept'))
);

create index import_row_told on import_row (county, batch, ordinal) where problems is not null;

create index import_row_origin on import_row (county, row_id) where row_id is not null;

-- Rows that were taken back as a whole, as they stood: they are in no list and no figure any more, and nothing of them is lost.

create table withdrawn_row (
  county text not null,
  ledger text not null,
  id uuid not null,
  content jsonb not null,
  batch uuid not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, id)
);

alter table import_batch enable row level security;

alter table import_batch force row level security;

alter table import_row enable row level security;

alter table import_row force row level security;

alter table withdrawn_row enable row level security;

alter table withdrawn_row force row level security;

create policy county on import_batch using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on import_row using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

create policy county on withdrawn_row using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on import_batch to anlan_app;

grant select, insert, update, delete on import_row to anlan_app;

grant select on withdrawn_row to anlan_app;

grant delete on search_line to anlan_app;

-- The application's role cannot delete rows of a ledger; this moves them, whole, to where withdrawn rows are kept, and says which.

create function anlan_withdraw(ledger text, ledger_table text, in_county text, ids uuid[], batch uuid, by uuid, at timestamptz)
returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  if in_county is null or in_county <> all (string_to_array(coalesce(current_setting('anlan.counties', true), ''), ',')) then
    raise exception 'county % is not open to this transaction', in_county;
  end if;
  return query execute format('with gone as (delete from public.%I t where t.county = $1 and t.id = any ($2) returning t.*)
    insert into public.withdrawn_row (county, ledger, id, content, batch, by, at)
    select $1, $3, gone.id, to_jsonb(gone), $4, $5, $6 from gone returning id', ledger_table)
    using in_county, ids, ledger, batch, by, at;
end
$$;

revoke all on function anlan_withdraw(text, text, text, uuid[], uuid, uuid, timestamptz) from public;

grant execute on function anlan_withdraw(text, text, text, uuid[], uuid, uuid, timestamptz) to anlan_app;

-- Natural keys: what is typed with other widths, cases or spaces is the same. Visits, orders, hazards and reports have their indexes already.

create index site_key on site (county, replace(lower(normalize("name", nfkc) collate "C"), ' ', ''), replace(lower(normalize("address", nfkc) collate "C"), ' ', ''));

create index campaign_key on campaign (county, replace(lower(normalize("name", nfkc) collate "C"), ' ', ''), "starts_on");

create index visit_number on visit (county, number) where number is not null;

create index rectification_order_number on rectification_order (county, number) where number is not null;
