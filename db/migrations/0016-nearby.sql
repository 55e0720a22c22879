-- What lies nearest to a place is found by an index: places stand on a sphere, in metres from the middle of the earth.

create extension if not exists cube;

create extension if not exists btree_gist;

create function place_on_earth(place jsonb) returns cube language sql immutable strict parallel safe
return cube(array[
  6371008.8 * cos(radians((place ->> 'lat')::double precision)) * cos(radians((place ->> 'lng')::double precision)),
  6371008.8 * cos(radians((place ->> 'lat')::double precision)) * sin(radians((place ->> 'lng')::double precision)),
  6371008.8 * sin(radians((place ->> 'lat')::double precision))
]);

create index site_nearby on site using gist (county, place_on_earth(place)) where place is not null;

create index hazard_nearby on hazard using gist (county, place_on_earth(place)) where place is not null;

create index equipment_nearby on equipment using gist (county, place_on_earth(place)) where place is not null;

create index supply_storage_nearby on supply_storage using gist (county, place_on_earth(place)) where place is not null;

create index rescue_team_nearby on rescue_team using gist (county, place_on_earth(place)) where place is not null;
