-- People, what they prove themselves with, the posts they hold. Nationwide, therefore no county in the keys:
-- account, credential, two_factor and post are dictionary tables, session, verification and sign_in_attempt are local ones.
-- Field names follow better-auth where it reads the table; src/server/auth/engine.ts has the mapping.

create table account (
  id uuid primary key,
  username text not null unique,
  name text not null,
  -- the enforcement certificate (执法证号), printed on documents; null for those who may not inspect
  certificate text,
  -- better-auth shows an address in the authenticator; nobody's real one, nothing is ever sent to it
  email text not null generated always as (username || '@anlan') stored,
  two_factor_enabled boolean not null default false,
  must_change_password boolean not null default false,
  password_changed_at timestamptz not null,
  disabled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint account_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{1,31}$')
);
comment on table account is 'dictionary: a person who may sign in, or could once (disabled_at)';

create table credential (
  id uuid primary key,
  account_id uuid not null unique references account (id) on delete cascade,
  provider text not null default 'credential',
  subject text not null generated always as (account_id::text) stored,
  password text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table credential is 'dictionary: the scrypt hash of a password; closed to the application role';

create table two_factor (
  id uuid primary key,
  account_id uuid not null unique references account (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  -- the last three codes accepted: each is good once (RFC 6238 section 5.2)
  used_codes text[] not null default '{}'
);
comment on table two_factor is 'dictionary: the sealed secret of an authenticator and its backup codes; closed to the application role';

create table post (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  county text not null,
  area text not null,
  role text not null,
  section text,
  site_id uuid,
  valid_from date not null,
  -- the last day of the post, null while its end is open
  valid_until date,
  constraint post_area_form check (area ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$' and left(area, 6) = county),
  constraint post_validity check (valid_until >= valid_from)
);
comment on table post is 'dictionary: what an account may do and where, from a day to a day';

create index post_account on post (account_id);

create table session (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  token text not null unique,
  -- what still has to be done before any work: change-password or enrol-second-factor
  pending text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  updated_at timestamptz not null,
  ip text,
  user_agent text,
  constraint session_pending_known check (pending in ('change-password', 'enrol-second-factor'))
);
comment on table session is 'local: who is signed in, from which device, seen when';

create index session_account on session (account_id);

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table verification is 'local: second factors asked for and not yet given; closed to the application role';

create index verification_identifier on verification (identifier);

create table sign_in_attempt (
  id uuid primary key,
  username text not null,
  account_id uuid,
  at timestamptz not null,
  ip text,
  user_agent text,
  ok boolean not null,
  reason text not null
);
comment on table sign_in_attempt is 'local: every attempt to prove who one is, kept at least six months (Cybersecurity Law, article 23, item 3)';

create index sign_in_attempt_username on sign_in_attempt (username, at desc);

grant select on account, post, session, sign_in_attempt to anlan_app;
