-- Sealed values: which keys the database has been sealed with, by id and fingerprint; the keys themselves are outside of it.
-- `unsealed` stands for what an upgrade finds in the clear: it is sealed at the next start.

create table sealing_key (
  n bigint primary key generated always as identity,
  id text not null unique,
  fingerprint text not null,
  made_at timestamptz not null,
  retired_at timestamptz
);

comment on table sealing_key is 'local: the keys in use, without the keys; closed to the application role';

insert into sealing_key (id, fingerprint, made_at) values ('unsealed', '', now());

alter table site add column principal_phone_blind text;

create index site_principal_phone on site (county, principal_phone_blind);

-- What histories said of a telephone number before it was sealed is masked; what they say of everything else stays as it was.

update entry set change = jsonb_set(change, '{principalPhone}', (
    select jsonb_agg(case when said is null then null when length(said) < 11 then '****'
      else left(said, 3) || '****' || right(said, 4) end order by place)
    from jsonb_array_elements_text(change -> 'principalPhone') with ordinality as each (said, place)))
  where ledger = 'site' and change ? 'principalPhone';

-- Why something was done, where somebody said it; and the transaction that did it, by which the seal follows what is committed.

alter table entry add column note text;

alter table entry add column tx xid8;

create index entry_tx on entry (county, tx);
