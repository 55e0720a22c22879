-- Three administrators with separate powers (GB/T 22239-2019, 访问控制): a post takes effect when the security administrator
-- confirms it; the rules of signing in are a county's settings with their history; passwords once used are not used again.

create extension if not exists btree_gist;

-- The county whose administrators keep the account; null for one that nobody has given a post yet.
alter table account add column county text;

alter table account add column left_on date;

update account set county = (select post.county from post where post.account_id = account.id order by post.id limit 1);

create index account_county on account (county, name);

-- asked: given by the system administrator, not yet confirmed; effective; refused; ended: taken away at once.
alter table post add column state text;

alter table post add column asked_by uuid;

alter table post add column asked_at timestamptz;

alter table post add column decided_by uuid;

alter table post add column decided_at timestamptz;

-- Why it was asked for, refused or ended, in words.
alter table post add column remark text;

update post set state = 'effective', asked_at = account.created_at, decided_at = account.created_at
  from account where account.id = post.account_id;

alter table post alter column state set not null;

alter table post alter column asked_at set not null;

alter table post add constraint post_state_known check (state in ('asked', 'effective', 'refused', 'ended'));

-- Nobody holds two of the three administrators' powers on one day, nor one of them beside a post that reads business.
alter table post add constraint post_separate_powers exclude using gist (
  account_id with =,
  (case when role in ('administrator', 'securityAdministrator', 'auditor') then role else 'business' end) with <>,
  daterange(valid_from, valid_until, '[]') with &&
) where (state in ('asked', 'effective'));

create index post_asked on post (county, asked_at) where state = 'asked';

create table section (
  county text not null,
  id uuid not null,
  name text not null,
  position integer not null,
  -- the last day of a section that is no more
  closed_on date,
  primary key (county, id),
  unique (county, name)
);

insert into section (county, id, name, position)
  select county, gen_random_uuid(), section, row_number() over (partition by county order by min(id::text))
    from post where section is not null and site_id is null group by county, section;

alter table section enable row level security;

create policy county on section using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select on section to anlan_app;

-- A rule of signing in as a county has set it, from `set_at` on; the one in force has no `until`. Read before a county is known,
-- therefore a dictionary and not behind the wall.
create table security_setting (
  county text not null,
  key text not null,
  value numeric not null,
  source text not null,
  verified boolean not null,
  set_by uuid not null,
  set_at timestamptz not null,
  until timestamptz,
  primary key (county, key, set_at)
);

create unique index security_setting_current on security_setting (county, key) where until is null;

grant select on security_setting to anlan_app;

create table password_past (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  password text not null,
  replaced_at timestamptz not null
);

create index password_past_account on password_past (account_id, replaced_at desc);

create index sign_in_attempt_ip on sign_in_attempt (ip, at desc);

-- Who did what where from, and whether it was let: the audit of GB/T 22239-2019 (安全审计). Added to and read, never changed;
-- kept by the month, six months at least (Cybersecurity Law, article 23, item 3).
create table access_log (
  county text not null,
  at timestamptz not null,
  id uuid not null,
  -- the account, null where nobody is known by the name; and the name as it was then, or as it was typed
  account_id uuid,
  who text not null,
  -- a word of src/server/access/access-events.ts
  event text not null,
  ok boolean not null,
  -- what it was done to, in words; and the row or account, where it is one
  object text not null,
  row_id uuid,
  ip text,
  primary key (county, at, id)
) partition by range (at);

create table access_log_other partition of access_log default;

create index access_log_event on access_log (county, event, at);

create index access_log_account on access_log (county, account_id, at);

alter table access_log enable row level security;

create policy county on access_log using (county = any (string_to_array(current_setting('anlan.counties', true), ',')));

grant select, insert on access_log to anlan_app;
