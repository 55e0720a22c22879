-- What others belong to (a site, and its like) is shown first of all that a word finds, and is little beside the rest: it has indexes
-- of its own, so that to find it nothing else is read, and the rest can be met on the way back in time.

alter table search_line add column is_owner boolean not null default false;
alter table search_line alter column is_owner drop default;

update search_line set is_owner = true where ledger = 'site';

create index search_line_owner_words on search_line using gin (words gin_trgm_ops) where is_owner;

create index search_line_owner_pairs on search_line using gin (pairs_of(words)) where is_owner;

create or replace view search_seen as
select county, ledger, row_id, area, town, site_id, title, words, updated_at, is_owner from search_line
where county = any (string_to_array(current_setting('anlan.counties', true), ','));
