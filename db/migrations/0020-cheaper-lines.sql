-- The pairs of a search line are cut out of it by one pass over its even and one over its odd places: the planner writes the function
-- into the index's own expression, and a line costs a tenth of what its letters one by one had cost. A pair with a space in it, or a
-- last letter alone, is in the index and asked for by nobody.

drop index search_line_pairs;

create or replace function pairs_of(words text) returns text[] language sql immutable parallel safe
return string_to_array(regexp_replace(words, '(..)', E'\\1\x01', 'g'), E'\x01')
  || string_to_array(regexp_replace(substr(words, 2), '(..)', E'\\1\x01', 'g'), E'\x01');

create index search_line_pairs on search_line using gin (pairs_of(words));

-- The page of today takes the gravest first of each stretch of time: of tens of thousands of open deadlines it now reads fifty.

create index deadline_open_weight on deadline (county, weight desc, due_at) where met_at is null;
