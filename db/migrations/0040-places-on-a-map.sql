-- What lies nearest is found on a conformal map (Mercator, of a sphere of radius 1): a point of a plane costs a twentieth of what one of
-- the sphere costs to be put into its index, and within a county the order of distances on it is that on the ground to half a percent.

create function place_on_map(place jsonb) returns point language sql immutable strict parallel safe
return point(radians((place ->> 'lng')::double precision), ln(tan(pi() / 4 + radians((place ->> 'lat')::double precision) / 2)));

drop index site_nearby, hazard_nearby, equipment_nearby, supply_storage_nearby, rescue_team_nearby, tip_nearby, building_nearby;

create index site_nearby on site using spgist (place_on_map(place)) where place is not null;

create index hazard_nearby on hazard using spgist (place_on_map(place)) where place is not null;

create index equipment_nearby on equipment using spgist (place_on_map(place)) where place is not null;

create index supply_storage_nearby on supply_storage using spgist (place_on_map(place)) where place is not null;

create index rescue_team_nearby on rescue_team using spgist (place_on_map(place)) where place is not null;

create index tip_nearby on tip using spgist (place_on_map(place)) where place is not null;

create index building_nearby on building using spgist (place_on_map(place)) where place is not null;
