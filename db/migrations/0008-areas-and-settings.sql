-- Areas valid in time: a code may be called differently from day to day, each time a row of its own.

alter table area drop constraint area_pkey;

alter table area add primary key (code, valid_from);

alter table area add check (valid_until > valid_from);

-- The boundary as imported (GeoJSON, CGCS2000), a simplified copy for drawing, and the box around it.

alter table area add column outline jsonb;

alter table area add column west double precision;

alter table area add column south double precision;

alter table area add column east double precision;

alter table area add column north double precision;

update area set boundary = jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(boundary))
where jsonb_typeof(boundary) = 'array';

update area set outline = boundary,
  west = (select min((p ->> 0)::float8) from jsonb_array_elements(boundary -> 'coordinates' -> 0) p),
  south = (select min((p ->> 1)::float8) from jsonb_array_elements(boundary -> 'coordinates' -> 0) p),
  east = (select max((p ->> 0)::float8) from jsonb_array_elements(boundary -> 'coordinates' -> 0) p),
  north = (select max((p ->> 1)::float8) from jsonb_array_elements(boundary -> 'coordinates' -> 0) p)
where boundary is not null;

-- What became of an area: from a day on its rows belong to another. Rows keep the code they were written with.

create table area_succession (
  county text not null,
  from_code text not null,
  to_code text not null,
  on_day date not null,
  -- when the rows of the old code were brought under the town of the new one; null until then
  settled_at timestamptz,
  primary key (county, from_code)
);

alter table area_succession enable row level security;

create policy county on area_succession using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert, update on area_succession to anlan_app;

-- Dictionaries are closed to the application but for its own county's areas, and for these through one door.

create function anlan_put_areas(lines jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  if exists (select 1 from jsonb_to_recordset(lines) as l (county text, code text)
    where l.county is null or left(l.code, 6) is distinct from l.county
      or l.county <> all (string_to_array(coalesce(current_setting('anlan.counties', true), ''), ','))) then
    raise exception 'an area of another county';
  end if;
  insert into area (code, name, county, valid_from, valid_until, lng, lat, boundary, outline, west, south, east, north)
  select code, name, county, valid_from, valid_until, lng, lat, boundary, outline, west, south, east, north
  from jsonb_populate_recordset(null::area, lines)
  on conflict (code, valid_from) do update set name = excluded.name, valid_until = excluded.valid_until,
    lng = excluded.lng, lat = excluded.lat, boundary = excluded.boundary, outline = excluded.outline,
    west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north;
end
$$;

revoke all on function anlan_put_areas(jsonb) from public;

grant execute on function anlan_put_areas(jsonb) to anlan_app;

-- Numbers of laws and localities: each value stays, the one in force on a day is the last that had begun by then.

alter table setting_value drop constraint setting_value_pkey;

alter table setting_value add primary key (county, key, effective_on, set_at);

-- The deadlines a change of a number moves are reckoned again by a job: how many rows there were, are done, were moved.

alter table setting_value add column rows_found integer;

alter table setting_value add column rows_done integer;

alter table setting_value add column rows_moved integer;

alter table setting_value add column settled_at timestamptz;

update setting_value set settled_at = set_at;

revoke update on setting_value from anlan_app;

grant update (rows_found, rows_done, rows_moved, settled_at) on setting_value to anlan_app;

-- The usual posts in a bureau's sections, for whoever gives somebody a post.

create table usual_post (
  county text not null,
  section text not null,
  title text not null,
  role text not null,
  place smallint not null,
  primary key (county, section, title)
);

alter table usual_post enable row level security;

create policy county on usual_post using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select on usual_post to anlan_app;

-- On the day an area passes to another town its rows come under that town, also in tables whose rows nobody may change otherwise.

create function anlan_move_towns(target regclass, codes text[], towns text[], among text[]) returns void
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  execute format('update %s t set town = m.town from unnest($1, $2) as m (code, town)
    where t.county = current_setting(''anlan.counties'') and t.town = any ($3) and t.area = m.code and t.town <> m.town', target)
    using codes, towns, among;
end
$$;

revoke all on function anlan_move_towns(regclass, text[], text[], text[]) from public;

grant execute on function anlan_move_towns(regclass, text[], text[], text[]) to anlan_app;
